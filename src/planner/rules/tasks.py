"""Each year starts at least the communities or households of its task (年度任务)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "tasks"


def add(model: Model) -> None:
    """One row per task and year."""
    for task in model.scenario.rules.tasks:
        for year in model.years:
            if task.year in (None, year):
                model.rows.at_least(
                    NAME, f"{task.of} {year}", model.measure(task.of, year=year), task.minimum
                )


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What starts in each year against its task."""
    for task in scenario.rules.tasks:
        for year in scenario.years:
            if task.year is None or task.year == year:
                started = plan.measure(task.of, year=year)
                yield Check(NAME, f"{task.of} {year}", started, "at least", task.minimum)
