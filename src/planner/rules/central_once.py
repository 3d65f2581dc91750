"""No work is paid by two central sources: of those that may pay it the first in order does."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Category, Community, Scenario, Work
from planner.verdict import Check

NAME = "central_once"


def add(model: Model) -> None:
    """Nothing: which source may pay which work already knows the order."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan that each later central source pays for works an earlier one may pay: none."""
    order = scenario.rules.central_once
    works: dict[tuple[str, str], tuple[Work, tuple[Community, ...]]] = {}
    for _, work in plan.done():
        works[work.community, work.id] = (work, (scenario.community[work.community],))
    for area in plan.areas:
        for own in area.own:
            bare = Work(community="", id=own.id, kind=own.kind, category=own.category)
            works[area.id, own.id] = (bare, tuple(scenario.community[c] for c in area.members))
    nobody = (Work(community="", id="", kind="", category=Category.BASIC), ())
    for place, name in enumerate(order[1:], start=1):
        earlier = [scenario.source[before] for before in order[:place]]
        twice = 0
        for a in plan.allocations:
            if a.source == name:
                work, places = works.get((a.subject, a.work), nobody)
                twice += a.amount if any(source.pays(work, *places) for source in earlier) else 0
        yield Check(NAME, scenario.source[name].name, twice, "at most", 0)
