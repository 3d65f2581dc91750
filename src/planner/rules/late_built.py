"""Of communities built late (2001–2005) no more are chosen than the cap allows."""

from collections.abc import Iterator

from planner.model import Model
from planner.model.expression import total
from planner.plan import Plan
from planner.scenario.settings import LateBuilt
from planner.scenario.types import Community, Scenario
from planner.verdict import Check

NAME = "late_built"


def is_late(late: LateBuilt, community: Community) -> bool:
    """Built in the years the cap speaks of."""
    return community.year_built is not None and late.first <= community.year_built <= late.last


def add(model: Model) -> None:
    """A cap in communities, and one as a share of all communities chosen."""
    late = model.scenario.rules.late_built
    if late is None:
        return
    chosen = total([model.starts(community=c.id) for c in model.community if is_late(late, c)])
    if late.communities is not None:
        model.rows.at_most(NAME, "communities", chosen, late.communities)
    if late.share is not None:
        row = late.share.denominator * chosen - late.share.numerator * model.starts()
        model.rows.at_most(NAME, "share", row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """How many late-built communities the plan holds."""
    late = scenario.rules.late_built
    if late is None:
        return
    built = [scenario.community[c].year_built or 0 for _, c in plan.placed()]
    chosen = sum(1 for year in built if late.first <= year <= late.last)
    if late.communities is not None:
        yield Check(NAME, "communities", chosen, "at most", late.communities)
    if late.share is not None:
        yield Check(NAME, "share", chosen, "at most", late.share * len(built))
