"""U(y) is an upper bound for any y."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.bound import hopeless, upper
from planner.engine.reduce import tighten
from tests.engine.programs import drawn, listed, program

INF = float("inf")


def test_worked_by_hand() -> None:
    knapsack = program([5, 4], [[3, 2]], [-INF], [4], [1, 1])
    bound = upper(knapsack, np.array([1.5]))
    assert abs(bound.value - (1.5 * 4 + 0.5 + 1.0)) < 1e-9
    assert bound.whole() == 7


def test_a_dual_that_leans_on_an_infinite_side_is_dropped() -> None:
    knapsack = program([5, 4], [[3, 2]], [-INF], [4], [1, 1])
    assert upper(knapsack, np.array([-1.0])).whole() == 9


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 400), st.lists(st.floats(-1e3, 1e3), min_size=5, max_size=5))
def test_no_point_is_above_it(seed: int, numbers: list[float]) -> None:
    small = drawn(seed)
    best = listed(small)
    if best is None:
        return
    y = np.array(numbers[: small.rows])
    assert upper(small, y).value >= best
    assert upper(small, y, tighten(small)).value >= best


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.lists(st.floats(-20, 20), min_size=5, max_size=5))
def test_a_hopeless_column_is_in_no_better_plan(seed: int, numbers: list[float]) -> None:
    small = drawn(seed)
    best = listed(small)
    if best is None:
        return
    gone = hopeless(upper(small, np.array(numbers[: small.rows])), best - 1)
    kept = program(
        small.objective.tolist(),
        small.matrix.toarray().tolist(),
        small.lower.tolist(),
        small.upper.tolist(),
        np.where(gone, 0, small.bound).tolist(),
    )
    assert listed(kept) == best
