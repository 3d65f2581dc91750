"""A source pays no more in a year than its money then: new and carried over, less what is owed."""

from collections.abc import Iterator

from planner.funding.pool import pool_sources, spans
from planner.model import Model
from planner.model.expression import total
from planner.plan import UNFUNDED, Plan
from planner.scenario.types import Scenario, Source
from planner.verdict import Check

NAME = "budget"


def add(model: Model) -> None:
    """For every run of years: what is paid in them is at most the money that can reach them."""
    for source in pool_sources(model.scenario):
        if source.id == UNFUNDED:
            continue
        for first, last, yuan in spans(model.scenario, source):
            years = [year for year in model.paying_years if first <= year <= last]
            paid = total([model.paid(source=source.id, year=year) for year in years])
            model.rows.at_most(NAME, f"{source.name} {first}–{last}", paid, yuan)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Spend the oldest money first, year by year, and compare what is paid with what is left."""
    for source in scenario.sources:
        left = {granted: amount for granted, amount in source.money.items() if granted < scenario.years[0]}
        for year in scenario.paying_years:
            left[year] = source.money.get(year, 0)
            owed = scenario.commitments.get((source.id, year), 0)
            usable = sorted(granted for granted in left if _alive(source, granted, year))
            available = sum(left[granted] for granted in usable)
            paid = plan.paid(source=source.id, year=year)
            yield Check(NAME, f"{source.name} {year}", paid + owed, "at most", available)
            spend = paid + owed
            for granted in usable:
                used = min(spend, left[granted])
                left[granted] -= used
                spend -= used


def _alive(source: Source, granted: int, year: int) -> bool:
    """Whether money granted in `granted` has not lapsed in `year`."""
    if source.expires is not None and year > source.expires:
        return False
    return granted <= year <= granted + source.carry_years
