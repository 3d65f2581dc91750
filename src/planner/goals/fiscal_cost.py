"""Little fiscal money is spent."""

from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.types import Scenario

NAME = "fiscal_cost"


def value(model: Model) -> Expr:
    """Minus the yuan asked of the pool and of lift subsidies, in all years."""
    subsidies = [p.id for p in model.scenario.payers if isinstance(p, LiftSubsidy)]
    return -model.pool_cost() - model.paid_by_rule(subsidies)


def measure(scenario: Scenario, plan: Plan) -> int:
    """Minus the yuan that no payer by rule pays but a lift subsidy, which is public money."""
    payers = {payer.id for payer in scenario.payers if not isinstance(payer, LiftSubsidy)}
    return -sum(a.amount for a in plan.allocations if a.source not in payers)
