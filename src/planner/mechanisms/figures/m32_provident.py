"""M32: what residents draw of the housing provident fund for lifts."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M32"
PAYER = "provident-fund"


def figures(case: Case) -> Iterator[Figure]:
    """Yuan paid for lifts."""
    yield Figure(
        code=CODE,
        key="provident_paid",
        what=mark("housing provident fund drawn for lifts"),
        unit="yuan",
        value=done.paid(case, case.payers(PAYER)),
    )
