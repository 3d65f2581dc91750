"""M25b: works of utilities that start in a year of the utility's own plan."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.types import Utility

CODE = "M25b"


def figures(case: Case) -> Iterator[Figure]:
    """The share of them, of all whose utility has a plan for the community."""
    planned = kept = 0
    for work in done.works(case):
        for payer in case.scenario.payers:
            if isinstance(payer, Utility) and payer.owns(work) and work.community in payer.plan:
                planned += 1
                kept += case.plan.start_year(work.community) in payer.plan[work.community]
    if planned:
        yield Figure(
            code=CODE,
            key="works_in_plan_years",
            what=mark("works of utilities in a year of their own plan"),
            unit="share",
            value=Fraction(kept, planned),
        )
