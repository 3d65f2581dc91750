"""No more starts in a year than districts, subdistricts or implementers can take on (承接能力)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan, Where, where
from planner.scenario.settings import Capacity
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "capacity"


def parts(scenario: Scenario, capacity: Capacity) -> list[tuple[str, Where]]:
    """The parts of the city a capacity speaks of, as the words `measure` understands."""
    if capacity.by == "all":
        return [(str(capacity.where), Where())]
    names = {capacity.name} if capacity.name else {getattr(c, capacity.by) for c in scenario.communities}
    return [(name, where(capacity.by, name)) for name in sorted(names - {""})]


def add(model: Model) -> None:
    """One row per part of the city and year."""
    for capacity in model.scenario.rules.capacity:
        for name, part in parts(model.scenario, capacity):
            for year in model.years:
                if capacity.year in (None, year):
                    subject = f"{name} {year}".strip()
                    measured = model.measure(
                        capacity.of, year=year, where=capacity.where, any_member=True, **part
                    )
                    model.rows.at_most(NAME, subject, measured, capacity.limit)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What starts in each part and year against its capacity."""
    for capacity in scenario.rules.capacity:
        for name, part in parts(scenario, capacity):
            for year in scenario.years:
                if capacity.year is None or capacity.year == year:
                    subject = f"{name} {year}".strip()
                    value = plan.measure(
                        capacity.of, year=year, where=capacity.where, any_member=True, **part
                    )
                    yield Check(NAME, subject, value, "at most", capacity.limit)
