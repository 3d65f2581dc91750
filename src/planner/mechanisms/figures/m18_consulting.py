"""M18: the fee of the consultant for the whole process, a part of other costs."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M18"


def figures(case: Case) -> Iterator[Figure]:
    """The fee in the costs of the works, and the investment it is a part of."""
    works = list(done.works(case))
    yield Figure(
        code=CODE,
        key="consulting_fee",
        what=mark("fee of the consultant, in other costs"),
        unit="yuan",
        value=sum(work.consultant for work in works),
    )
    yield Figure(
        code=CODE,
        key="total_with_fee",
        what=mark("cost of the works with their other costs"),
        unit="yuan",
        value=sum(work.cost for work in works),
    )
