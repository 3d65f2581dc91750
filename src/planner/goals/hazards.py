"""Safety hazards are removed."""

from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "hazards"


def value(model: Model) -> Expr:
    """Hazards of every work done."""
    return model.spread(package=model.by_work(lambda work: work.hazards))


def measure(scenario: Scenario, plan: Plan) -> int:
    """Hazards of every work done."""
    return sum(work.hazards for _, work in plan.done())
