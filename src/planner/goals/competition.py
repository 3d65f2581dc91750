"""Communities that did well in a competition are chosen: points times households."""

from fractions import Fraction

import numpy as np

from planner.appraisal.competition import points, rate
from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "competition"


def value(model: Model) -> Expr:
    """Thousandths of its score times households of every community that starts."""
    worth = [points(model.scenario, community) for community in model.community]
    return model.spread(community=np.array(worth, dtype=np.int64))


def measure(scenario: Scenario, plan: Plan) -> int:
    """The same from the rates themselves; of several competitions the best score counts."""
    found = 0
    for _, c in plan.placed():
        community = scenario.community[c]
        scores = [Fraction(0)]
        for competition in scenario.rules.competition:
            rates = [
                (weight, rate(competition, name, scenario.governance_of.get(c)))
                for name, weight in competition.weights.items()
                if weight
            ]
            if competition.where.holds(community) and all(r is not None for _, r in rates):
                weighted = sum((w * r for w, r in rates if r is not None), Fraction(0))
                scores.append(weighted / sum(w for w, _ in rates))
        thousandths = 1000 * max(scores)
        whole = thousandths.__floor__()
        found += (whole + (thousandths - whole >= Fraction(1, 2))) * community.households
    return found
