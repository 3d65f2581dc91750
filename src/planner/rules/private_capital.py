"""Private capital pays only for what it is earmarked to, up to its amount."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Private, Scenario
from planner.verdict import Check

NAME = "private_capital"


def add(model: Model) -> None:
    """Nothing: what payers by rule owe is measured with each package and area."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What private capital pays of each work against its amount or what was left unpaid."""
    cost = {(work.community, work.id): (work.cost, (work.community, work.id)) for _, work in plan.done()}
    for area in plan.areas:
        cost.update({(area.id, own.id): (own.cost, (own.id, own.id)) for own in area.own})
    earlier: list[str] = []
    for payer in scenario.payers:
        if isinstance(payer, Private):
            for (subject, name), (yuan, key) in sorted(cost.items()):
                mine = sum(
                    a.amount
                    for a in plan.allocations
                    if a.source == payer.id and (a.subject, a.work) == (subject, name)
                )
                before = sum(
                    a.amount
                    for a in plan.allocations
                    if a.source in earlier and (a.subject, a.work) == (subject, name)
                )
                if mine or key in payer.amounts:
                    limit = min(payer.amounts.get(key, 0), yuan - before)
                    code = "" if key in payer.amounts else "EARMARK_VIOLATION"
                    yield Check(NAME, f"{payer.name} {subject} {name}", mine, "exactly", limit, code)
        earlier.append(payer.id)
