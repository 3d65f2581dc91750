"""Only communities of the reserve that may be renovated are planned."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Community, Scenario, Status
from planner.verdict import Check, Reason

NAME = "eligible"

# A year late is a hundredth, much as a point of consent is: near is who was built within five years of the
# limit (2001–2005, whom policy turns to next). As a share of the limit itself 2019 would be near 2000.
LATE_OF = 100


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """Status, exclusion, demolition, year built, and whether there is anything to do."""
    if community.status is not Status.RESERVE:
        return Reason(NAME, "STATUS", community.status.value, Status.RESERVE.value)
    if community.exclusion:
        return Reason(NAME, "EXCLUDED", community.exclusion)
    if community.demolition:
        return Reason(NAME, "DEMOLITION")
    until = scenario.rules.built_until
    if until is not None:
        if community.year_built is None:
            return Reason(NAME, "YEAR_UNKNOWN", "", str(until))
        if community.year_built > until:
            near = (community.year_built - until) / LATE_OF
            return Reason(NAME, "BUILT_LATE", str(community.year_built), str(until), near)
    if not any(not work.waived for work in scenario.works_of[community.id]):
        return Reason(NAME, "NO_WORKS")
    return None


def add(model: Model) -> None:
    """Nothing: a community that is excluded has no column."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Measure each planned community again: faults found in it, at most none."""
    until = scenario.rules.built_until
    for _, c in plan.placed():
        community = scenario.community[c]
        faults = (
            (community.status != "reserve")
            + bool(community.exclusion)
            + community.demolition
            + (until is not None and (community.year_built is None or until < community.year_built))
            + all(work.waived != "" for work in scenario.works_of[c])
        )
        yield Check(NAME, community.name, faults, "at most", 0)
