"""M07: lifts against entrances that agree, and platforms that are complete."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M07"


def figures(case: Case) -> Iterator[Figure]:
    """Lifts planned, entrances that agree, and the share of communities with lifts whose 2+3 are complete."""
    here = {c.id for c in case.communities}
    agreeing = [lift for lift in case.scenario.lifts if lift.community in here and lift.consented]
    yield Figure(
        code=CODE,
        key="lifts_planned",
        what=mark("lifts in the plan"),
        unit="count",
        value=len(done.lifts(case)),
        target=len(agreeing),
        qualifier="at most",
    )
    yield Figure(
        code=CODE,
        key="entrances_agreeing",
        what=mark("entrances that agree to a lift"),
        unit="count",
        value=len(agreeing),
    )
    having = {lift.community for lift in case.scenario.lifts} & here
    complete = {p.community for p in case.scenario.platforms if not p.missing} & having
    if having:
        yield Figure(
            code=CODE,
            key="platforms_complete",
            what=mark("communities with lifts whose 2+3+X platform is complete"),
            unit="share",
            value=Fraction(len(complete), len(having)),
            target=Fraction(1),
            qualifier="at least",
        )
