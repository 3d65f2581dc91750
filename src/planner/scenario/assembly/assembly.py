"""From the document and its tables to one `Scenario`: each part in turn, every problem noted."""

from dataclasses import replace
from fractions import Fraction

from planner.locale import joined, say
from planner.scenario.assembly.adjacency import adjacency
from planner.scenario.assembly.area_limits import limits
from planner.scenario.assembly.calendar import calendar
from planner.scenario.assembly.communities import communities
from planner.scenario.assembly.coordinates import geographic
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.fees import with_fees
from planner.scenario.assembly.goals import goals
from planner.scenario.assembly.governance import governance, subdistricts
from planner.scenario.assembly.grants import check_grants
from planner.scenario.assembly.horizon import check_tail, payment_profile, planned
from planner.scenario.assembly.indicators import indicators
from planner.scenario.assembly.lift_subsidies import doubt_floors, lift_subsidies
from planner.scenario.assembly.lifts import lifts
from planner.scenario.assembly.locks import check_locks
from planner.scenario.assembly.mechanisms import mechanisms
from planner.scenario.assembly.operations import management, operating, operations, upkeep
from planner.scenario.assembly.pairs import doubt_links
from planner.scenario.assembly.payers import payers
from planner.scenario.assembly.pipes import contracts, stages
from planner.scenario.assembly.places import corridors, facilities, programmes
from planner.scenario.assembly.platforms import doubt_platforms, platforms
from planner.scenario.assembly.plausibility import doubt, doubt_commitments
from planner.scenario.assembly.previous import published
from planner.scenario.assembly.progress import progress
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.resident_funds import resident_funds, resident_payments
from planner.scenario.assembly.rules import rules
from planner.scenario.assembly.schedule import scheduled
from planner.scenario.assembly.services import fees, packages, standards
from planner.scenario.assembly.source_terms import central_order
from planner.scenario.assembly.sources import sources
from planner.scenario.assembly.spaces import spaces
from planner.scenario.assembly.spending import doubt_spending
from planner.scenario.assembly.targets import targets
from planner.scenario.assembly.works import works
from planner.scenario.assembly.years import commitments
from planner.scenario.types import Corridor, Facility, Indicator, Programme, Scenario, Work

DISCOUNT = Fraction(95, 100)


def assemble(desk: Desk, name: str) -> Scenario | None:
    """The scenario, or None where something forbids one; `name` is used where it has none."""
    document = desk.document
    years, payment = planned(desk), payment_profile(desk)
    tree = indicators(desk)
    reserve = communities(desk, tree)
    register = Register.of(
        say("community"), [(c.id, c.name) for c in reserve.communities], complete=reserve.complete
    )
    asked = Scenario(
        name=document.name or name,
        years=years,
        communities=reserve.communities,
        payment=payment,
        discount=_discount(desk),
        indicators=tree,
        unfunded=document.unfunded,
        geographic=geographic((c.x, c.y) for c in reserve.communities if c.x is not None and c.y is not None),
        lang=document.lang or "",
    )
    for part in (_with_works, _with_places, _with_money, _with_rules, _with_records, _with_operation):
        asked = part(desk, reserve, register, asked)
    _doubt(desk, reserve, asked)
    if desk.findings.errors:
        return None
    return replace(
        asked,
        rules=replace(asked.rules, central_once=central_order(desk, asked.sources)),
        defaults=tuple(desk.findings.defaults),
        warnings=tuple(str(problem) for problem in desk.findings.warnings),
        inputs=tuple(dict.fromkeys(desk.inputs)),
    )


# ---- the parts: each adds to what is asked so far -------------------------------------------------------


def _with_works(desk: Desk, reserve: Reserve, register: Register, asked: Scenario) -> Scenario:
    raised, done = lifts(desk, register, works(desk, reserve, register))
    return replace(
        asked,
        works=scheduled(desk, register, with_fees(desk, reserve, register, done)),
        lifts=raised,
        platforms=platforms(desk, register),
        resident_payments=resident_payments(desk, register),
    )


def _with_places(desk: Desk, reserve: Reserve, register: Register, asked: Scenario) -> Scenario:
    near = adjacency(desk, reserve, register)
    routes = corridors(desk, register)
    places = facilities(desk, register)
    on_routes = _register(say("corridor"), routes, desk, "corridors")
    return replace(
        asked,
        edges=near.edges,
        adjacency_from=near.computed,
        corridors=routes,
        facilities=places,
        programmes=programmes(desk, register, on_routes, asked.years),
    )


