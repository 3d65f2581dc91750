"""Residents pay their contribution per square metre once a work they pay for is done, and nothing else."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Residents, Scenario
from planner.verdict import Check

NAME = "residents"


def add(model: Model) -> None:
    """Nothing: what payers by rule owe is measured with each package."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """The contribution fills the works in id order, each up to what payers before it left unpaid."""
    paid = plan.paid_by_line
    earlier: list[str] = []
    for payer in scenario.payers:
        if isinstance(payer, Residents):
            expected = 0
            for area, c in plan.placed():
                community = scenario.community[c]
                due = (2 * payer.per_m2 * community.floor_area_m2 + 1) // 2
                if not payer.where.holds(community):
                    due = 0
                for work in sorted(scenario.works_of[c], key=lambda w: w.id):
                    if work.id in area.works.get(c, ()) and (not payer.kinds or work.kind in payer.kinds):
                        open_yuan = work.cost - sum(paid.get((name, c, work.id), 0) for name in earlier)
                        part = min(due, open_yuan)
                        due -= part
                        expected += part
                        found = paid.get((payer.id, c, work.id), 0)
                        yield Check(NAME, f"{community.name} {work.id}", found, "exactly", part)
            yield Check(NAME, payer.name, plan.paid(source=payer.id), "exactly", expected)
        earlier.append(payer.id)
