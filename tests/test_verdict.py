"""A check is a number against a limit; the limit itself is kept."""

from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest

from planner.verdict import Check, Number, Reason, Sense


@pytest.mark.parametrize(
    ("value", "sense", "limit", "slack"),
    [
        (4, "at most", 4, 0),
        (5, "at most", 4, -1),
        (3, "at most", 4, 1),
        (4, "at least", 4, 0),
        (3, "at least", 4, -1),
        (5, "at least", 4, 1),
        (4, "exactly", 4, 0),
        (3, "exactly", 4, -1),
        (6, "exactly", 4, -2),
        (Fraction(7999, 10_000), "at least", Fraction(8, 10), Fraction(-1, 10_000)),
        (Fraction(1, 3), "at most", Fraction(1, 3), 0),
    ],
)
def test_slack(value: Number, sense: Sense, limit: Number, slack: Number) -> None:
    """0 at the limit, negative beyond it by as much as it is beyond; exactly has no room on either side."""
    check = Check("rule", "subject", value, sense, limit)
    assert check.slack == slack
    assert check.ok == (slack >= 0)


def test_verdicts_are_values() -> None:
    assert Check("r", "s", 1, "at most", 2) == Check("r", "s", Fraction(1), "at most", Fraction(2))
    assert Reason("r", "CODE") == Reason("r", "CODE", "", "", None)
    assert len({Reason("r", "CODE"), Reason("r", "CODE"), Reason("r", "OTHER")}) == 2
    with pytest.raises(FrozenInstanceError):
        Check("r", "s", 1, "at most", 2).value = 0  # type: ignore[misc]
