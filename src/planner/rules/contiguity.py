"""An area is connected: every member can be reached from every other without leaving it."""

from collections.abc import Iterator

from planner.areas import pieces
from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "contiguity"


def add(model: Model) -> None:
    """Nothing: only connected areas are columns."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Pieces each area falls into, at most one."""
    for area in plan.areas:
        yield Check(NAME, area.id, pieces(scenario, area.members), "at most", 1)
