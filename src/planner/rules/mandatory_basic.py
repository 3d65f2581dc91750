"""A community chosen gets every basic work that is due, unless waived with a reason (应改尽改)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Category, Scenario
from planner.verdict import Check

NAME = "mandatory_basic"


def add(model: Model) -> None:
    """Nothing: every package holds the mandatory works."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Basic works left undone in each planned community, and waived works done: at most none."""
    for area, c in plan.placed():
        done = set(area.works.get(c, ()))
        schemes = {w.scheme for w in scenario.works_of[c] if w.id in done} | {""}
        due = {
            w.id
            for w in scenario.works_of[c]
            if w.category is Category.BASIC and not w.waived and w.called_for and w.scheme in schemes
        }
        if scenario.rules.mandatory_basic:
            yield Check(NAME, scenario.community[c].name, len(due - done), "at most", 0)
