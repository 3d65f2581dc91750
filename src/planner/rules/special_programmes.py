"""A chosen community starts in a year of the special programmes at its place (同步实施)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "special_programmes"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A year that a programme at this community does not have."""
    if not scenario.rules.special_programmes:
        return None
    for programme in scenario.programmes:
        if community.id in programme.communities and year not in programme.years:
            years = "、".join(str(y) for y in programme.years)
            return Reason(NAME, "PROGRAMME_YEAR", str(year), f"{programme.id} {years}")
    return None


def add(model: Model) -> None:
    """Nothing: a year no programme has is no column."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """How many programmes at each planned community are not done in its start year."""
    if not scenario.rules.special_programmes:
        return
    for area, c in plan.placed():
        missed = sum(1 for p in scenario.programmes if c in p.communities and area.year not in set(p.years))
        yield Check(NAME, scenario.community[c].name, missed, "at most", 0)
