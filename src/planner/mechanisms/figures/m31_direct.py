"""M31: what residents pay directly for lifts, and for each lift."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M31"
PAYER = "residents-direct"


def figures(case: Case) -> Iterator[Figure]:
    """Yuan in all, and per lift of the communities where they pay lifts, whichever lift the money fell on."""
    payers = case.payers(PAYER)
    works = {(w.community, w.id): w for w in done.works(case) if w.kind == "lift"}
    paid = [a for a in case.plan.allocations if a.source in payers and (a.subject, a.work) in works]
    where = {a.subject for a in paid}
    lifts = [w.quantity for w in works.values() if w.community in where]
    known = [lift for lift in lifts if lift is not None]
    whole = done.paid(case, payers)
    yield Figure(
        code=CODE,
        key="direct_paid",
        what=mark("residents' direct payments"),
        unit="yuan",
        value=whole,
    )
    if paid:
        yield Figure(
            code=CODE,
            key="per_lift",
            what=mark("residents' direct payment for each lift"),
            unit="yuan",
            value=Fraction(sum(a.amount for a in paid)) / sum(known)
            if lifts == known and any(known)
            else None,
            needs="quantity",
        )
