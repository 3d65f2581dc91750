"""HiGHS, CP-SAT and listing every point agree, on programs and on parts of them."""

import time

import numpy as np
import pytest
import scipy.sparse as sp

from planner.engine import Program
from planner.engine.clock import Clock
from planner.engine.cpsat import ask_cpsat
from planner.engine.highs import ask_highs
from planner.engine.ledger import Ledger
from planner.engine.part import restrict
from tests.engine.programs import WIDE, drawn, listed, program

INF = float("inf")


@pytest.mark.parametrize("seed", range(60))
def test_both_agree_with_listing(seed: int) -> None:
    small = drawn(seed)
    best = listed(small)
    clock = Clock(time.monotonic() + 60)
    options = {"seed": 0, "hint": None, "work": None, "found": None}
    exact = ask_cpsat(small, clock, **options)
    if best is None:
        assert exact.status == "infeasible"
    else:
        assert (exact.status, exact.value) == ("optimal", best)
    near = ask_highs(small, clock, **options)
    if best is not None:
        assert near.status == "optimal"
        assert near.bound >= best - 1e-6
    if best is not None and seed % 2 == 0:
        assert near.value == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("seed", range(0, 40, 2))
def test_a_part_has_the_points_of_the_whole_that_hold_the_rest(seed: int) -> None:
    small = drawn(seed)
    rng = np.random.default_rng(seed)
    x = np.floor(rng.random(small.columns) * (small.bound + 1))
    free = np.flatnonzero(rng.random(small.columns) < 0.6)
    part = restrict(small, free, x, small.bound)
    held = np.setdiff1d(np.arange(small.columns), free)
    right = listed(_held(small, held, x))
    rest = part.lift(np.zeros(part.program.columns))
    found = listed(part.program)
    assert right == (None if found is None else found + small.value(rest))


def _held(given: Program, columns: np.ndarray, x: np.ndarray) -> Program:
    rows = sp.csr_array(
        (np.ones(len(columns)), (range(len(columns)), columns)), shape=(len(columns), given.columns)
    )
    return given.with_rows(rows, x[columns], x[columns])


def test_amounts_follow_the_choices_to_the_yuan() -> None:
    cost = 12_345_678_901
    books = program(
        [1, 0, 0],
        [[cost, -1, -1], [0, 1, 0], [0, 0, 1]],
        [0, -INF, -INF],
        [0, 10_000_000_000, 2_345_678_901],
        [1, 1e11, 1e11],
    )
    clock = Clock(time.monotonic() + 60)
    point = Ledger(books).complete(np.array([1.0, 0.0, 0.0]), clock)
    assert point is not None
    assert point.tolist() == [1, 10_000_000_000, 2_345_678_901]
    poorer = program(
        [1, 0, 0],
        [[cost, -1, -1], [0, 1, 0], [0, 0, 1]],
        [0, -INF, -INF],
        [0, 10_000_000_000, 2_345_678_900],
        [1, 1e11, 1e11],
    )
    assert Ledger(poorer).complete(np.array([1.0, 0.0, 0.0]), clock) is None


def test_amounts_that_must_be_even_are_found_by_the_exact_solver() -> None:
    books = program([5, 0, 0], [[4, -2, -3], [0, 1, 0]], [0, -INF], [0, 0], [1, WIDE, WIDE])
    assert Ledger(books).complete(np.array([1.0, 0.0, 0.0]), Clock(time.monotonic() + 60)) is None


def test_a_plan_that_spends_all_to_the_yuan_is_not_lost() -> None:
    """A row of billions is scaled far below the tolerance: the room given up there must leave the plan."""
    yuan = 7.0 * 2**30
    tight = program([1, 0], [[yuan, -1], [0, 1]], [0, -INF], [0, yuan], [1, yuan])
    plan = np.array([1.0, yuan])
    claim = ask_highs(
        tight, Clock(time.monotonic() + 10), seed=0, hint=plan, work=None, found=None, exact=False
    )
    assert claim.point is not None
    assert tight.objective @ claim.point == pytest.approx(1)
