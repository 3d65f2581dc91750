"""A source pays only for works it is meant for, in its own part of the city, and the grants that name it."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import LATER, UNFUNDED, Plan
from planner.scenario.types import Category, Community, Scenario
from planner.verdict import Check

NAME = "source_eligibility"
NOWHERE = Community(
    id="", name="", households=0, floor_area_m2=Fraction(0)
)  # where what is in no plan stands


def add(model: Model) -> None:
    """Nothing: what only a set of sources can pay already knows who may pay what."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan each source pays for works it may not pay, at most none."""
    facts: dict[tuple[str, str], tuple[str, Category, list[Community]]] = {}
    for _, work in plan.done():
        facts[work.community, work.id] = (work.kind, work.category, [scenario.community[work.community]])
    for area in plan.areas:
        for own in area.own:
            facts[area.id, own.id] = (own.kind, own.category, [scenario.community[c] for c in area.members])
    payers = {payer.id for payer in scenario.payers}
    astray: dict[str, int] = {source.id: 0 for source in scenario.sources}
    for a in plan.allocations:
        if a.source in payers or a.source == LATER:
            continue
        if a.source == UNFUNDED:
            astray[UNFUNDED] = astray.get(UNFUNDED, 0) + (0 if scenario.unfunded else a.amount)
            continue
        source = scenario.source[a.source]
        kind, category, places = facts.get((a.subject, a.work), ("", Category.BASIC, [NOWHERE]))
        if (
            (source.kinds and kind not in source.kinds)
            or (source.categories and category not in source.categories)
            or any(source.district not in ("", place.district) for place in places)
            or not all(source.where.holds(place) for place in places)
        ):
            astray[a.source] += a.amount
    for name, yuan in astray.items():
        yield Check(NAME, scenario.source[name].name if name in scenario.source else name, yuan, "at most", 0)
    yield from _grants(scenario, plan)


def _grants(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan of awards and joint grants that their source does not pay when they fall due, at most none."""
    payers = {payer.id for payer in scenario.payers}
    for _, work in plan.done():
        if not work.grant_source:
            continue
        mine = [a for a in plan.allocations if (a.subject, a.work) == (work.community, work.id)]
        pool = [a for a in mine if a.source not in payers]
        whole, so_far, lacking = sum(a.amount for a in pool), 0, 0
        for year in sorted({a.year for a in pool}):
            now = [a for a in pool if a.year == year]
            before, so_far = so_far, so_far + sum(a.amount for a in now)
            due = min(work.granted, whole) * so_far // whole - min(work.granted, whole) * before // whole
            paid = sum(a.amount for a in now if a.source in (work.grant_source, LATER))
            lacking += max(0, due - paid)
        source = scenario.source[work.grant_source].name
        yield Check(NAME, f"{source} {work.community} {work.id}", lacking, "at most", 0)
