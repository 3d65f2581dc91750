"""M25: the share of utilities in all construction money, their own part in the total."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.types import Utility

CODE = "M25"


def figures(case: Case) -> Iterator[Figure]:
    """What utilities bear, of what; and who pays the civil part of their works."""
    borne = case.plan.borne_by_utilities(case.chosen.where)
    own = [work for work in done.works(case) if work.utility]
    total = done.investment(case)
    of_own = any(
        floor.base == "own_works" and floor.where == case.chosen.where
        for floor in case.scenario.rules.utility_floor
    )
    counted = sum(work.cost for work in own) if of_own else total
    base = counted - case.plan.tax_relief(case.chosen.where)
    if base:
        yield Figure(
            code=CODE,
            key="utility_share",
            what=mark("share of the money that utilities bear"),
            unit="share",
            value=Fraction(borne, base),
            target=case.share("floor"),
            qualifier="at least",
        )
    yield Figure(code=CODE, key="utility_money", what=mark("money of utilities"), unit="yuan", value=borne)
    utilities = {p.id for p in case.scenario.payers if isinstance(p, Utility)}
    yield Figure(
        code=CODE,
        key="civil_public",
        what=mark("cost of utilities' works that others pay (trench and backfill)"),
        unit="yuan",
        value=sum(work.cost for work in own) - done.paid(case, utilities),
    )
