"""No year starts more than the tolerance above any other year (年度均衡)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "even_flow"


def add(model: Model) -> None:
    """One column per year holds what it starts; rows compare every two years."""
    even = model.scenario.rules.even_flow
    if even is None:
        return
    factor = 1 + even.tolerance
    started = {
        year: model.total(model.measure(even.of, year=year), model.most(even.of)) for year in model.years
    }
    for year in model.years:
        for other in model.years:
            if year != other:
                row = factor.denominator * started[year] - factor.numerator * started[other]
                model.rows.at_most(NAME, f"{year} / {other}", row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """The fullest year against the emptiest."""
    even = scenario.rules.even_flow
    if even is None:
        return
    started = [plan.measure(even.of, year=year) for year in scenario.years]
    yield Check(NAME, even.of, max(started), "at most", (1 + even.tolerance) * min(started))
