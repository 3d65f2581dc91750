"""A gap as people read it: as no plan can be better by more, it is never rounded down."""

from fractions import Fraction
from math import ceil


def rounded_up(share: float | Fraction) -> Fraction:
    """A gap up to the next tenth of a per cent; up to the next digit where it is less than that."""
    digits = 1 if share >= 0.001 or share == 0 else 2 if share >= 0.0001 else 3
    return Fraction(ceil(share * 100 * 10**digits - 1e-9), 100 * 10**digits)


def up(share: float | Fraction) -> str:
    """A gap in per cent, never rounded down: "0.4 %", "0.03 %"."""
    found = rounded_up(share)
    digits = next(digits for digits in (1, 2, 3) if (found * 100 * 10**digits).denominator == 1)
    return f"{float(found) * 100:.{digits}f} %"
