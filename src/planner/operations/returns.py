"""Net present value and internal rate of return of yearly sums, the first at completion."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

STEPS = 1_000_000  # of a rate: it is found to 0.0001 %, rounded down
MOST = 10  # 1,000 % a year; beyond it nobody asks


def npv(flows: Sequence[int], rate: Fraction) -> Fraction:
    """What the sums are worth at completion, exactly (Horner's rule from the last year on)."""
    worth = Fraction(0)
    for yuan in reversed(flows):
        worth = worth / (1 + rate) + yuan
    return worth


def irr(flows: Sequence[int]) -> Fraction | None:
    """The rate at which the sums are worth 0, rounded down to 0.0001 %, by bisection in whole steps.

    None where there is not one: sums of one sign only, or signs that change more than once.
    """
    signs = [yuan > 0 for yuan in flows if yuan]
    changes = sum(1 for a, b in pairwise(signs) if a != b)
    if changes != 1 or signs[0]:
        return None
    low, high = 1 - STEPS, MOST * STEPS  # invested first, earned later: worth falls as the rate rises
    if npv(flows, Fraction(low, STEPS)) < 0:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if npv(flows, Fraction(middle, STEPS)) >= 0:
            low = middle
        else:
            high = middle
    return Fraction(low, STEPS)
