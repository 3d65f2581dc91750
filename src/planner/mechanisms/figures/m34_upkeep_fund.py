"""M34: the upkeep fund of the plan, and its two measures: communities paid in full, and yuan collected."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.money import half_up
from planner.scenario.operations import fund_at
from planner.scenario.types import Community

CODE = "M34"


def figures(case: Case) -> Iterator[Figure]:
    """What the planned communities pay for upkeep; how much of what was due is in, by two measures."""
    yield Figure(
        code=CODE,
        key="fund_of_the_plan",
        what=mark("upkeep fund of the planned communities, no construction money"),
        unit="yuan",
        value=sum(_due(case, c) for _, c in case.planned()),
    )
    known = [
        (m.fund_paid, _due(case, c) if m.fund_due is None else m.fund_due)
        for m in case.scenario.management
        if m.fund_paid is not None and case.chosen.where.holds(c := case.scenario.community[m.community])
    ]
    due = sum(yuan for _, yuan in known)
    yield Figure(
        code=CODE,
        key="paid_in_full",
        what=mark("communities that have paid the upkeep fund in full, of those with a record"),
        unit="share",
        value=Fraction(sum(1 for paid, asked in known if paid >= asked), len(known)) if known else None,
        needs="management.fund_paid",
    )
    yield Figure(
        code=CODE,
        key="collected",
        what=mark("upkeep fund collected, of the yuan due"),
        unit="share",
        value=Fraction(sum(paid for paid, _ in known), due) if due else None,
        needs="management.fund_paid",
    )


def _due(case: Case, community: Community) -> int:
    """What the owners of a community pay, as the ledger has it: a setting before this one may hold there."""
    return half_up(fund_at(case.scenario.upkeep, community).rate * community.floor_area_m2)
