"""Money that asks for matching is met by the matching source, yuan for yuan at the rate set (配套)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "matching"


def add(model: Model) -> None:
    """Per year: what the other source pays is at least the rate times what this one pays."""
    for source in model.scenario.sources:
        for other, rate in source.match.items():
            for year in model.paying_years:
                paid = model.paid(source=source.id, year=year)
                met = model.paid(source=other, year=year)
                row = rate.denominator * met - rate.numerator * paid
                model.rows.at_least(NAME, f"{source.name} / {other} {year}", row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan the matching source pays in each year against the rate."""
    for source in scenario.sources:
        for other, rate in source.match.items():
            for year in scenario.paying_years:
                asked = rate * plan.paid(source=source.id, year=year)
                met = plan.paid(source=other, year=year)
                yield Check(NAME, f"{source.name} / {other} {year}", met, "at least", asked)
