"""Money for works of some kinds keeps its limit over the years it is set for (分类支出上限)."""

from collections.abc import Iterator

from planner.model import Model
from planner.model.expression import total
from planner.plan import Plan
from planner.scenario.settings import Spending
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "spending"


def subject(limit: Spending) -> str:
    """What a limit speaks of: its kinds, its part of the city, its years."""
    words = (*sorted(limit.kinds), str(limit.where), f"{limit.first}–{limit.last}")
    return " ".join(word for word in words if word)


def add(model: Model) -> None:
    """One row per limit: all that is due in its years for its works."""
    for limit in model.scenario.rules.spending:
        years = range(limit.first, limit.last + 1)
        due = total([model.spent(limit.kinds, year, limit.where) for year in years])
        model.rows.at_most(NAME, subject(limit), due, limit.limit)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan paid in the years of each limit for its works; an area's own are wherever a member is."""
    kinds: dict[tuple[str, str], str] = {}
    stands: dict[str, tuple[str, ...]] = {}
    for _, work in plan.done():
        kinds[work.community, work.id] = work.kind
        stands[work.community] = (work.community,)
    for area in plan.areas:
        stands[area.id] = area.members
        kinds.update({(area.id, own.id): own.kind for own in area.own})
    for limit in scenario.rules.spending:
        paid = sum(
            a.amount
            for a in plan.allocations
            if limit.first <= a.year <= limit.last
            and (not limit.kinds or kinds.get((a.subject, a.work)) in limit.kinds)
            and any(limit.where.holds(scenario.community[c]) for c in stands.get(a.subject, ()))
        )
        yield Check(NAME, subject(limit), paid, "at most", limit.limit)
