"""Which checks say what held a plan back: those that stand at their limit, or near it."""

from fractions import Fraction

from planner.report.vocabulary import YEARS
from planner.verdict import Check

NEAR = Fraction(1, 100)  # of the limit


def tight(check: Check) -> bool:
    """Whether a check stands at its limit or near it.

    A limit of 0 or 1 is a yes or no, an exact amount has no room at all, and years are dates: none of the
    three says what held the plan back.
    """
    return (
        check.ok
        and check.sense != "exactly"
        and check.rule not in YEARS
        and check.limit not in (0, 1)
        and check.slack <= NEAR * abs(Fraction(check.limit))
    )
