"""The best point known, filled up with what still fits."""

import time

import numpy as np

from planner.engine import Limits
from planner.engine.state import State
from tests.engine.programs import WIDE, program

INF = float("inf")


def _state(small: object, x: list[float]) -> State:
    state = State(small, Limits(time.monotonic() + 60), None, None)  # type: ignore[arg-type]
    assert state.offer(np.array(x), "a plan")
    return state


def test_money_follows_what_is_added() -> None:
    """Works of 3, 2 and 2 are paid by an amount of 5 at most: the second is added, the third is not."""
    small = program([5, 4, 3, 0], [[3, 2, 2, -1], [0, 0, 0, 1]], [0, -INF], [0, 5], [1, 1, 1, WIDE])
    state = _state(small, [1, 0, 0, 3])
    assert state.extend(np.array([1, 2]))
    assert state.incumbent.x is not None
    assert state.incumbent.x.tolist() == [1, 1, 0, 5]


def test_nothing_to_add_leaves_the_plan() -> None:
    small = program([5, 4, 0], [[3, 3, -1], [0, 0, 1]], [0, -INF], [0, 5], [1, 1, WIDE])
    state = _state(small, [1, 0, 3])
    assert not state.extend(np.array([1]))
    assert state.incumbent.value == 5


def test_totals_that_must_stay_close_take_a_part() -> None:
    """Two years whose totals may differ by 2: both works of the first year together would be 4 apart."""
    rows = [[2, 2, 0, -1, 0], [0, 0, 1, 0, -1], [0, 0, 0, 1, -1]]
    small = program([1, 1, 1, 0, 0], rows, [0, 0, -2], [0, 0, 2], [1, 1, 1, WIDE, WIDE])
    state = _state(small, [0, 0, 0, 0, 0])
    assert state.extend(np.array([0, 1]))
    assert state.incumbent.value == 1


def test_without_a_plan_there_is_nothing_to_fill() -> None:
    small = program([1], [[1]], [-INF], [1], [1])
    state = State(small, Limits(time.monotonic() + 60), None, None)
    assert not state.extend(np.array([0]))
