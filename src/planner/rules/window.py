"""A community starts within its own window of years."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "window"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """Before its earliest year, or after its latest."""
    if community.earliest is not None and year < community.earliest:
        return Reason(NAME, "TOO_EARLY", str(year), str(community.earliest))
    if community.latest is not None and year > community.latest:
        return Reason(NAME, "TOO_LATE", str(year), str(community.latest))
    return None


def add(model: Model) -> None:
    """Nothing: a year outside the window has no column."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """The start year between the two, and within the years of the scenario."""
    for area, c in plan.placed():
        community = scenario.community[c]
        first = max(scenario.years[0], community.earliest or 0)
        last = scenario.years[-1] if community.latest is None else min(scenario.years[-1], community.latest)
        yield Check(NAME, community.name, area.year, "at least", first)
        yield Check(NAME, community.name, area.year, "at most", last)