def _with_money(desk: Desk, reserve: Reserve, register: Register, asked: Scenario) -> Scenario:
    years, tail = asked.years, asked.instalments - 1
    pool = sources(desk, reserve, register, years, tail)
    check_grants(desk, reserve, asked.works, pool)
    subsidies = lift_subsidies(desk, reserve, register, years, tail)
    doubt_floors(desk, reserve, asked.lifts, subsidies)
    by_rule = payers(
        desk,
        years,
        tail,
        asked.works,
        pool,
        reserve,
        register,
        _register(say("facility"), asked.facilities, desk, "facilities"),
        {facility.id: facility.host for facility in asked.facilities},
        subsidies,
        resident_funds(desk, reserve, register, asked.resident_payments),
    )
    return replace(asked, sources=pool, payers=by_rule, commitments=commitments(desk, years, tail, pool))


def _with_rules(desk: Desk, reserve: Reserve, register: Register, asked: Scenario) -> Scenario:
    run = operations(desk, register, asked.facilities, asked.works)
    area_limits = limits(desk, register)
    switched = rules(desk, reserve, register, asked.years, asked.instalments - 1)
    doubt_platforms(desk, reserve, asked.lifts, asked.platforms, switched.lift_consent)
    scored, hazards = _measured(reserve, asked.indicators, asked.works)
    wanted = goals(desk, reserve, asked.works, scored=scored, hazards=hazards)
    return replace(asked, operations=run, limits=area_limits, rules=switched, goals=wanted)


def _with_records(desk: Desk, reserve: Reserve, register: Register, asked: Scenario) -> Scenario:
    """What stands in tables of their own, and what was published before."""
    return replace(
        asked,
        published=published(desk, reserve, register),
        standards=standards(desk, reserve, register),
        spaces=spaces(desk, register, asked.works),
        contracts=contracts(desk, register, asked.works),
        stages=stages(desk, _register(say("special programme"), asked.programmes, desk, "programmes")),
        property_packages=packages(desk, reserve, register),
        property_fees=fees(desk, register),
        governance=governance(desk, reserve, register),
        subdistricts=subdistricts(desk, reserve),
        calendar=calendar(desk, reserve, register),
        progress=progress(desk, register),
        targets=targets(desk, asked.years),
    )


def _with_operation(desk: Desk, reserve: Reserve, register: Register, asked: Scenario) -> Scenario:
    """What comes after construction; the mechanisms last, for their columns are known by then."""
    earning = bool(asked.operations) or any(work.income for work in asked.works)
    return replace(
        asked,
        operating=operating(desk, reserve, register, asked.sources, earning=earning),
        upkeep=upkeep(desk, reserve, register, asked.sources),
        management=management(desk, register),
        mechanisms=mechanisms(desk, reserve, register),
    )


def _doubt(desk: Desk, reserve: Reserve, asked: Scenario) -> None:
    """What no part can see alone."""
    check_locks(desk, reserve, asked.years, asked.limits, asked.rules)
    _check_evidence(desk, asked.works, asked.indicators)
    doubt(desk, reserve, asked.works, asked.sources, asked.years)
    if not asked.unfunded:
        doubt_commitments(desk, asked.sources, asked.commitments)
    doubt_spending(desk, asked.rules.spending, asked.works, asked.facilities)
    doubt_links(desk, reserve, asked.rules.links)
    check_tail(desk, asked.years, asked.instalments - 1, asked.sources)


def _discount(desk: Desk) -> Fraction:
    """What a year later counts, as a factor or by a rate of discount."""
    entry = desk.document.discount
    if entry.factor is not None and entry.rate is not None:
        desk.findings.error(
            desk.place("discount"), say("factor and rate"), say("one of the two"), say("Delete one of them.")
        )
    if entry.rate is not None:
        return 1 / (1 + entry.rate)
    if entry.factor is None:
        desk.findings.default(say("discount absent: a year later counts {share}", share=float(DISCOUNT)))
        return DISCOUNT
    return entry.factor


def _register(
    what: str, things: tuple[Corridor | Facility | Programme, ...], desk: Desk, key: str
) -> Register:
    ids = [thing.id for thing in things]
    return Register.of(
        what, [(i, "") for i in ids], complete=key not in desk.broken and not desk.findings.errors
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
            say("evidence that is no indicator: {names}", names=joined(strange[:12])),
            say("ids of indicators"),
            say("Correct the ids, or add the indicators."),
        )
