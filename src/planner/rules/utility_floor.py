"""Over the whole plan, utilities bear at least their share of the construction money."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario, Utility
from planner.verdict import Check

NAME = "utility_floor"


def add(model: Model) -> None:
    """Σ utilities >= share x Σ base, as whole numbers; the total includes what the utilities pay."""
    floor = model.scenario.rules.utility_floor
    if floor is None:
        return
    borne = model.paid_by_rule([p.id for p in model.scenario.payers if isinstance(p, Utility)])
    if floor.base == "total":
        base = model.measure("yuan")
    else:
        base = model.spread(package=model.by_work(lambda work: work.cost if work.utility else 0))
    row = floor.share.denominator * borne - floor.share.numerator * base
    model.rows.at_least(NAME, "", row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan utilities pay in all years against the share of what everything costs; 0 of 0 satisfies it."""
    floor = scenario.rules.utility_floor
    if floor is None:
        return
    borne = sum(plan.paid(source=p.id) for p in scenario.payers if isinstance(p, Utility))
    if floor.base == "total":
        base = sum(work.cost for _, work in plan.done()) + sum(
            w.cost for area in plan.areas for w in area.own
        )
    else:
        base = sum(work.cost for _, work in plan.done() if work.utility)
    yield Check(NAME, "", borne, "at least", floor.share * base)
