"""Money for projects that started in earlier years keeps the year's limit for continuing projects (续建)."""

from collections.abc import Iterator

from planner.model import Model
from planner.model.expression import total
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "continuing"


def add(model: Model) -> None:
    """The later instalments that fall in the year, and what is owed to projects under way."""
    for year, limit in model.scenario.rules.continuing.items():
        if year in model.paying_years:
            owed = sum(yuan for (_, when), yuan in model.scenario.commitments.items() if when == year)
            later = total(
                [
                    model.instalment(k, year - k)
                    for k in range(1, model.instalments)
                    if year - k in model.years
                ]
            )
            model.rows.at_most(NAME, str(year), later + owed, limit)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan paid in a year for areas that started before it, and what is owed then."""
    for year, limit in sorted(scenario.rules.continuing.items()):
        if year in scenario.paying_years:
            old = {area.id for area in plan.areas if area.year < year}
            old |= {c for area, c in plan.placed() if area.year < year}
            paid = sum(a.amount for a in plan.allocations if a.year == year and a.subject in old)
            owed = sum(yuan for (_, when), yuan in scenario.commitments.items() if when == year)
            yield Check(NAME, str(year), paid + owed, "at most", limit)
