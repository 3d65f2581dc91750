"""An area pays its project once, takes its inner walls down, and builds only facilities it can hold."""

from collections import Counter
from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan, PlannedArea
from planner.scenario.types import Category, Scenario
from planner.verdict import Check

NAME = "area_works"


def add(model: Model) -> None:
    """Nothing: the own works of an area are measured with it."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Each own work, once, against what its members make it; facilities against host and households."""
    for area in plan.areas:
        cost = {work.id: work.cost for work in area.own}
        members = set(area.members)
        walls = _walls(scenario, members)
        yield Check(
            NAME, f"{area.id} project", cost.pop("project", 0), "exactly", scenario.limits.project_cost
        )
        yield Check(NAME, f"{area.id} walls", cost.pop("walls", 0), "exactly", walls)
        yield from _facilities(scenario, area, cost)
        yield Check(NAME, f"{area.id} misnamed", _misnamed(scenario, area), "at most", 0)
    built = Counter(work.id for area in plan.areas for work in area.own)
    for facility in scenario.facilities:
        if built[facility.id]:
            yield Check(NAME, facility.id, built[facility.id], "at most", 1)


def _misnamed(scenario: Scenario, area: PlannedArea) -> int:
    """Own works listed a second time, or of another kind or category than the scenario gives them."""
    kinds = {f.id: (f.kind, Category.UPGRADING) for f in scenario.facilities}
    kinds |= {name: (name, Category.BASIC) for name in ("project", "walls")}
    again = len(area.own) - len({work.id for work in area.own})
    return again + sum((work.kind, work.category) != kinds.get(work.id) for work in area.own)


def _walls(scenario: Scenario, members: set[str]) -> int:
    """Yuan to take down every wall between members, each once: both ends see it."""
    seen = [
        e.wall_cost
        for c in members
        for e in scenario.edges_of[c]
        if e.kind == "wall" and e.crossable and e.a in members and e.b in members
    ]
    return sum(seen) // 2


def _facilities(scenario: Scenario, area: PlannedArea, cost: dict[str, int]) -> Iterator[Check]:
    known = {facility.id: facility for facility in scenario.facilities if not facility.existing}
    households = sum(scenario.community[c].households for c in area.members)
    for name, yuan in sorted(cost.items()):
        facility = known.get(name)
        yield Check(NAME, f"{area.id} {name}", yuan, "exactly", facility.cost if facility else 0)
        hosted = int(facility is not None and facility.host in area.members)
        yield Check(NAME, f"{area.id} {name} host", hosted, "at least", 1)
        if facility is not None:
            yield Check(NAME, f"{area.id} {name} households", households, "at least", facility.min_households)
