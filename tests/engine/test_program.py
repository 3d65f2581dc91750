"""Programs: exact sides, refusals, rows added."""

import numpy as np
import pytest
import scipy.sparse as sp

from planner.engine import Program
from planner.engine.program import append_rows
from tests.engine.programs import drawn, program

INF = float("inf")


def test_a_point_at_the_limit_keeps_the_row_and_one_over_breaks_it() -> None:
    small = program([1, 1], [[3, 4]], [-INF], [7], [1, 2])
    assert small.feasible(np.array([1.0, 1.0]))
    assert not small.feasible(np.array([1.0, 2.0]))
    assert small.violation(np.array([1.0, 2.0])).tolist() == [4.0]


def test_a_point_outside_its_bounds_or_not_whole_is_refused() -> None:
    small = program([1], [[1]], [-INF], [9], [1])
    assert not small.feasible(np.array([2.0]))
    assert not small.feasible(np.array([-1.0]))
    assert not small.feasible(np.array([0.5]))


def test_one_yuan_counts_where_floats_lose_it() -> None:
    huge = 2.0**52 + 1
    books = program([0] * 3, [[huge, -huge, -1]], [0], [0], [8192] * 3)
    assert books.feasible(np.array([8192.0, 8192.0, 0.0]))
    assert not books.feasible(np.array([8192.0, 8192.0, 1.0]))
    assert books.violation(np.array([8192.0, 8192.0, 1.0])).tolist() == [1.0]


@pytest.mark.parametrize("field", ["objective", "bound", "upper"])
def test_fractions_are_refused(field: str) -> None:
    parts = {"objective": [1.0], "bound": [1.0], "upper": [3.0]} | {field: [0.5]}
    with pytest.raises(ValueError, match=field):
        program(parts["objective"], [[1]], [-INF], parts["upper"], parts["bound"])


def test_a_column_without_a_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="finite upper bound"):
        program([1], [[1]], [-INF], [3], [INF])


@pytest.mark.parametrize("seed", range(20))
def test_rows_added_are_the_rows_stacked(seed: int) -> None:
    one = drawn(2 * seed)
    rng = np.random.default_rng(seed)
    more = sp.csr_array(rng.integers(-2, 3, (3, one.columns)).astype(float))
    stacked = np.vstack([one.matrix.toarray(), more.toarray()])
    assert (append_rows(one.matrix, more).toarray() == stacked).all()
    grown = one.with_rows(more, np.zeros(3), np.ones(3))
    assert isinstance(grown, Program)
    assert grown.rows == one.rows + 3


@pytest.mark.parametrize("first", [0, 1, 2, 3, 4, 5])
def test_the_rows_from_one_on_however_they_came(first: int) -> None:
    """Two rows to begin with, then two, then one."""
    start = program([1, 1, 1], [[1, 0, 2], [0, 3, 0]], [-INF] * 2, [9] * 2, [1] * 3)
    more = np.array([[4.0, 0, 0], [0, 0, 5]]), np.array([[6.0, 7, 0]])
    grown = start
    for rows in more:
        grown = grown.with_rows(sp.csc_array(rows), np.full(len(rows), -INF), np.full(len(rows), 9.0))
    assert grown.rows_from(first).toarray().tolist() == grown.matrix.toarray()[first:].tolist()
    other = grown.with_objective(np.array([3.0, 2.0, 1.0]))
    assert other.rows_from(first).toarray().tolist() == grown.matrix.toarray()[first:].tolist()
