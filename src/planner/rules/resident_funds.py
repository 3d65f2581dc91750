"""What residents put in by direct payment or from a fund pays the works it is for, and nothing else."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "resident_funds"


def add(model: Model) -> None:
    """Nothing: what payers by rule owe is measured with each package."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Each line fills the works it is for in id order, up to what payers before it left unpaid."""
    paid = plan.paid_by_line
    earlier: list[str] = []
    for payer in scenario.payers:
        if isinstance(payer, ResidentFund):
            expected = 0
            for area, c in plan.placed():
                community = scenario.community[c]
                works = [w for w in scenario.works_of[c] if w.id in area.works.get(c, ())]
                works = [w for w in works if not payer.kinds or w.kind in payer.kinds]
                left = {w.id: w.cost - sum(paid.get((n, c, w.id), 0) for n in earlier) for w in works}
                due = dict.fromkeys(left, 0)
                for (subject, line), yuan in sorted(payer.amounts.items(), key=lambda x: x[0][1] == ""):
                    rest = yuan if subject == c and payer.where.holds(community) else 0
                    for work in sorted(works, key=lambda w: w.id):
                        if line in ("", work.kind):
                            part = min(rest, left[work.id] - due[work.id])
                            due[work.id] += part
                            rest -= part
                for name, part in due.items():
                    expected += part
                    found = paid.get((payer.id, c, name), 0)
                    if part or found:
                        yield Check(NAME, f"{payer.name} {community.name} {name}", found, "exactly", part)
            yield Check(NAME, payer.name, plan.paid(source=payer.id), "exactly", expected)
        earlier.append(payer.id)
