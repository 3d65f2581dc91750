"""Rounding the linear answer off: the surest first, amounts as it spends them, and only what fits."""

import numpy as np

from planner.engine.greedy import fill, round_off
from tests.engine.programs import program

INF = float("inf")
NONE = np.zeros(0, dtype=np.int64)


def test_the_surest_first_as_long_as_they_fit() -> None:
    """3 + 2 fill the row of 5; the last does not fit any more."""
    small = program([5, 4, 3], [[3, 2, 2]], [-INF], [5], [1, 1, 1])
    assert round_off(small, np.array([0.9, 0.8, 0.4]), NONE).tolist() == [1, 1, 0]


def test_further_columns_fill_what_is_left() -> None:
    small = program([5, 4, 3], [[3, 2, 2]], [-INF], [5], [1, 1, 1])
    assert round_off(small, np.array([0.9, 0.0, 0.0]), np.array([2, 1])).tolist() == [1, 0, 1]


def test_amounts_are_the_room_of_the_rows_they_pay() -> None:
    """Choices of 3,000 and 2,000 yuan are paid by an amount of 4,000: the second does not fit."""
    small = program([5, 4, 0], [[3000, 2000, -1]], [0], [0], [1, 1, 9000])
    assert round_off(small, np.array([0.8, 0.8, 4000.0]), NONE).tolist() == [1, 0, 4000]


def test_what_needs_another_waits_for_it() -> None:
    """The second may not be taken without the first, which comes earlier among equals."""
    small = program([1, 5], [[-1, 1]], [-INF], [0], [1, 1])
    assert round_off(small, np.array([1.0, 1.0]), NONE).tolist() == [1, 1]
    assert round_off(small, np.array([0.0, 1.0]), NONE).tolist() == [0, 0]


def test_rows_that_ask_for_something_may_be_left_broken() -> None:
    small = program([1, 1], [[1, 1], [2, 2]], [2, -INF], [INF, 3], [1, 1])
    assert round_off(small, np.array([0.75, 0.75]), NONE).tolist() == [1, 0]


def test_a_plan_is_filled_up_with_what_breaks_no_row() -> None:
    """Of 5, 3 are spent; the second (2) fits, the third no more, and the fourth would break what is asked."""
    small = program([1] * 4, [[3, 2, 2, 0], [1, 0, 0, -1]], [-INF, 1], [5, INF], [1] * 4)
    assert fill(small, np.array([1.0, 0, 0, 0]), np.array([3, 1, 2])).tolist() == [1, 1, 0, 0]
