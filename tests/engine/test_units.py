"""Coarser units round inwards: a coarse plan keeps the rows in full units."""

import itertools

import numpy as np
import pytest
import scipy.sparse as sp

from planner.engine import Program
from planner.engine.units import coarsen, holding
from tests.engine.programs import program

INF = float("inf")
YUAN = 1e9


@pytest.mark.parametrize("seed", range(40))
def test_every_coarse_point_keeps_the_rows(seed: int) -> None:
    rng = np.random.default_rng(seed)
    columns = 6
    matrix = rng.integers(-2_000_000, 9_000_000, (3, columns)).astype(float)
    side = rng.integers(5_000_000, 30_000_000)
    lower = np.array([-INF, -side, -INF])
    upper = np.array([side, INF, side // 2])
    small = Program(np.ones(columns), sp.csc_array(matrix), lower, upper, np.ones(columns))
    coarse, unit = coarsen(small, (rng.random(columns) < 0.5).astype(float))
    assert (unit == 1).all()
    assert np.abs(coarse.matrix.data).max() < np.abs(matrix).max() / 100
    points = [np.array(p, dtype=float) for p in itertools.product([0, 1], repeat=columns)]
    kept = [x for x in points if coarse.feasible(x)]
    assert all(small.feasible(x) for x in kept)
    assert kept


def test_money_and_costs_share_a_unit() -> None:
    cost = [5_000_001, 7_000_002, 9_000_003]
    books = program(
        [5, 7, 9, 0, 0],
        [[*cost, -1, -1], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]],
        [0, -INF, -INF],
        [0, 12_000_100, 3_000_000],
        [1, 1, 1, YUAN, YUAN],
    )
    coarse, unit = coarsen(books, np.array([1.0, 1.0, 0.0, 0.0, 0.0]))
    assert unit[:3].tolist() == [1, 1, 1]
    assert unit[3] == unit[4] == 2400
    assert coarse.matrix.toarray()[0, 3:].tolist() == [-1, -1]
    assert coarse.matrix.toarray()[0, 0] == 2084  # 5,000,001 / 2,400 rounded up
    assert coarse.upper.tolist() == [0, 5000, 1250]
    assert coarse.bound[3] * unit[3] <= books.bound[3]


def test_the_plan_itself_is_held_and_nothing_else_is_let_in() -> None:
    """It spends 12,000,003 to the yuan; in units of 2,400, costs up and money down, it is one short."""
    books = program(
        [5, 7, 9, 0],
        [[5_000_001, 7_000_002, 9_000_003, -1], [0, 0, 0, 1]],
        [0, -INF],
        [0, 12_000_003],
        [1, 1, 1, YUAN],
    )
    plan = np.array([1.0, 1.0, 0.0, 12_000_003.0])
    coarse, unit = coarsen(books, plan)
    start = np.floor(plan / unit)
    assert books.feasible(plan)
    assert not coarse.feasible(start)
    held = holding(coarse, start)
    assert held.feasible(start)
    assert not held.feasible(np.array([0.0, 1.0, 1.0, start[3]]))
    assert (held.upper - coarse.upper).tolist() == [coarse.activity(start)[0], 0]


def test_small_numbers_stay_as_they_are() -> None:
    small = program([1, 1], [[3, 4], [1, 1]], [-INF, 1], [7, 1], [1, 1])
    coarse, unit = coarsen(small, np.ones(2))
    assert (coarse.matrix.toarray() == small.matrix.toarray()).all()
    assert (coarse.upper == small.upper).all()
    assert (unit == 1).all()
