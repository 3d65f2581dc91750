"""Money for projects that start in a year keeps that year's limit for new starts (新开工)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "new_starts"


def add(model: Model) -> None:
    """The first instalment of what starts in the year."""
    for year, limit in model.scenario.rules.new_starts.items():
        if year in model.years:
            model.rows.at_most(NAME, str(year), model.instalment(0, year), limit)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan paid in a year for areas that start in it, by whomever."""
    for year, limit in sorted(scenario.rules.new_starts.items()):
        if year in scenario.years:
            ours = {area.id for area in plan.areas if area.year == year}
            ours |= {c for area, c in plan.placed() if area.year == year}
            paid = sum(a.amount for a in plan.allocations if a.year == year and a.subject in ours)
            yield Check(NAME, str(year), paid, "at most", limit)
