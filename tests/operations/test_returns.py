"""Net present value and rate of return."""

from fractions import Fraction

import pytest

from planner.operations.returns import irr, npv


def test_npv_by_hand() -> None:
    assert npv([-100, 60, 60], Fraction(0)) == 20
    assert npv([-100, 55, 121], Fraction(1, 10)) == 50


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        ([-100, 110], "0.1"),
        ([-100, 0, 121], "0.1"),
        ([-100, 50, 50], "0"),
        ([-100, 60, 60], "0.130662"),  # 13.0662 % and a little more: rounded down
        ([-100, 40], "-0.6"),
    ],
)
def test_irr_by_hand(flows: list[int], rate: str) -> None:
    assert irr(flows) == Fraction(rate)


@pytest.mark.parametrize("flows", [[], [0, 0], [10, 20], [-10, -20], [10, -20], [-10, 40, -20]])
def test_without_one_rate_there_is_none(flows: list[int]) -> None:
    assert irr(flows) is None
