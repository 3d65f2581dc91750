"""The way that earns most for its time is picked most; none is forgotten."""

from collections import Counter

import numpy as np

from planner.engine.earnings import Earnings


def _picks(earnings: Earnings[str], count: int = 2_000) -> Counter[str]:
    return Counter(earnings.pick() for _ in range(count))


def test_all_alike_while_nothing_was_earned() -> None:
    picks = _picks(Earnings(("a", "b"), 0.2, np.random.default_rng(0)))
    assert 900 < picks["a"] < 1_100


def test_by_the_rate_and_not_by_the_points() -> None:
    """30 points in 30 units of time against 20 in 2: rates 0.97 and 6.9."""
    earnings = Earnings(("a", "b", "c"), 0.3, np.random.default_rng(0))
    earnings.pay("a", 30.0, 30.0)
    earnings.pay("b", 20.0, 2.0)
    picks = _picks(earnings)
    assert picks["b"] > picks["a"] > 0
    assert picks["c"] > 100


def test_old_earnings_fade() -> None:
    earnings = Earnings(("a", "b"), 0.0, np.random.default_rng(0))
    earnings.pay("a", 100.0, 1.0)
    for _ in range(60):
        earnings.pay("a", 0.0, 1.0)
    earnings.pay("b", 10.0, 1.0)
    picks = _picks(earnings)
    assert picks["b"] > 1_900
