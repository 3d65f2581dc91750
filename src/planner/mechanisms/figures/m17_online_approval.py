"""M17: what approval takes online, and what that saves of the statutory time."""

from collections.abc import Iterator

from planner.mechanisms.figures.approval_days import approval_days
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M17"
MOST = 5  # 3—5日


def figures(case: Case) -> Iterator[Figure]:
    """Days of approval against the 3 to 5 of the list, and days saved."""
    yield from approval_days(case, CODE, most=MOST, qualifier="at most")
