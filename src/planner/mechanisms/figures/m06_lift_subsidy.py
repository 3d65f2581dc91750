"""M06: lifts and subsidies, each by itself: allocated money is no sum paid, and no lift has its average."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.lifts import LiftSubsidy

CODE = "M06"


def figures(case: Case) -> Iterator[Figure]:
    """Lifts planned, what is paid for them and saves; lifts completed and money allocated as stated."""
    lifts = done.lifts(case)
    subsidies = [p.id for p in case.scenario.payers if isinstance(p, LiftSubsidy)]
    paid, cost = done.paid(case, subsidies), sum(lift.cost for lift in lifts)
    yield Figure(
        code=CODE, key="lifts_planned", what=mark("lifts in the plan"), unit="count", value=len(lifts)
    )
    yield Figure(
        code=CODE,
        key="subsidy_planned",
        what=mark("subsidies for lifts in the plan"),
        unit="yuan",
        value=paid,
    )
    if cost:
        yield Figure(
            code=CODE,
            key="saved",
            what=mark("share of the lifts' cost that residents save"),
            unit="share",
            value=Fraction(paid, cost),
            target=Fraction(1, 2),
            qualifier="nearly",
        )
    yield from _stated(case)


def _stated(case: Case) -> Iterator[Figure]:
    given = case.chosen.parameters
    if "completed" in given:
        yield Figure(
            code=CODE,
            key="lifts_completed",
            what=mark("lifts completed in the year reported"),
            unit="count",
            value=int(case.number("completed")),
        )
    if "allocated" in given:
        yield Figure(
            code=CODE,
            key="subsidy_allocated",
            what=mark("subsidies allocated in that year; above cap x lifts they pay for other years too"),
            unit="yuan",
            value=case.money("allocated"),
        )
