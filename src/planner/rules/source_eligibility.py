"""A source pays only for works it is meant for, in its own district."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import LATER, UNFUNDED, Plan
from planner.scenario.types import Category, Scenario
from planner.verdict import Check

NAME = "source_eligibility"


def add(model: Model) -> None:
    """Nothing: what only a set of sources can pay already knows who may pay what."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan each source pays for works it may not pay, at most none."""
    facts: dict[tuple[str, str], tuple[str, Category, str]] = {}
    for _, work in plan.done():
        facts[work.community, work.id] = (
            work.kind,
            work.category,
            scenario.community[work.community].district,
        )
    for area in plan.areas:
        for own in area.own:
            facts[area.id, own.id] = (own.kind, own.category, scenario.community[min(area.members)].district)
    payers = {payer.id for payer in scenario.payers}
    astray: dict[str, int] = {source.id: 0 for source in scenario.sources}
    for a in plan.allocations:
        if a.source in payers or a.source == LATER:
            continue
        if a.source == UNFUNDED:
            astray[UNFUNDED] = astray.get(UNFUNDED, 0) + (0 if scenario.unfunded else a.amount)
            continue
        source = scenario.source[a.source]
        kind, category, district = facts.get((a.subject, a.work), ("", Category.BASIC, ""))
        if (
            (source.kinds and kind not in source.kinds)
            or (source.categories and category not in source.categories)
            or source.district not in ("", district)
        ):
            astray[a.source] += a.amount
    for name, yuan in astray.items():
        yield Check(NAME, scenario.source[name].name if name in scenario.source else name, yuan, "at most", 0)
