"""M40: whether four sources cover upkeep, and how many communities have a committee and property service."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.operations import ledgers

CODE = "M40"
ALL = Fraction(1)


def figures(case: Case) -> Iterator[Figure]:
    """What is left of the four sources in all; coverage by two measures, unknown counted as none."""
    planned = [c for _, c in case.planned()]
    ids = {c.id for c in planned}
    left = [
        ledger.upkeep for ledger in ledgers(case.plan) if ledger.members & ids and ledger.upkeep is not None
    ]
    yield Figure(
        code=CODE,
        key="left_for_upkeep",
        what=mark("what sources of upkeep bring beyond its cost, over the operating years"),
        unit="yuan",
        value=sum(left) if left else None,
        target=0,
        qualifier="at least",
        needs="operations",
    )
    committee = {m.community: m.committee for m in case.scenario.management}
    yield _coverage(
        "committees",
        mark("planned communities with an owners' committee"),
        [committee.get(c.id) for c in planned],
        "management.committee",
    )
    yield _coverage(
        "property_service",
        mark("planned communities with property service"),
        [c.has_property_service for c in planned],
        "communities.has_property_service",
    )


def _coverage(key: str, what: str, known: list[bool | None], needs: str) -> Figure:
    measured = any(value is not None for value in known)
    return Figure(
        code=CODE,
        key=key,
        what=what,
        unit="share",
        value=Fraction(sum(1 for value in known if value), len(known)) if measured else None,
        target=ALL,
        qualifier="nearly",
        needs=needs,
    )
