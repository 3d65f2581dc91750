"""A utility pays in a year no more than it has set aside for that year."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario, Utility
from planner.verdict import Check

NAME = "utility_cap"


def add(model: Model) -> None:
    """One row per utility and year that has a cap, years after the plan in which it still pays too."""
    for payer in model.scenario.payers:
        if isinstance(payer, Utility):
            for year, cap in payer.cap.items():
                paid = model.paid(source=payer.id, year=year)
                if len(paid.columns):
                    model.rows.at_most(NAME, f"{payer.name} {year}", paid, cap)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What each utility pays in each year against its cap."""
    for payer in scenario.payers:
        if isinstance(payer, Utility):
            for year in range(scenario.years[0], scenario.years[-1] + scenario.instalments):
                if year in payer.cap:
                    paid = plan.paid(source=payer.id, year=year)
                    yield Check(NAME, f"{payer.name} {year}", paid, "at most", payer.cap[year])
