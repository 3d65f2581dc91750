"""A community starts at most once."""

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
    for community in sorted({c for _, c in plan.placed()}):
        name = scenario.community[community].name
        yield Check(NAME, name, plan.starts(community=community), "at most", 1)
