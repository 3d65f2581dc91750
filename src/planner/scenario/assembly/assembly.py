"""From the document and its tables to one `Scenario`: each part in turn, every problem noted."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from planner.locale import say
from planner.scenario.assembly.adjacency import adjacency, geographic
from planner.scenario.assembly.area_limits import limits
from planner.scenario.assembly.calendar import calendar
from planner.scenario.assembly.communities import communities
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.fees import with_fees
from planner.scenario.assembly.goals import goals
from planner.scenario.assembly.governance import governance, subdistricts
from planner.scenario.assembly.indicators import indicators
from planner.scenario.assembly.lift_subsidies import doubt_floors, lift_subsidies
from planner.scenario.assembly.lifts import lifts
from planner.scenario.assembly.locks import check_locks
from planner.scenario.assembly.mechanisms import mechanisms
from planner.scenario.assembly.operations import management, operating, operations, upkeep
from planner.scenario.assembly.payers import payers
from planner.scenario.assembly.pipes import contracts, stages
from planner.scenario.assembly.places import corridors, facilities, programmes
from planner.scenario.assembly.platforms import doubt_platforms, platforms
from planner.scenario.assembly.plausibility import doubt
from planner.scenario.assembly.previous import published
from planner.scenario.assembly.progress import progress
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.resident_funds import resident_funds, resident_payments
from planner.scenario.assembly.rules import rules
from planner.scenario.assembly.services import fees, packages, standards
from planner.scenario.assembly.source_terms import central_order
from planner.scenario.assembly.sources import sources
from planner.scenario.assembly.spaces import spaces
from planner.scenario.assembly.works import works
from planner.scenario.assembly.years import commitments
from planner.scenario.document.entries import LONGEST
from planner.scenario.types import Corridor, Facility, Indicator, Programme, Scenario, Source, Work

DISCOUNT = Fraction(95, 100)


def assemble(desk: Desk, name: str) -> Scenario | None:
    """The scenario, or None where something forbids one; `name` is used where it has none."""
    document = desk.document
    years = _years(desk)
    payment = _payment(desk)
    tree = indicators(desk)
    reserve = communities(desk, tree)
    register = Register.of(
        say("community"), [(c.id, c.name) for c in reserve.communities], complete=reserve.complete
    )
    raised, done = lifts(desk, register, works(desk, reserve, register))
    done = with_fees(desk, reserve, register, done)
    talks = platforms(desk, register)
    put_in = resident_payments(desk, register)
    near = adjacency(desk, reserve, register)
    routes = corridors(desk, register)
    places = facilities(desk, register)
    special = programmes(desk, register, _register(say("corridor"), routes, desk, "corridors"), years)
    tail = len(payment) - 1
    pool = sources(desk, years, tail, {c.district for c in reserve.communities} - {""})
    subsidies = lift_subsidies(desk, reserve, register, years, tail)
    doubt_floors(desk, reserve, raised, subsidies)
    by_rule = payers(
        desk,
        years,
        tail,
        done,
        pool,
        reserve,
        register,
        _register(say("facility"), places, desk, "facilities"),
        {facility.id: facility.host for facility in places},
        subsidies,
        resident_funds(desk, reserve, register, put_in),
    )
    owed = commitments(desk, years, tail, pool)
    run = operations(desk, register, places, done)
    earning = bool(run) or any(work.income for work in done)
    area_limits = limits(desk, register)
    switched = rules(desk, reserve, register, years, tail)
    doubt_platforms(desk, reserve, raised, talks, switched.lift_consent)
    measured = _measured(reserve, tree, done)
    wanted = goals(desk, reserve, done, scored=measured[0], hazards=measured[1])
    before = published(desk, reserve, register)
    beside: dict[str, Any] = {
        "standards": standards(desk, reserve, register),
        "spaces": spaces(desk, register, done),
        "contracts": contracts(desk, register, done),
        "stages": stages(desk, _register(say("special programme"), special, desk, "programmes")),
        "property_packages": packages(desk, reserve, register),
        "property_fees": fees(desk, register),
        "governance": governance(desk, reserve, register),
        "subdistricts": subdistricts(desk, reserve),
        "calendar": calendar(desk, reserve, register),
        "progress": progress(desk, register),
        "operations": run,
        "operating": operating(desk, reserve, register, pool, earning=earning),
        "upkeep": upkeep(desk, reserve, register, pool),
        "management": management(desk, register),
    }
    named = mechanisms(desk, reserve, register)
    check_locks(desk, reserve, years, area_limits, switched)
    _check_evidence(desk, done, tree)
    doubt(desk, reserve, done, pool, years)
    _check_tail(desk, years, tail, pool)
    if desk.findings.errors:
        return None
    if document.discount is None:
        desk.findings.default(say("discount absent: a year later counts {share}", share=float(DISCOUNT)))
    return Scenario(
        name=document.name or name,
        years=years,
        communities=reserve.communities,
        works=done,
        edges=near.edges,
        adjacency_from=near.computed,
        corridors=routes,
        programmes=special,
        facilities=places,
        **beside,
        sources=pool,
        payers=by_rule,
        commitments=owed,
        payment=payment,
        discount=DISCOUNT if document.discount is None else document.discount,
        limits=area_limits,
        rules=replace(switched, central_once=central_order(desk, pool)),
        goals=wanted,
        indicators=tree,
        published=before,
        mechanisms=named,
        lifts=raised,
        platforms=talks,
        resident_payments=put_in,
        unfunded=document.unfunded,
        geographic=geographic(reserve.communities),
        lang=document.lang or "",
        defaults=tuple(desk.findings.defaults),
        warnings=tuple(str(problem) for problem in desk.findings.warnings),
        inputs=tuple(dict.fromkeys(desk.inputs)),
    )


def _register(
    what: str, things: tuple[Corridor | Facility | Programme, ...], desk: Desk, key: str
) -> Register:
    ids = [thing.id for thing in things]
    return Register.of(
        what, [(i, "") for i in ids], complete=key not in desk.broken and not desk.findings.errors
    )


def _years(desk: Desk) -> tuple[int, ...]:
    """The years of the plan, each once and in order."""
    given = desk.document.years
    place = desk.place("years")
    if not given:
        if "years" not in desk.broken:
            found = say("“{key}” is missing", key="years") if given is None else say("no year")
            desk.findings.error(
                place, found, say("one year or more"), say("Add a line “years: [2026, 2027, 2028]”.")
            )
        return ()
    if len(set(given)) < len(given):
        desk.findings.error(place, say("a year twice"), say("each year once"), say("Delete one of the two."))
    years = tuple(sorted(set(given)))
    if years[-1] - years[0] >= LONGEST:
        desk.findings.error(
            place,
            say("{first} to {last}", first=years[0], last=years[-1]),
            say("at most {n} years", n=LONGEST),
            say("Correct the years."),
        )
    elif years[-1] - years[0] >= len(years):
        missing = "、".join(str(year) for year in range(years[0], years[-1]) if year not in years)
        desk.findings.warn(
            place,
            say("years with gaps: {years}", years=missing),
            say("years in a row"),
            say("Add them if they count."),
        )
    return years


def _payment(desk: Desk) -> tuple[Fraction, ...]:
    """The share paid in the start year, the year after …: all at once unless the scenario says else."""
    shares = desk.document.payment
    if "payment" in desk.broken:
        return (Fraction(1),)
    if shares is None:
        desk.findings.default(say("payment absent: all is paid in the start year"))
        return (Fraction(1),)
    if sum(shares) != 1:
        desk.findings.error(
            desk.place("payment"),
            say("shares that sum to {total}%", total=f"{float(sum(shares) * 100):g}"),
            say("shares that sum to 100%"),
            say("Correct them, for example [60%, 40%]."),
        )
    while len(shares) > 1 and not shares[-1]:
        shares = shares[:-1]
    return tuple(shares)


def _check_tail(desk: Desk, years: tuple[int, ...], tail: int, pool: tuple[Source, ...]) -> None:
    """Payments after the last year need money too: without any, what starts last looks cheap."""
    later = range(years[-1] + 1, years[-1] + 1 + tail) if years else ()
    unstated = [year for year in later if not any(year in source.money for source in pool)]
    if unstated:
        desk.findings.warn(
            desk.place("payment"),
            say("payments in {years}, and no money stated there", years="、".join(map(str, unstated))),
            say("money of those years, which only pays what started before"),
            say("Without it what starts last looks cheap, and starts pile up there. State it under funding."),
        )


def _measured(reserve: Reserve, tree: tuple[Indicator, ...], done: tuple[Work, ...]) -> tuple[bool, bool]:
    """Whether anything measures need, and whether anything counts hazards."""
    everyone = reserve.communities
    scored = any(c.score is not None for c in everyone) or (bool(tree) and any(c.values for c in everyone))
    dangerous = any(c.hazards for c in everyone) or any(work.hazards for work in done)
    return scored, dangerous or any(i.hazard for i in tree)


def _check_evidence(desk: Desk, done: tuple[Work, ...], tree: tuple[Indicator, ...]) -> None:
    """Works name indicators that exist."""
    known = {i.id for i in tree}
    strange = sorted({word for work in done for word in work.evidence if word not in known})
    if strange and desk.document.indicators is not None and "indicators" not in desk.broken and known:
        desk.findings.error(
            desk.place("works"),
            say("evidence that is no indicator: {names}", names="、".join(strange[:12])),
            say("ids of indicators"),
            say("Correct the ids, or add the indicators."),
        )
