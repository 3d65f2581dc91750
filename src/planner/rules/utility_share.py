"""Each utility pays its part of its own works, in the years its own plan holds them, and nothing else."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario, Utility, Work
from planner.verdict import Check

NAME = "utility_share"


def add(model: Model) -> None:
    """Nothing: what payers by rule owe is measured with each package."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What each utility pays of each work against its due, rounded half up, or what was left unpaid."""
    earlier: list[str] = []
    paid = plan.paid_by_line
    for payer in scenario.payers:
        if isinstance(payer, Utility):
            seen = 0
            for area, work in plan.done():
                before = sum(paid.get((name, work.community, work.id), 0) for name in earlier)
                planned = payer.plan.get(work.community, (area.year,))
                due = 0
                if payer.owns(work) and payer.holds(scenario.community[work.community]):
                    due = _due(payer, work) if area.year in planned else 0
                amount = paid.get((payer.id, work.community, work.id), 0)
                seen += amount
                if due or amount:
                    limit = min(due, work.cost - before)
                    yield Check(NAME, f"{payer.name} {work.community} {work.id}", amount, "exactly", limit)
            yield Check(NAME, payer.name, plan.paid(source=payer.id), "exactly", seen)
        earlier.append(payer.id)


def _due(payer: Utility, work: Work) -> int:
    """What is agreed, else its shares, half a yuan up; an award or a joint grant takes its place."""
    exact = work.civil * payer.civil_share + work.equipment * payer.equipment_share
    outlay = int((exact + Fraction(1, 2)).__floor__()) if work.agreed is None else work.agreed
    if work.mode == "award" or work.mode == "joint_application":
        return outlay - min(outlay, work.granted)
    return outlay
