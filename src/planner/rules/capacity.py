"""No more starts in a year than districts, subdistricts or implementers can take on (承接能力)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.settings import Capacity
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "capacity"


def parts(scenario: Scenario, capacity: Capacity) -> list[dict[str, str]]:
    """The parts of the city a capacity speaks of, as the words `measure` understands."""
    if capacity.by == "all":
        return [{}]
    names = {capacity.name} if capacity.name else {getattr(c, capacity.by) for c in scenario.communities}
    return [{capacity.by: name} for name in sorted(names - {""})]


def add(model: Model) -> None:
    """One row per part of the city and year."""
    for capacity in model.scenario.rules.capacity:
        for where in parts(model.scenario, capacity):
            for year in model.years:
                if capacity.year in (None, year):
                    subject = " ".join([*where.values(), str(year)])
                    measured = model.measure(capacity.of, year=year, **where)
                    model.rows.at_most(NAME, subject, measured, capacity.limit)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What starts in each part and year against its capacity."""
    for capacity in scenario.rules.capacity:
        for where in parts(scenario, capacity):
            for year in scenario.years:
                if capacity.year is None or capacity.year == year:
                    subject = " ".join([*where.values(), str(year)])
                    value = plan.measure(capacity.of, year=year, **where)
                    yield Check(NAME, subject, value, "at most", capacity.limit)
