"""Communities are merged: projects saved by doing neighbours together."""

import numpy as np

from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "merging"


def value(model: Model) -> Expr:
    """Members beyond the first of every area."""
    return model.spread(area=np.diff(model.candidates.indptr) - 1)


def measure(scenario: Scenario, plan: Plan) -> int:
    """Communities planned less areas."""
    return plan.starts() - len(plan.areas)
