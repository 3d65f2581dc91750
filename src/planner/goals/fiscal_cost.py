"""Little fiscal money is spent.

It is what governments pay, special bonds and lift subsidies included, and what of the pool nobody pays yet;
loans and equity of the pool are none.
"""

from planner.model import Model
from planner.model.expression import Expr, total
from planner.plan import Plan
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.types import Scenario

NAME = "fiscal_cost"


def value(model: Model) -> Expr:
    """Minus the yuan asked of the pool and of lift subsidies, in all years, but loans and equity."""
    subsidies = [p.id for p in model.scenario.payers if isinstance(p, LiftSubsidy)]
    others = [s.id for s in model.scenario.sources if not s.fiscal]
    paid = total([model.paid(source=s, year=year) for s in others for year in model.paying_years])
    return paid - model.pool_cost() - model.paid_by_rule(subsidies)


def measure(scenario: Scenario, plan: Plan) -> int:
    """Minus the yuan of everybody who pays fiscal money."""
    return -sum(a.amount for a in plan.allocations if a.source not in scenario.not_fiscal)
