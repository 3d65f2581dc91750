"""Little fiscal money is spent."""

from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "fiscal_cost"


def value(model: Model) -> Expr:
    """Minus the yuan asked of the pool, in all years."""
    return -model.pool_cost()


def measure(scenario: Scenario, plan: Plan) -> int:
    """Minus the yuan that no payer by rule pays."""
    payers = {payer.id for payer in scenario.payers}
    return -sum(a.amount for a in plan.allocations if a.source not in payers)
