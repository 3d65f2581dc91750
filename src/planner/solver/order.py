"""The goals in the order they are pursued."""

import numpy as np

from planner.goals import GOAL
from planner.model import Model
from planner.model.expression import Expr, total
from planner.plan import UNFUNDED

LEVEL = "level"  # the rule of a row that holds a goal at its level


def in_order(model: Model) -> list[tuple[str, Expr]]:
    """The goals in order, each with its value; with weights, one goal that weighs them."""
    goals = model.scenario.goals
    first = [UNFUNDED] if model.scenario.unfunded else []
    if goals.weights:
        common = int(np.lcm.reduce([weight.denominator for weight in goals.weights.values()]))
        weighed = [GOAL[name].value(model) * int(weight * common) for name, weight in goals.weights.items()]
        return [*((name, GOAL[name].value(model)) for name in first), ("weighted", total(weighed))]
    found = [(name, GOAL[name].value(model)) for name in dict.fromkeys([*first, *goals.order])]
    households = ("households", GOAL["households"].value(model))
    return [(name, value) for name, value in found if len(value.columns)] or [households]
