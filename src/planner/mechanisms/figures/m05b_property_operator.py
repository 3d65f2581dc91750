"""M05b: a property firm that fits out and runs facilities: its capital, and its income for the ledger."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.mechanisms.figures.places import built, standing

CODE = "M05b"


def figures(case: Case) -> Iterator[Figure]:
    """Facilities it runs, what it pays to fit them out, what they earn a year."""
    firm, facility = (case.chosen.parameters[key] for key in ("firm", "facility"))
    run = [f for f in (*standing(case), *(f for _, _, f in built(case))) if f.operator == firm]
    yield Figure(
        code=CODE,
        key="operated",
        what=mark("facilities run by the property firm"),
        unit="count",
        value=len(run),
        subject=firm,
    )
    yield Figure(
        code=CODE,
        key="fit_out",
        what=mark("the property firm's own capital for fitting out"),
        unit="yuan",
        value=sum(a.amount for a in case.plan.allocations if (a.source, a.work) == (firm, facility)),
        subject=facility,
    )
    yield Figure(
        code=CODE,
        key="income",
        what=mark("yearly income of these facilities, for the operating ledger"),
        unit="yuan",
        value=sum(f.income for f in run),
        subject=firm,
    )
