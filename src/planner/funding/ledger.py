"""The stack to the yuan: once the works are decided, who pays which yuan of which work in which year.

Payers by rule pay what they owe. What is left is a flow, payment year by payment year, from sources (what
each pays in the year) through their caps on each community or area to the works they may pay; its
capacities are whole, so a maximum flow is whole too. Pool money past the horizon is left to later budgets.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from ortools.graph.python import max_flow

from planner.errors import PlannerError
from planner.funding.caps import caps
from planner.funding.grants import granted
from planner.funding.payers import dues, own_dues
from planner.funding.pool import payable, pool_sources
from planner.money import split
from planner.operations import barred
from planner.plan import LATER, Allocation, Plan
from planner.scenario.types import Community, Scenario, Work


class Unpayable(PlannerError):
    """No stack exists for these works and these yearly payments."""


@dataclass(frozen=True, slots=True)
class Bill:
    """What one work asks of the pool, and who may pay it; `subject` is a community or an area."""

    subject: str
    work: str
    start: int
    instalments: tuple[int, ...]
    sources: tuple[str, ...]


def complete(plan: Plan, paid: Mapping[tuple[str, int], int]) -> Plan:
    """`plan` with every yuan of its works allocated.

    `paid` is what each pool source pays in each year, yuan. Raises `Unpayable` where that does not do.
    """
    scenario = plan.scenario
    allocations, bills, limits = _by_rule(plan)
    for year in scenario.paying_years:
        allocations += _year(scenario, bills, limits, paid, year)
    for bill in bills:
        for k, amount in enumerate(bill.instalments):
            if amount and bill.start + k > scenario.paying_years[-1]:
                allocations.append(
                    Allocation(
                        subject=bill.subject, work=bill.work, year=bill.start + k, source=LATER, amount=amount
                    )
                )
    return replace(plan, allocations=_joined(allocations))


def _joined(allocations: Sequence[Allocation]) -> tuple[Allocation, ...]:
    """One for each subject, work, year and source, in this order."""
    found: dict[tuple[str, str, int, str], Allocation] = {}
    for a in sorted(allocations, key=lambda a: (a.subject, a.work, a.year, a.source)):
        key = (a.subject, a.work, a.year, a.source)
        found[key] = replace(a, amount=found[key].amount + a.amount) if key in found else a
    return tuple(found.values())


def _by_rule(plan: Plan) -> tuple[list[Allocation], list[Bill], dict[tuple[str, str], tuple[int, ...]]]:
    """What payers by rule pay, what is left, and the cap of each capped source on each subject."""
    scenario = plan.scenario
    found: list[Allocation] = []
    bills: list[Bill] = []
    limits: dict[tuple[str, str], tuple[int, ...]] = {}
    for area in plan.areas:
        without = barred(scenario, area)
        for c in area.members:
            here = scenario.community[c]
            works = tuple(w for w in scenario.works_of[c] if w.id in area.works.get(c, ()))
            done = np.ones((1, len(works)), dtype=bool)
            paid, left = dues(scenario, here, works, done, area.year)
            for i, work in enumerate(works):
                amounts = {payer: int(yuan[0, i]) for payer, yuan in paid.items()}
                found += _instalments(c, work.id, area.year, amounts, scenario.profile(work))
                bills += _bills(scenario, c, (here,), work, area.year, int(left[0, i]), without)
            limits.update(_caps(scenario, c, (here,), works, here.households))
        members = tuple(scenario.community[c] for c in area.members)
        own = tuple(w.work() for w in area.own)
        for work in own:
            paid, left = own_dues(scenario, work.id, np.array([work.cost], dtype=np.int64))
            amounts = {payer: int(yuan[0]) for payer, yuan in paid.items()}
            found += _instalments(area.id, work.id, area.year, amounts, scenario.profile(work))
            bills += _bills(scenario, area.id, members, work, area.year, int(left[0]), without)
        limits.update(_caps(scenario, area.id, members, own, None))
    return found, bills, limits


def _instalments(
    subject: str, work: str, start: int, amounts: Mapping[str, int], profile: Sequence[Fraction]
) -> Iterator[Allocation]:
    for payer, amount in amounts.items():
        for k, part in enumerate(split(amount, profile)):
            if part:
                yield Allocation(subject=subject, work=work, year=start + k, source=payer, amount=part)


def _bills(
    scenario: Scenario,
    subject: str,
    places: Sequence[Community],
    work: Work,
    start: int,
    left: int,
    without: frozenset[str],
) -> list[Bill]:
    """What a work asks of the pool; a grant that one source pays is a bill of its own."""
    sources = payable(scenario, work, *places) - without
    parts = np.array(split(left, scenario.profile(work)), dtype=np.int64)
    grant = granted(work, parts[:, np.newaxis])[:, 0]
    found = [Bill(subject, work.id, start, tuple((parts - grant).tolist()), tuple(sorted(sources)))]
    if work.grant_source:
        mine = tuple(sorted(sources & {work.grant_source}))
        found.append(Bill(subject, work.id, start, tuple(grant.tolist()), mine))
    return found


def _caps(
    scenario: Scenario,
    subject: str,
    places: Sequence[Community],
    works: Sequence[Work],
    households: int | None,
) -> Iterator[tuple[tuple[str, str], tuple[int, ...]]]:
    """The most each capped source may pay for a community (or, `households` None, an area), by instalment."""
    if works:
        cost = np.array([[work.cost for work in works]], dtype=np.int64)
        found = caps(scenario, places, households, works, cost)
        for source, limits in found.items():
            yield (source, subject), tuple(int(limit[0]) for limit in limits)


def _year(
    scenario: Scenario,
    bills: Sequence[Bill],
    limits: Mapping[tuple[str, str], tuple[int, ...]],
    paid: Mapping[tuple[str, int], int],
    year: int,
) -> list[Allocation]:
    """The flow of one payment year."""
    flow = max_flow.SimpleMaxFlow()
    sink, sources = 0, {s.id: i + 1 for i, s in enumerate(pool_sources(scenario))}
    top = len(sources) + 1
    count = top + 1
    for name, node in sources.items():
        flow.add_arc_with_capacity(top, node, paid.get((name, year), 0))
    doors: dict[tuple[str, str], int] = {}
    arcs: list[tuple[int, str, Bill]] = []
    asked = 0
    for bill in bills:
        k = year - bill.start
        amount = bill.instalments[k] if 0 <= k < len(bill.instalments) else 0
        if not amount:
            continue
        asked += amount
        here, count = count, count + 1
        flow.add_arc_with_capacity(here, sink, amount)
        for name in bill.sources:
            door = sources[name]
            if (name, bill.subject) in limits:
                key = (name, bill.subject)
                if key not in doors:
                    doors[key], count = count, count + 1
                    flow.add_arc_with_capacity(sources[name], doors[key], limits[key][k])
                door = doors[key]
            arcs.append((flow.add_arc_with_capacity(door, here, amount), name, bill))
    if flow.solve(top, sink) != flow.OPTIMAL or flow.optimal_flow() != asked:
        raise Unpayable(f"{year}: {asked} yuan asked, {flow.optimal_flow()} can be paid")
    return [
        Allocation(subject=bill.subject, work=bill.work, year=year, source=name, amount=flow.flow(arc))
        for arc, name, bill in arcs
        if flow.flow(arc)
    ]
