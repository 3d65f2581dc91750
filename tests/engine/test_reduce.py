"""Tighter bounds and count rows lose no point."""

import numpy as np
import pytest

from planner.engine.reduce import count_rows, tighten, upper_room
from tests.engine.programs import WIDE, all_points, drawn, program

INF = float("inf")


def test_a_column_that_breaks_a_row_alone_is_dropped() -> None:
    small = program([1, 1], [[5, 4]], [-INF], [4], [1, 1])
    assert tighten(small).tolist() == [0.0, 1.0]


def test_an_amount_is_bounded_by_its_row() -> None:
    small = program([1, 0], [[3, -1], [0, 1]], [0, -INF], [0, 7], [1, WIDE])
    assert tighten(small).tolist() == [1.0, 3.0]


@pytest.mark.parametrize("seed", range(40))
def test_every_point_survives(seed: int) -> None:
    small = drawn(seed)
    cap = tighten(small)
    room = upper_room(small, cap)
    kept = [x for x in all_points(small) if small.feasible(x)]
    assert all((x <= cap).all() for x in kept)
    rows = count_rows(small, cap, np.minimum(cap, 1.0), room)
    if rows is not None:
        assert all((rows.matrix @ x <= rows.upper).all() for x in kept)


def test_three_columns_above_a_third_give_at_most_two() -> None:
    small = program([1] * 3, [[4, 4, 5]], [-INF], [11], [1, 1, 1])
    cap = tighten(small)
    rows = count_rows(small, cap, np.full(3, 0.9), upper_room(small, cap))
    assert rows is not None
    assert rows.matrix.toarray().tolist() == [[1, 1, 1]]
    assert rows.upper.tolist() == [2]
