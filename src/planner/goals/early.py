"""Households are reached early: years a household has its renovation within the plan."""

from planner.model import Model
from planner.model.expression import Expr, total
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "early"


def value(model: Model) -> Expr:
    """Households of every community that starts, times the years left from its start on."""
    left = len(model.years)
    return total([model.measure("households", year=y) * (left - i) for i, y in enumerate(model.years)])


def measure(scenario: Scenario, plan: Plan) -> int:
    """Household-years from each start to the end of the plan."""
    return sum(
        scenario.community[c].households * len([year for year in scenario.years if year >= area.year])
        for area, c in plan.placed()
    )
