"""Households are reached."""

from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "households"


def value(model: Model) -> Expr:
    """Households of every community that starts."""
    return model.measure("households")


def measure(scenario: Scenario, plan: Plan) -> int:
    """Households of every community that starts."""
    return sum(scenario.community[c].households for _, c in plan.placed())
