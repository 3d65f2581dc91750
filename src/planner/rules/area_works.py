"""An area pays its project once, takes its inner walls down, and builds only facilities it can hold."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan, PlannedArea
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "area_works"


def add(model: Model) -> None:
    """Nothing: the own works of an area are measured with it."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Cost of each own work against what its members make it; facilities against host and households."""
    for area in plan.areas:
        cost = {work.id: work.cost for work in area.own}
        members = set(area.members)
        walls = _walls(scenario, members)
        yield Check(
            NAME, f"{area.id} project", cost.pop("project", 0), "exactly", scenario.limits.project_cost
        )
        yield Check(NAME, f"{area.id} walls", cost.pop("walls", 0), "exactly", walls)
        yield from _facilities(scenario, area, cost)


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
