"""Benefit is gained: what works bring year by year, a later year counting less."""

from fractions import Fraction

from planner.model import Model
from planner.model.expression import Expr, total
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "benefit"


def value(model: Model) -> Expr:
    """Points of every work done, each year of them discounted from the first of the plan, rounded half up."""
    return total([model.spread(package=model.benefit(year), year=year) for year in model.years])


def measure(scenario: Scenario, plan: Plan) -> int:
    """The same points, work by work and year by year."""
    points = 0
    for area, work in plan.done():
        counted = sum(
            (
                brought * scenario.discount ** (area.year - scenario.years[0] + k)
                for k, brought in enumerate(work.benefit)
            ),
            Fraction(0),
        )
        points += (2 * counted + 1) // 2
    return points
