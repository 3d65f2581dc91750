"""Whole yuan: read from what bureaus write, shown as 万元 and 亿元, split to the yuan.

Money inside the program is an `int` of yuan. Rates and areas are exact `Fraction`s.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import lcm

WAN = 10_000
YI = 100_000_000


def half_up(amount: Fraction) -> int:
    """What is due: `amount` rounded to the whole yuan, half a yuan up."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def floor(amount: Fraction) -> int:
    """What is allowed at most: `amount` rounded down to the whole yuan."""
    return amount.numerator // amount.denominator


def split(total: int, shares: Sequence[Fraction | int]) -> tuple[int, ...]:
    """`total` whole yuan split in proportion to `shares` by largest remainder; ties go to the earlier.

    Raises ValueError where shares are negative or all zero.
    """
    common = lcm(*(share.denominator for share in shares))
    counts = [share.numerator * (common // share.denominator) for share in shares]
    whole = sum(counts)
    if whole <= 0 or min(counts) < 0:
        raise ValueError("shares must be at least 0 and not all 0")
    parts = [total * count // whole for count in counts]
    left = total - sum(parts)
    for i in sorted(range(len(parts)), key=lambda i: (-(total * counts[i] % whole), i))[:left]:
        parts[i] += 1
    return tuple(parts)


def wan(yuan: int) -> str:
    """`yuan` as tables show it: 万元 with two decimals and thousands separators, "1,250.00"."""
    return f"{(Decimal(yuan) / WAN).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def yi(yuan: int) -> str:
    """`yuan` as headlines show it: 亿元 with two decimals, "59.33"."""
    return f"{(Decimal(yuan) / YI).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"
