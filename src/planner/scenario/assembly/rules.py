"""The rules as the solver's settings; what the scenario leaves out is said."""

from collections.abc import Mapping

from planner.locale import say
from planner.scenario.assembly.capacity import capacity_of, equity_of, tasks
from planner.scenario.assembly.consent import consent_asked, lift_consent
from planner.scenario.assembly.desk import Desk, Register, given
from planner.scenario.assembly.pairs import links, pairs
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.residents import competition, decided, designers, holds, standard_tiers
from planner.scenario.assembly.scope import elsewhere, scope
from planner.scenario.assembly.spending import spending
from planner.scenario.assembly.years import by_year
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import EvenFlow, LateBuilt, Rules, UtilityFloor

MADE_SMALL = frozenset({"fiscal_cost", "stability"})


def rules(desk: Desk, reserve: Reserve, register: Register, years: tuple[int, ...], tail: int) -> Rules:
    """Every rule that can be switched, as the scenario and the columns of the table switch it."""
    entry = desk.document.rules
    span = (years[0], years[-1]) if years else (0, 9999)
    # projects under way are paid after the last year of the plan too
    paying = range(years[0], years[-1] + tail + 1) if years else ()
    return Rules(
        built_until=_built_until(desk, reserve),
        check_first=_check_first(desk, reserve, register),
        evidence=holds(desk, reserve, register, entry.evidence, "evidence"),
        consent=consent_asked(desk, reserve, register),
        decided=decided(desk, reserve, register),
        designer_team=holds(desk, reserve, register, entry.designer_team, "designer_team"),
        designers=designers(desk, reserve, register),
        competition=competition(desk, reserve, register),
        standard_tiers=standard_tiers(desk, reserve, register),
        mandatory_basic=entry.mandatory_basic is not False,
        links=links(desk, register),
        exclusive=pairs(desk, register, entry.exclusive, "rules", "exclusive"),
        utility_floor=_utility_floor(desk, reserve, register),
        residents_floor=entry.residents_floor,
        new_starts=by_year(desk, entry.new_starts, years, *span, "rules", "new_starts"),
        continuing=by_year(desk, entry.continuing, paying, span[0], span[1] + tail, "rules", "continuing"),
        spending=spending(desk, reserve, register, years, tail),
        capacity=tuple(
            c
            for i, e in enumerate(entry.capacity)
            if (c := capacity_of(desk, reserve, register, years, e, i)) is not None
        ),
        tasks=tasks(desk, years),
        one_dig=_places(desk, reserve, register, "one_dig"),
        moratorium_years=entry.moratorium_years,
        special_programmes=_special_programmes(desk),
        sync_strict=_places(desk, reserve, register, "sync_strict"),
        seven_ones=_places(desk, reserve, register, "seven_ones"),
        space_conversion=_places(desk, reserve, register, "space_conversion"),
        freed_land=_places(desk, reserve, register, "freed_land"),
        equity=tuple(equity_of(desk, reserve, e, i) for i, e in enumerate(entry.equity)),
        even_flow=EvenFlow(**given(entry.even_flow, "of", "tolerance"))
        if entry.even_flow is not None and entry.even_flow.on
        else None,
        late_built=_late_built(desk),
        lift_consent=lift_consent(desk, reserve, register),
        goal_floors=_goal_floors(desk),
    )


def _places(desk: Desk, reserve: Reserve, register: Register, name: str) -> tuple[Scope, ...]:
    """Where a rule without further settings holds; nowhere where it is off."""
    return tuple(
        scope(desk, reserve, register, entry.where, "rules", name, i, "where")
        for i, entry in enumerate(getattr(desk.document.rules, name))
        if entry.on
    )


def _special_programmes(desk: Desk) -> bool:
    """On unless it is switched off; said where it has something to hold."""
    stated = desk.document.rules.special_programmes
    if stated is None and desk.document.programmes is not None:
        desk.findings.default(say("programmes given: a community that is chosen follows the year of its own"))
    return stated is not False


def _built_until(desk: Desk, reserve: Reserve) -> int | None:
    """Off unless stated: 2000 is the national limit, but provinces differ (Shandong 2005, Chengdu 2004).

    Where it is on, a community without 建成年份 is left out by the rule itself (YEAR_UNKNOWN).
    """
    stated = desk.document.rules.built_until
    if stated is None and reserve.complete:
        if "year_built" not in reserve.columns:
            desk.findings.default(say("建成年份 absent: the year rule is off"))
        elif "built_until" not in desk.document.rules.model_fields_set:
            desk.findings.default(say("rules.built_until absent: the year rule is off (2000 nationally)"))
    return stated


def _check_first(desk: Desk, reserve: Reserve, register: Register) -> tuple[Scope, ...]:
    stated = desk.document.rules.check_first
    if stated is None and reserve.complete:
        if "health_check" in reserve.columns:
            desk.findings.default(
                say("体检日期 given: a health check comes before a start in the first year")
            )
            return (EVERYWHERE,)
        desk.findings.default(say("体检日期 absent: the check-first rule is off"))
    found = holds(desk, reserve, register, stated, "check_first")
    rest = elsewhere(desk, reserve, register, stated, "check_first") if stated else None
    if rest is not None and "health_check" in reserve.columns:
        desk.findings.default(
            say("体检日期 given: a health check comes first also where rules.check_first says nothing")
        )
        return (*found, rest)
    return found


def _utility_floor(desk: Desk, reserve: Reserve, register: Register) -> tuple[UtilityFloor, ...]:
    found = []
    for i, entry in enumerate(desk.document.rules.utility_floor or ()):
        if entry.on and entry.share is None:
            desk.findings.error(
                desk.place("rules", "utility_floor", i),
                say("no share"),
                say("a share such as 20%"),
                say("Add “share: 20%”."),
            )
        elif entry.on:
            where = scope(desk, reserve, register, entry.where, "rules", "utility_floor", i, "where")
            found.append(UtilityFloor(**given(entry, "share", "base"), where=where))
    return tuple(found)


def _late_built(desk: Desk) -> LateBuilt | None:
    entry = desk.document.rules.late_built
    if entry is None or not entry.on:
        return None
    if entry.communities is None and entry.share is None:
        desk.findings.error(
            desk.place("rules", "late_built"),
            say("neither communities nor share"),
            say("at most so many, or such a share"),
            say("Add “share: 10%” or “communities: 5”."),
        )
    if entry.first > entry.last:
        desk.findings.error(
            desk.place("rules", "late_built"),
            say("from {first} to {last}", first=entry.first, last=entry.last),
            say("the earlier year first"),
            say("Swap the two."),
        )
    return LateBuilt(first=entry.first, last=entry.last, communities=entry.communities, share=entry.share)


def _goal_floors(desk: Desk) -> Mapping[str, int]:
    """A goal that is made small has no floor: a cap on money is a setting of its source."""
    stated = desk.document.rules.goal_floors
    for goal in sorted(set(stated) & MADE_SMALL):
        desk.findings.error(
            desk.place("rules", "goal_floors", goal),
            say("a floor of {goal}, which is made small", goal=goal),
            say("a goal that is made large, such as need or households"),
            say("Take it out."),
        )
    return dict(sorted(stated.items()))
