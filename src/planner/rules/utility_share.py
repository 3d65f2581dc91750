"""Each utility pays its share of its own works, and nothing else."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario, Utility
from planner.verdict import Check

NAME = "utility_share"


def add(model: Model) -> None:
    """Nothing: what payers by rule owe is measured with each package."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What each utility pays of each work against its due, rounded half up, or what was left unpaid."""
    earlier: list[str] = []
    paid: dict[tuple[str, str, str], int] = {}
    for a in plan.allocations:
        key = (a.source, a.subject, a.work)
        paid[key] = paid.get(key, 0) + a.amount
    for payer in scenario.payers:
        if isinstance(payer, Utility):
            seen = 0
            for _, work in plan.done():
                before = sum(paid.get((name, work.community, work.id), 0) for name in earlier)
                due = 0
                if work.utility == payer.id:
                    exact = work.civil * payer.civil_share + work.equipment * payer.equipment_share
                    due = int((exact + Fraction(1, 2)).__floor__())
                amount = paid.get((payer.id, work.community, work.id), 0)
                seen += amount
                if due or amount:
                    limit = min(due, work.cost - before)
                    yield Check(NAME, f"{payer.name} {work.community} {work.id}", amount, "exactly", limit)
            yield Check(NAME, payer.name, plan.paid(source=payer.id), "exactly", seen)
        earlier.append(payer.id)
