"""A community locked in is chosen, in its year if one is named; one locked out is not."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "locks"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """Locked out, or locked into another year."""
    if community.lock == "out":
        return Reason(NAME, "LOCKED_OUT")
    if isinstance(community.lock, int) and community.lock != year:
        return Reason(NAME, "LOCKED_YEAR", str(year), str(community.lock))
    return None


def add(model: Model) -> None:
    """Locked in: it starts, once."""
    for community in model.scenario.communities:
        if community.lock not in (None, "out"):
            model.rows.at_least(NAME, community.name, model.starts(community=community.id), 1)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """How often each locked community starts (in its year)."""
    for community in scenario.communities:
        match community.lock:
            case None:
                continue
            case "out":
                yield Check(NAME, community.name, plan.starts(community=community.id), "at most", 0)
            case "in":
                yield Check(NAME, community.name, plan.starts(community=community.id), "at least", 1)
            case int(year):
                starts = plan.starts(community=community.id, year=year)
                yield Check(NAME, community.name, starts, "at least", 1)
                elsewhere = plan.starts(community=community.id) - starts
                yield Check(NAME, community.name, elsewhere, "at most", 0)
