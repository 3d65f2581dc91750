"""The linear program by itself: its optimum, rows that come later, and what it says without one."""

import time

import numpy as np
import pytest
import scipy.sparse as sp

from planner.engine import Limits, Program, Rows, linear, upper


def soon() -> Limits:
    return Limits(time.monotonic() + 20)


def nothing_more(point: np.ndarray) -> Rows | None:
    return None


def items() -> Program:
    """3, 4 and 5 points for 2, 3 and 4 yuan of 5."""
    weights = sp.csc_array(np.array([[2.0, 3.0, 4.0]]))
    return Program(np.array([3.0, 4.0, 5.0]), weights, np.array([-np.inf]), np.array([5.0]), np.ones(3))


def test_its_duals_prove_its_optimum() -> None:
    found = linear(items(), np.ones(3), limits=soon(), separate=nothing_more)
    assert found.optimal
    assert upper(found.rows, found.duals).value == pytest.approx(7.0)


def test_columns_that_are_capped_stay_out() -> None:
    found = linear(items(), np.array([0.0, 1.0, 1.0]), limits=soon(), separate=nothing_more)
    assert upper(found.rows, found.duals, np.array([0.0, 1.0, 1.0])).value == pytest.approx(6.5)


def test_rows_that_a_point_breaks_are_kept_too() -> None:
    """Never the first two together."""

    def separate(point: np.ndarray) -> Rows | None:
        if point[:2].sum() < 1 + 1e-6:
            return None
        return Rows(sp.csc_array(np.array([[1.0, 1.0, 0.0]])), np.array([-np.inf]), np.array([1.0]))

    found = linear(items(), np.ones(3), limits=soon(), separate=separate)
    assert found.optimal
    assert found.rows.rows == 2
    assert upper(found.rows, found.duals).value == pytest.approx(3 + 5 * 3 / 4)


def test_where_no_point_keeps_the_rows_it_is_certified() -> None:
    program = items()
    short = Program(program.objective, program.matrix, np.array([10.0]), np.array([np.inf]), program.bound)
    found = linear(short, np.ones(3), limits=soon(), separate=nothing_more)
    assert found.infeasible
    assert not found.optimal


def test_without_time_nothing_is_said() -> None:
    found = linear(items(), np.ones(3), limits=Limits(time.monotonic()), separate=nothing_more)
    assert not found.optimal
    assert not found.infeasible
