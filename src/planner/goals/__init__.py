"""What makes a plan better: one file a goal; more is better for every one of them."""

from types import ModuleType
from typing import Protocol

from planner.goals import (
    benefit,
    competition,
    early,
    evenness,
    fiscal_cost,
    hazards,
    households,
    life_circle,
    merging,
    need,
    stability,
    unfunded,
)
from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario


class Goal(Protocol):
    """A module that states a goal: its value in a model, and measured on any finished plan."""

    @property
    def NAME(self) -> str: ...
    def value(self, model: Model) -> Expr: ...
    def measure(self, scenario: Scenario, plan: Plan) -> int: ...


GOALS: tuple[Goal, ...] = (
    unfunded,
    hazards,
    competition,
    need,
    benefit,
    households,
    early,
    life_circle,
    fiscal_cost,
    evenness,
    merging,
    stability,
)

GOAL: dict[str, Goal] = {goal.NAME: goal for goal in GOALS}

MINIMISED = frozenset({"unfunded", "fiscal_cost", "stability"})  # their values are minus a quantity


def sentence(goal: Goal | ModuleType) -> str:
    """The sentence users read: the first line of the goal's file."""
    return (goal.__doc__ or "").splitlines()[0].rstrip(".")
