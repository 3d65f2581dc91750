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
    """Yuan in all, and per lift of the works they pay."""
    payers = case.payers(PAYER)
    paid = {(a.subject, a.work) for a in case.plan.allocations if a.source in payers}
    works = [w for w in done.works(case) if (w.community, w.id) in paid and w.kind == "lift"]
    lifts = sum((w.quantity or Fraction(0) for w in works), start=Fraction(0))
    whole = done.paid(case, payers)
    yield Figure(
        code=CODE,
        key="direct_paid",
        what=mark("residents' direct payments"),
        unit="yuan",
        value=whole,
    )
    if works:
        yield Figure(
            code=CODE,
            key="per_lift",
            what=mark("residents' direct payment for each lift"),
            unit="yuan",
            value=Fraction(whole) / lifts if lifts else None,
            needs="quantity",
        )
