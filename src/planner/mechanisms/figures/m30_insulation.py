"""M30: what residents pay for external wall insulation, by floor area and not by wall area."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M30"
PAYER = "insulation-residents"


def figures(case: Case) -> Iterator[Figure]:
    """Yuan paid where insulation is in scope."""
    yield Figure(
        code=CODE,
        key="residents_paid",
        what=mark("residents' contribution to external wall insulation"),
        unit="yuan",
        value=done.paid(case, case.payers(PAYER)),
    )
