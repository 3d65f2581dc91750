"""Little money stays unfunded (资金缺口)."""

from planner.model import Model
from planner.model.expression import Expr, total
from planner.plan import UNFUNDED, Plan
from planner.scenario.types import Scenario

NAME = "unfunded"


def value(model: Model) -> Expr:
    """Minus the yuan of the last payer, in all years."""
    return -total([model.paid(source=UNFUNDED, year=year) for year in model.paying_years])


def measure(scenario: Scenario, plan: Plan) -> int:
    """Minus the yuan of the last payer, in all years."""
    return -plan.paid(source=UNFUNDED)
