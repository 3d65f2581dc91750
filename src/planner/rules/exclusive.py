"""Of two communities that exclude each other at most one is chosen."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "exclusive"


def add(model: Model) -> None:
    """One row per pair."""
    for a, b in model.scenario.rules.exclusive:
        model.rows.at_most(NAME, f"{a} | {b}", model.starts(community=a) + model.starts(community=b), 1)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """How many of each pair are planned."""
    chosen = {community for _, community in plan.placed()}
    for pair in scenario.rules.exclusive:
        yield Check(NAME, " | ".join(pair), len(chosen.intersection(pair)), "at most", 1)
