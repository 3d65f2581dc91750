"""Need is met: shortfall closed times households, earlier counts more."""

from fractions import Fraction

from planner.model import Model
from planner.model.expression import Expr, total
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "need"


def value(model: Model) -> Expr:
    """Points of every work done, discounted by its start year, each rounded half up."""
    return total([model.spread(package=model.gain(year), year=year) for year in model.years])


def measure(scenario: Scenario, plan: Plan) -> int:
    """The same points, work by work."""
    points = 0
    for area, work in plan.done():
        counted = work.gain
        for _ in range(scenario.years[0], area.year):
            counted *= scenario.discount
        points += round_half_up(counted)
    return points


def round_half_up(points: Fraction) -> int:
    """Whole points, half a point up."""
    whole = points.__floor__()
    return whole + (points - whole >= Fraction(1, 2))
