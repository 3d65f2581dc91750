"""Area limits, rules and goals as the solver's settings; what the scenario leaves out is said."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from itertools import combinations
from typing import Any

from planner.locale import say
from planner.scenario import quantities
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.residents import (
    competition,
    decided,
    designers,
    holds,
    standard_tiers,
    weighs,
)
from planner.scenario.assembly.scope import scope
from planner.scenario.assembly.years import by_year
from planner.scenario.document.rules import CapacityEntry, EquityEntry
from planner.scenario.findings import nearest
from planner.scenario.quantities import QuantityError
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import (
    AreaLimits,
    Capacity,
    Consent,
    Equity,
    EvenFlow,
    Goals,
    LateBuilt,
    LiftConsent,
    Link,
    Rules,
    Task,
    UtilityFloor,
)
from planner.scenario.types import Work

MADE_SMALL = frozenset({"fiscal_cost", "stability"})


def limits(desk: Desk, register: Register) -> AreaLimits:
    """What may be merged; keys left out keep their default."""
    entry = desk.document.areas
    given: dict[str, Any] = {
        name: getattr(entry, name)
        for name in (
            *("max_members", "max_households", "same_subdistrict", "drawn", "project_cost"),
            *("max_candidates", "package_min_households"),
        )
        if name in entry.model_fields_set
    }
    if given.get("max_members") == 0:
        desk.findings.error(
            desk.place("areas", "max_members"), say("0"), say("1 or more"), say("Write 1 for no merging.")
        )
    if "project_cost" not in given:
        desk.findings.default(say("fixed cost of a project absent: 0"))
    return AreaLimits(
        max_distance_m=entry.max_distance,
        together=_pairs(desk, register, entry.together, "areas", "together"),
        apart=_pairs(desk, register, entry.apart, "areas", "apart"),
        **given,
    )


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
        consent=_consent(desk, reserve, register),
        decided=decided(desk, reserve, register),
        designer_team=holds(desk, reserve, register, entry.designer_team, "designer_team"),
        designers=designers(desk, reserve, register),
        competition=competition(desk, reserve, register),
        standard_tiers=standard_tiers(desk, reserve, register),
        mandatory_basic=entry.mandatory_basic is not False,
        links=_links(desk, register),
        exclusive=_pairs(desk, register, entry.exclusive, "rules", "exclusive"),
        utility_floor=_utility_floor(desk, reserve, register),
        residents_floor=entry.residents_floor,
        new_starts=by_year(desk, entry.new_starts, years, *span, "rules", "new_starts"),
        continuing=by_year(desk, entry.continuing, paying, span[0], span[1] + tail, "rules", "continuing"),
        capacity=tuple(
            c
            for i, e in enumerate(entry.capacity)
            if (c := _capacity(desk, reserve, register, years, e, i)) is not None
        ),
        tasks=_tasks(desk, years),
        one_dig=_places(desk, reserve, register, "one_dig"),
        moratorium_years=entry.moratorium_years,
        special_programmes=entry.special_programmes is not False,
        sync_strict=_places(desk, reserve, register, "sync_strict"),
        seven_ones=_places(desk, reserve, register, "seven_ones"),
        space_conversion=_places(desk, reserve, register, "space_conversion"),
        freed_land=_places(desk, reserve, register, "freed_land"),
        equity=tuple(_equity(desk, reserve, e, i) for i, e in enumerate(entry.equity)),
        even_flow=EvenFlow(**_given(entry.even_flow, ("of", "tolerance")))
        if entry.even_flow is not None and entry.even_flow.on
        else None,
        late_built=_late_built(desk),
        lift_consent=_lift_consent(desk, reserve, register),
        goal_floors=_goal_floors(desk),
    )


def goals(desk: Desk, reserve: Reserve, works: tuple[Work, ...], *, scored: bool, hazards: bool) -> Goals:
    """Goals as given, else hazards (if given), need (if scores), households."""
    entry = desk.document.goals
    tolerance: dict[str, Any] = (
        {} if entry is None or entry.tolerance is None else {"tolerance": entry.tolerance}
    )
    stated = [] if entry is None else entry.order
    weights: Mapping[str, Fraction] = {} if entry is None else entry.weights
    measured = scored or any(work.shortfall is not None for work in works)
    if stated and weights:
        desk.findings.error(
            desk.place("goals"), say("order and weights"), say("one of the two"), say("Delete one of them.")
        )
    if len(set(stated)) < len(stated):
        desk.findings.error(
            desk.place("goals"), say("a goal twice"), say("each goal once"), say("Delete one.")
        )
    if weights and not any(weights.values()):
        desk.findings.error(
            desk.place("goals", "weights"),
            say("all weights are 0"),
            say("a weight above 0"),
            say("Raise one."),
        )
    if "need" in (*stated, *weights) and not measured and reserve.complete:
        desk.findings.warn(
            desk.place("goals"),
            say("the goal need, and nothing that measures it"),
            say("体检得分, indicators, or shortfalls of works"),
            say("Add one of them, or take the goal out; until then it is 0 for every plan."),
        )
    competing = weighs(desk)
    if stated or weights:
        _check_competition(desk, competing, (*stated, *weights))
        return Goals(order=tuple(stated), weights=dict(sorted(weights.items())), **tolerance)
    # need counts a start earlier the more; where nothing measures it, the goal early takes that part
    there = (
        *(("hazards", hazards), ("competition", competing), ("need", measured)),
        *(("households", True), ("early", not measured)),
    )
    order = tuple(goal for goal, is_there in there if is_there)
    if reserve.complete and "goals" not in desk.broken:
        desk.findings.default(say("goals absent: {goals}", goals=" > ".join(order)))
    return Goals(order=order, **tolerance)


def _check_competition(desk: Desk, competing: bool, named: Collection[str]) -> None:
    """A competition that is weighed needs its goal among those stated."""
    if competing and "competition" not in named:
        desk.findings.error(
            desk.place("goals"),
            say("goals without competition"),
            say("competition among the goals: rules.competition is weighted_in_objective"),
            say("Add it to the goals, or write mode: rank_then_fill."),
        )


# ---- the rules, one by one ----------------------------------------------------------------------------


def _given(entry: Any, names: Collection[str]) -> dict[str, Any]:
    """The settings a scenario states; the others keep the default of `settings.py`."""
    return {name: getattr(entry, name) for name in names if getattr(entry, name) is not None}


def _places(desk: Desk, reserve: Reserve, register: Register, name: str) -> tuple[Scope, ...]:
    """Where a rule without further settings holds; nowhere where it is off."""
    return tuple(
        scope(desk, reserve, register, entry.where, "rules", name, i, "where")
        for i, entry in enumerate(getattr(desk.document.rules, name))
        if entry.on
    )


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
    return holds(desk, reserve, register, stated, "check_first")


def _consent(desk: Desk, reserve: Reserve, register: Register) -> tuple[Consent, ...]:
    entries = desk.document.rules.consent
    columns = reserve.columns & {"consent_households", "consent_area"}
    if entries is None:
        return _consent_by_column(desk, reserve, columns)
    found = []
    for i, entry in enumerate(entries):
        if entry.on:
            where = scope(desk, reserve, register, entry.where, "rules", "consent", i, "where")
            consent = Consent(**_given(entry, ("minimum", "measure", "firm_years")), where=where)
            _doubt_consent(desk, reserve, consent, columns)
            found.append(consent)
    return tuple(found)


def _consent_by_column(desk: Desk, reserve: Reserve, columns: frozenset[str]) -> tuple[Consent, ...]:
    """Where the table has the rate, the gate is on."""
    if columns:
        measure = "households" if "consent_households" in columns else "floor_area"
        consent = Consent(measure=measure)  # type: ignore[arg-type]
        share = f"{float(consent.minimum * 100):g}"
        desk.findings.default(say("居民同意率 given: at least {share}% in every community", share=share))
        return (consent,)
    if reserve.complete:
        desk.findings.default(say("居民同意率 absent: the consent gate is off"))
    return ()


def _doubt_consent(desk: Desk, reserve: Reserve, consent: Consent, columns: frozenset[str]) -> None:
    needed = {"households": {"consent_households"}, "floor_area": {"consent_area"}}.get(
        consent.measure, {"consent_households", "consent_area"}
    )
    if reserve.complete and needed - columns:
        desk.findings.warn(
            desk.place("rules", "consent"),
            say("the consent gate, and no column of the rate it measures"),
            say("居民同意率 in the table of communities"),
            say("No community can start in the first {n} years; add the column.", n=consent.firm_years),
        )


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
            found.append(UtilityFloor(**_given(entry, ("share", "base")), where=where))
    return tuple(found)


def _lift_consent(desk: Desk, reserve: Reserve, register: Register) -> tuple[LiftConsent, ...]:
    entries = desk.document.rules.lift_consent
    if any(entry.on for entry in entries) and desk.document.lifts is None:
        desk.findings.warn(
            desk.place("rules", "lift_consent"),
            say("consent to lifts, and no table of lifts"),
            say("the lifts, each with its entrance"),
            say("Add “lifts: 加梯.csv”; until then nothing is asked."),
        )
    return tuple(
        LiftConsent(
            platform=entry.platform,
            where=scope(desk, reserve, register, entry.where, "rules", "lift_consent", i, "where"),
        )
        for i, entry in enumerate(entries)
        if entry.on
    )


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


def _links(desk: Desk, register: Register) -> tuple[Link, ...]:
    found = set()
    for i, entry in enumerate(desk.document.rules.links):
        first = register.find(entry.first, desk.place("rules", "links", i), desk.findings)
        then = register.find(entry.then, desk.place("rules", "links", i), desk.findings)
        if first is not None and then is not None:
            found.add((first, then))
            if first == then:
                _same(desk, first, "rules", "links", i)
    return tuple(Link(first=first, then=then) for first, then in sorted(found))


def _pairs(
    desk: Desk, register: Register, groups: list[list[str]], *path: str
) -> tuple[tuple[str, str], ...]:
    """Pairs of ids; a group of three or more is all its pairs."""
    found: set[tuple[str, str]] = set()
    for i, group in enumerate(groups):
        ids = [register.find(word, desk.place(*path, i, n), desk.findings) for n, word in enumerate(group)]
        known = [community for community in ids if community is not None]
        if len(set(known)) < len(known):
            _same(desk, next(c for c in known if known.count(c) > 1), *path, i)
        found |= {(min(a, b), max(a, b)) for a, b in combinations(known, 2) if a != b}
    return tuple(sorted(found))


def _same(desk: Desk, community: str, *path: str | int) -> None:
    desk.findings.error(
        desk.place(*path),
        say("“{word}” twice", word=community),
        say("different communities"),
        say("Correct one."),
    )


def _capacity(
    desk: Desk, reserve: Reserve, register: Register, years: tuple[int, ...], entry: CapacityEntry, i: int
) -> Capacity | None:
    try:
        limit = quantities.money(entry.limit) if entry.of == "yuan" else quantities.count(entry.limit)
    except QuantityError as error:
        desk.findings.error(
            desk.place("rules", "capacity", i, "limit"), error.found, error.expected, error.remedy
        )
        return None
    _in_horizon(desk, entry.year, years, "rules", "capacity", i, "year")
    if entry.name is not None:
        if entry.by == "all":
            desk.findings.error(
                desk.place("rules", "capacity", i, "name"),
                say("a name, and no part of the city"),
                say("by: district, subdistrict or implementer"),
                say("Add “by: district”."),
            )
        _part(desk, reserve, entry.by, entry.name, "rules", "capacity", i, "name")
    where = scope(desk, reserve, register, entry.where, "rules", "capacity", i, "where")
    return Capacity(
        of=entry.of, limit=limit, by=entry.by, name=entry.name or "", year=entry.year, where=where
    )


def _tasks(desk: Desk, years: tuple[int, ...]) -> tuple[Task, ...]:
    entries = desk.document.rules.tasks
    for i, entry in enumerate(entries):
        _in_horizon(desk, entry.year, years, "rules", "tasks", i, "year")
    return tuple(Task(of=entry.of, minimum=entry.minimum, year=entry.year) for entry in entries)


def _equity(desk: Desk, reserve: Reserve, entry: EquityEntry, i: int) -> Equity:
    for key, shares in (("least", entry.least), ("most", entry.most)):
        for name in shares:
            if name != "*":
                _part(desk, reserve, entry.by, name, "rules", "equity", i, key, name)
    named = sum((share for name, share in entry.least.items() if name != "*"), Fraction(0))
    if named > 1:
        desk.findings.error(
            desk.place("rules", "equity", i, "least"),
            say("least shares of {total}% together", total=f"{float(named * 100):g}"),
            say("at most 100%"),
            say("Lower some of them."),
        )
    if not entry.least and not entry.most:
        desk.findings.error(
            desk.place("rules", "equity", i),
            say("neither least nor most"),
            say("one of them"),
            say("Add “least: 10%”."),
        )
    return Equity(of=entry.of, by=entry.by, least=entry.least, most=entry.most)


def _part(desk: Desk, reserve: Reserve, by: str, name: str, *path: str | int) -> None:
    """A district, subdistrict or implementer is one of the table's."""
    known = {getattr(c, by) for c in reserve.communities} - {""} if by != "all" else set()
    if reserve.complete and by != "all" and name not in known:
        desk.findings.error(
            desk.place(*path),
            say("“{word}”", word=name),
            say("a name in the table of communities"),
            nearest(name, known),
        )


def _in_horizon(desk: Desk, year: int | None, years: tuple[int, ...], *path: str | int) -> None:
    if year is not None and years and year not in years:
        desk.findings.error(
            desk.place(*path),
            say("the year {year}", year=year),
            say("a year of the plan ({first}—{last})", first=years[0], last=years[-1]),
            say("Correct the year, or the years of the plan."),
        )
