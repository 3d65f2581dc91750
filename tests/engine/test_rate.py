"""What a column earns for the share of the rows it takes."""

import numpy as np
import pytest

from planner.engine.rate import rates
from tests.engine.programs import program

INF = float("inf")


def test_points_for_the_share_of_all_rows() -> None:
    """The first takes 1/2 of one row and 1/4 of the other: 6 points for 0.75; the second is in no answer."""
    small = program([6, 9], [[1, 1], [1, 9]], [-INF, -INF], [2, 4], [1, 1])
    assert rates(small, np.array([1.0, 0.0])).tolist() == pytest.approx([8.0, -INF])


def test_rows_that_ask_for_something_cost_nothing() -> None:
    small = program([6, 3], [[1, 2], [1, 1]], [-INF, 1], [2, INF], [1, 1])
    assert rates(small, np.ones(2)).tolist() == pytest.approx([12.0, 3.0])
