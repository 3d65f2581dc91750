"""A community starts at most once."""

from collections import Counter
from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "once"


def add(model: Model) -> None:
    """One row per community over all areas and years that hold it."""
    for community in model.community:
        model.rows.at_most(NAME, community.name, model.starts(community=community.id), 1)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Count the places of every community in the plan."""
    places = Counter(c for _, c in plan.placed())
    for community, count in sorted(places.items()):
        yield Check(NAME, scenario.community[community].name, count, "at most", 1)
