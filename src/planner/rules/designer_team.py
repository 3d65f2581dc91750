"""Only communities of a subdistrict with a team of responsible designers start (责任设计师)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "designer_team"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """No team in the subdistrict the community stands in."""
    if not any(where.holds(community) for where in scenario.rules.designer_team):
        return None
    team = any(
        s.designer_team and s.name == community.subdistrict and s.district in ("", community.district)
        for s in scenario.subdistricts
    )
    return None if team else Reason(NAME, "NOT_READY_DESIGNER", community.subdistrict)


def add(model: Model) -> None:
    """Nothing: a community without designers has no column."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Teams that serve the subdistrict of each planned community: at least one."""
    served = {(s.district, s.name) for s in scenario.subdistricts if s.designer_team}
    for where in scenario.rules.designer_team:
        for _, c in plan.placed():
            found = scenario.community[c]
            if where.holds(found):
                places = {("", found.subdistrict), (found.district, found.subdistrict)}
                yield Check(NAME, found.name, min(1, len(served & places)), "at least", 1)
