"""The figures of a plan that a summary shows: need met, households, floor area, money, batch by batch."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, isfinite

from planner.areas import measure
from planner.plan import Plan, PlannedArea
from planner.report import ledger
from planner.result import GoalLevel
from planner.scenario.types import Scenario, Status, Utility


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a set of areas comes to."""

    areas: int
    communities: int
    households: int
    buildings: int
    floor_area_m2: Fraction
    need: Fraction  # points closed x households, not discounted
    cost: int  # yuan, the areas' own works included
    hazards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFigures:
    """One year's batch."""

    year: int
    areas: tuple[PlannedArea, ...]
    figures: Figures
    expected: Fraction  # share that rests on money marked 预计


def figures(plan: Plan, areas: Collection[PlannedArea] | None = None) -> Figures:
    """The figures of `areas`, or of the whole plan."""
    scenario = plan.scenario
    chosen = plan.areas if areas is None else areas
    members = [scenario.community[c] for area in chosen for c in area.members]
    works = [
        work
        for area in chosen
        for c in area.members
        for work in scenario.works_of[c]
        if work.id in area.works.get(c, ())
    ]
    return Figures(
        areas=len(chosen),
        communities=len(members),
        households=sum(c.households for c in members),
        buildings=sum(c.buildings or 0 for c in members),
        floor_area_m2=sum((c.floor_area_m2 for c in members), Fraction(0)),
        need=sum((work.gain for work in works), Fraction(0)),
        cost=sum(work.cost for work in works) + sum(work.cost for area in chosen for work in area.own),
        hazards=sum(work.hazards for work in works),
    )


def reserve_need(scenario: Scenario) -> Fraction:
    """Need x households over the whole reserve, those that do not pass the gates too."""
    return sum(
        (
            c.need * c.households
            for c in scenario.communities
            if c.status is Status.RESERVE and c.need is not None
        ),
        Fraction(0),
    )


def in_reserve(scenario: Scenario) -> tuple[int, int]:
    """Communities and households of the reserve."""
    found = [c for c in scenario.communities if c.status is Status.RESERVE]
    return len(found), sum(c.households for c in found)


def batches(plan: Plan) -> tuple[BatchFigures, ...]:
    """The batches year by year; a year without one has none of anything."""
    found = []
    for year in sorted({*plan.scenario.years, *(area.year for area in plan.areas)}):
        areas = tuple(area for area in plan.areas if area.year == year)
        found.append(
            BatchFigures(
                year=year,
                areas=areas,
                figures=figures(plan, areas),
                expected=ledger.expected_share(plan, year) if areas else Fraction(0),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """What the areas of a plan give beyond the works of their members."""

    walls: int
    freed_m2: Fraction
    packages: int  # areas with members without property service, where a package has a minimum
    filled: int  # of them, those that reach it


def merging(plan: Plan) -> Merging:
    """Walls, land and property packages of all areas."""
    scenario = plan.scenario
    measured = [(area, measure(scenario, area.members)) for area in plan.areas]
    asked = [
        found
        for area, found in measured
        if scenario.limits.package_min_households is not None
        and any(scenario.community[c].has_property_service is False for c in area.members)
    ]
    return Merging(
        walls=sum(found.interfaces for _, found in measured),
        freed_m2=sum((found.freed_m2 for _, found in measured), Fraction(0)),
        packages=len(asked),
        filled=sum(found.package_ok for found in asked),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """What one district gets; an area's own works count where its first member stands."""

    communities: int
    households: int
    reserve: int  # households in its reserve
    cost: int


def by_district(plan: Plan) -> dict[str, District]:
    """Every district of the reserve, by name."""
    reserve: Counter[str] = Counter()
    for c in plan.scenario.communities:
        if c.status is Status.RESERVE:
            reserve[c.district] += c.households
    return {
        name: District(
            communities=plan.measure("communities", district=name),
            households=plan.measure("households", district=name),
            reserve=households,
            cost=plan.measure("yuan", district=name),
        )
        for name, households in sorted(reserve.items())
    }


def best_possible(goal: GoalLevel) -> int | None:
    """The whole number no plan goes beyond; goals are whole, so the bound rounds towards the plan."""
    if not isfinite(goal.bound):
        return None
    return ceil(goal.bound - 1e-6) if goal.minimised else floor(goal.bound + 1e-6)


def gap(goal: GoalLevel) -> float | None:
    """How much better than its own plan a goal can be at most, as a share of it; None where unknown."""
    bound = best_possible(goal)
    if bound is None:
        return None
    beyond = goal.best - bound if goal.minimised else bound - goal.best
    return max(0, beyond) / max(1, abs(goal.best))


def worst_gap(goals: Sequence[GoalLevel]) -> float | None:
    """The widest gap of all goals; None where one is not known."""
    gaps = [gap(goal) for goal in goals]
    known = [found for found in gaps if found is not None]
    return max(known, default=None) if len(known) == len(gaps) else None


def utility_share(plan: Plan) -> Fraction | None:
    """What utilities bear of all construction money without tax relief; None where nobody does any."""
    cost = sum(work.cost for _, work in plan.done()) - plan.tax_relief()
    cost += sum(work.cost for area in plan.areas for work in area.own)
    if not cost or not any(isinstance(payer, Utility) for payer in plan.scenario.payers):
        return None
    return Fraction(plan.borne_by_utilities(), cost)
