"""The facilities of an area use no more land than its walls free, each square metre once (腾出用地)."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import Plan
from planner.scenario.scope import within
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "freed_land"


def add(model: Model) -> None:
    """Nothing: an area with facilities its land cannot hold is no column."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Land that the facilities of each area take against what its walls free."""
    takes = {
        f.id: f.land_m2
        for f in scenario.facilities
        if within(scenario.rules.freed_land, scenario.community[f.host])
    }
    for area in plan.areas:
        taken = sum((takes.get(work.id, Fraction(0)) for work in area.own), Fraction(0))
        if taken:
            members = set(area.members)
            freed = sum(
                (e.freed_m2 for e in scenario.edges if e.kind == "wall" and e.crossable and e.a != e.b
                 and e.a in members and e.b in members),
                Fraction(0),
            )  # fmt: skip
            yield Check(NAME, f"{area.id} land", taken, "at most", freed, "LAND_SPENT_TWICE")
