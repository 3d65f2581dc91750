"""M28: what residents buy for their homes beside the renovation (带动消费)."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M28"


def figures(case: Case) -> Iterator[Figure]:
    """Units and money in planned communities; the investment, which they are no part of."""
    planned = {c.id for _, c in case.planned()}
    mine = [p for p in case.scenario.resident_payments if p.community in planned and p.channel == "private"]
    yield Figure(
        code=CODE,
        key="home_units",
        what=mark("appliances residents buy for their homes"),
        unit="count",
        value=sum(p.units for p in mine),
    )
    yield Figure(
        code=CODE,
        key="home_spending",
        what=mark("money residents spend at home, no part of the investment"),
        unit="yuan",
        value=sum(p.amount for p in mine),
    )
    yield Figure(
        code=CODE,
        key="investment",
        what=mark("construction money of the plan"),
        unit="yuan",
        value=done.investment(case),
    )
