"""A goal with a floor reaches at least that much, whatever else is pursued.

It stands above rules and goals, which do not know one another; otherwise it is a rule like the others.
"""

from collections.abc import Iterator

from planner.goals import GOAL
from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "goal_floors"


def add(model: Model) -> None:
    """A row a goal, over its value in the program."""
    for goal, least in model.scenario.rules.goal_floors.items():
        model.rows.at_least(NAME, goal, GOAL[goal].value(model), least)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Each goal as it is measured on the plan."""
    for goal, least in scenario.rules.goal_floors.items():
        yield Check(NAME, goal, GOAL[goal].measure(scenario, plan), "at least", least)
