"""A community is checked before the year it starts in (先体检、后改造)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "health_check"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """Without a check there is no start in the first year; a later year leaves time for one."""
    if not any(where.holds(community) for where in scenario.rules.check_first):
        return None
    if not community.health_check:
        return Reason(NAME, "NO_HEALTH_CHECK") if year == scenario.years[0] else None
    if community.health_check >= f"{year}-01-01":
        return Reason(NAME, "CHECKED_LATE", community.health_check, f"{year}-01-01")
    return None


def add(model: Model) -> None:
    """Nothing: a year before the check has no column."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """The year after the check is at most the start year."""
    for area, c in plan.placed():
        if not [where for where in scenario.rules.check_first if where.holds(scenario.community[c])]:
            continue
        checked = scenario.community[c].health_check
        earliest = int(checked[:4]) + 1 if checked else scenario.years[0] + 1
        yield Check(NAME, scenario.community[c].name, earliest, "at most", area.year)
