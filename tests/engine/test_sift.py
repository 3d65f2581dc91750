"""Sifting reaches the linear optimum, and certifies that no plan exists."""

import time

import numpy as np
import pytest
from scipy.optimize import linprog

from benchmarks.packing import city
from planner.engine import Program
from planner.engine.clock import Clock
from planner.engine.reduce import tighten
from planner.engine.sift import Sift
from tests.engine.programs import drawn, program

INF = float("inf")


def _linear(given: Program) -> float | None:
    matrix = np.vstack([given.matrix.toarray(), -given.matrix.toarray()])
    sides = np.concatenate([given.upper, -given.lower])
    told = np.isfinite(sides)
    answer = linprog(-given.objective, matrix[told], sides[told], bounds=[(0, b) for b in given.bound])
    return None if answer.status == 2 else -float(answer.fun)


@pytest.mark.parametrize("seed", range(60))
def test_same_optimum_as_another_code(seed: int) -> None:
    small = drawn(seed)
    sift = Sift(small, small.bound, Clock(time.monotonic() + 60), seed=0)
    reached = sift.solve()
    right = _linear(small)
    if right is None:
        assert not reached
        assert sift.infeasible is not None
        assert sift.infeasible.value < 0
    else:
        assert reached
        assert sift.bound().value == pytest.approx(right, abs=1e-5, rel=1e-6)


def test_rows_may_be_added() -> None:
    small = program([3, 2], [[1, 1]], [-INF], [2], [2, 2])
    sift = Sift(small, small.bound, Clock(time.monotonic() + 60), seed=0)
    assert sift.solve()
    grown = small.with_rows(
        program([0, 0], [[1, 0]], [0], [1], [1, 1]).matrix, np.array([-INF]), np.array([1.0])
    )
    sift.grow(grown)
    assert sift.solve()
    assert sift.bound().whole() == 5


def test_a_city_needs_only_some_of_its_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    small = city(40, years=3, floor=True)
    monkeypatch.setattr("planner.engine.sift.ROUND", 200)
    cap = tighten(small.program)
    sift = Sift(small.program, cap, Clock(time.monotonic() + 60), seed=0)
    assert sift.solve()
    assert len(sift.active) < small.program.columns
    right = Sift(small.program, cap, Clock(time.monotonic() + 60), seed=0)
    monkeypatch.setattr("planner.engine.sift.ROUND", small.program.columns)
    whole = Sift(small.program, cap, Clock(time.monotonic() + 60), seed=0)
    assert whole.solve()
    assert len(right.active) < len(whole.active)
    assert sift.bound().value == pytest.approx(whole.bound().value, rel=1e-7)
