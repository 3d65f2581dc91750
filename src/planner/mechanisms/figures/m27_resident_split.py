"""M27: residents' money for public areas, which is funding, and at home, which is not."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M27"
PAYER = "residents-public"


def figures(case: Case) -> Iterator[Figure]:
    """The public part as it is paid; the other parts as they stand in the ledger of planned communities."""
    planned = {c.id for _, c in case.planned()}
    mine = [p for p in case.scenario.resident_payments if p.community in planned]
    yield Figure(
        code=CODE,
        key="resident_public",
        what=mark("residents' money for public areas, in the funding"),
        unit="yuan",
        value=done.paid(case, case.payers(PAYER)),
    )
    yield Figure(
        code=CODE,
        key="resident_private",
        what=mark("residents' money spent at home, not in the funding"),
        unit="yuan",
        value=sum(p.amount for p in mine if p.channel == "private"),
    )
    yield Figure(
        code=CODE,
        key="resident_unsplit",
        what=mark("residents' money nobody has split, not in the funding"),
        unit="yuan",
        value=sum(p.amount for p in mine if p.channel == "unsplit"),
    )
