"""Whole yuan: split to the yuan, rounded where it is said, shown as bureaus write it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.money import WAN, YI, floor, half_up, split, wan, yi

YUAN = st.integers(0, 10**12)
SHARES = st.lists(st.fractions(0, 1, max_denominator=1000), min_size=1, max_size=8).filter(any)


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        (10, (Fraction(2, 3), Fraction(1, 3)), (7, 3)),
        (5, (1, 1), (3, 2)),  # a tie: the earlier
        (1, (1, 1, 1), (1, 0, 0)),
        (2, (1, 1, 1), (1, 1, 0)),
        (100, (1, 2, 4), (14, 29, 57)),  # 14 2/7, 28 4/7, 57 1/7
        (7, (0, 1), (0, 7)),
        (0, (1, 2), (0, 0)),
        (3, (Fraction(1, 2),), (3,)),  # shares need not sum to 1
    ],
)
def test_split_by_hand(total: int, shares: tuple[Fraction | int, ...], parts: tuple[int, ...]) -> None:
    assert split(total, shares) == parts


@given(YUAN, SHARES)
def test_a_split_is_exact_and_gives_the_larger_remainder_first(total: int, shares: list[Fraction]) -> None:
    """The sum is the total, each part is its share rounded down or up, up where the remainder is larger."""
    parts = split(total, shares)
    assert sum(parts) == total
    whole = sum(shares, Fraction(0))
    exact = [share * total / whole for share in shares]
    assert all(part in (floor(e), floor(e) + 1) for part, e in zip(parts, exact, strict=True))
    assert all(part == 0 for part, share in zip(parts, shares, strict=True) if share == 0)
    order = sorted(range(len(parts)), key=lambda i: (floor(exact[i]) - exact[i], i))
    raised = [parts[i] > floor(exact[i]) for i in order]
    assert raised == sorted(raised, reverse=True)


@given(YUAN, st.integers(1, 9))
def test_equal_shares_differ_by_a_yuan_at_most_and_never_grow(total: int, count: int) -> None:
    parts = split(total, [Fraction(1, count)] * count)
    assert list(parts) == sorted(parts, reverse=True)
    assert parts[0] - parts[-1] <= 1


@pytest.mark.parametrize("shares", [(), (0,), (0, 0), (1, -1), (2, -1), (-1, 3)])
def test_no_shares(shares: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="shares must be at least 0 and not all 0"):
        split(1, shares)


@pytest.mark.parametrize(
    ("amount", "due", "allowed"),
    [
        (Fraction(1, 2), 1, 0),
        (Fraction(5, 2), 3, 2),
        (Fraction(249, 100), 2, 2),
        (Fraction(99, 100), 1, 0),
        (Fraction(3), 3, 3),
        (Fraction(0), 0, 0),
        (Fraction(-1, 2), 0, -1),
        (Fraction(-3, 4), -1, -1),
        (Fraction(10**20, 3), (10**20 - 1) // 3, (10**20 - 1) // 3),
    ],
)
def test_half_up_and_floor(amount: Fraction, due: int, allowed: int) -> None:
    assert half_up(amount) == due
    assert floor(amount) == allowed


@given(st.fractions(-(10**9), 10**9))
def test_rounding_is_within_half_a_yuan_and_within_one(amount: Fraction) -> None:
    assert Fraction(-1, 2) < half_up(amount) - amount <= Fraction(1, 2)
    assert 0 <= amount - floor(amount) < 1


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        (0, "0.00"),
        (12_500_000, "1,250.00"),
        (100_000, "10.00"),  # M30: 10 yuan on 10,000 m²
        (800, "0.08"),
        (49, "0.00"),
        (50, "0.01"),  # half a hundredth of 万: up
        (10_949, "1.09"),
        (10_950, "1.10"),
        (-12_345, "-1.23"),
        (10_994_000, "1,099.40"),
        (1_976_000, "197.60"),  # M25: what 36.8 % lacks
    ],
)
def test_ten_thousands(yuan: int, shown: str) -> None:
    assert wan(yuan) == shown


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        (5_933_440_000, "59.33"),
        (755_000_000, "7.55"),
        (2_057_000_000, "20.57"),
        (499_999, "0.00"),
        (500_000, "0.01"),
        (436_000_000_000, "4,360.00"),
    ],
)
def test_hundred_millions(yuan: int, shown: str) -> None:
    assert yi(yuan) == shown


def test_units() -> None:
    assert YI == 10_000 * WAN
