"""Of several schemes compared for a community exactly one is carried out."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "schemes"


def add(model: Model) -> None:
    """Nothing: every package holds works of one scheme."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Schemes with works done in each planned community that has any: exactly one."""
    for area, c in plan.placed():
        scheme = {work.id: work.scheme for work in scenario.works_of[c] if work.scheme}
        if scheme:
            done = {scheme[work] for work in area.works.get(c, ()) if work in scheme}
            yield Check(NAME, scenario.community[c].name, len(done), "exactly", 1)
