"""The whole solve: right answers, rows kept, hints kept, Ctrl-C, repeatable runs."""

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.packing import city
from planner.engine import IntArray, Limits, Outcome, Program, Progress, Rows, solve
from planner.engine import search as search_module
from tests.engine.programs import drawn, hide, listed, program

INF = float("inf")


def _limits(seconds: float = 60.0, gap: float = 0.0, repeatable: bool = False) -> Limits:
    return Limits(time.monotonic() + seconds, gap=gap, repeatable=repeatable)


def _right(outcome: Outcome, best: int | None) -> None:
    if best is None:
        assert (outcome.status, outcome.x) == ("infeasible", None)
        return
    assert (outcome.status, outcome.value) == ("proven", best), outcome.note
    assert outcome.x is not None
    assert outcome.rows.feasible(outcome.x)
    assert outcome.bound >= best


@pytest.mark.parametrize("seed", range(150))
def test_same_as_listing(seed: int) -> None:
    _right(solve(small := drawn(seed), limits=_limits()), listed(small))


@pytest.mark.parametrize("seed", range(20))
def test_a_guess_of_duals_only_says_where_to_begin(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However wrong it is, and whether it has a dual for every row or for the first one alone."""
    monkeypatch.setattr(search_module, "SMALL", 0)
    small = drawn(seed)
    guess = np.random.default_rng(seed).normal(size=small.rows if seed % 2 else 1) * 10
    _right(solve(small, limits=_limits(), guess=guess), listed(small))


@pytest.mark.parametrize("seed", range(60))
def test_hidden_rows_are_kept(seed: int) -> None:
    small = drawn(seed)
    known, separate = hide(small, 1 + seed % 2 if small.rows > 2 else 1)
    outcome = solve(known, limits=_limits(), separate=separate)
    _right(outcome, listed(small))
    if outcome.x is not None:
        assert small.feasible(outcome.x)


def test_worked_by_hand() -> None:
    outcome = solve(program([5, 4, 3], [[3, 2, 2]], [-INF], [5], [1, 1, 1]), limits=_limits())
    assert outcome.x is not None
    assert outcome.x.tolist() == [1, 1, 0]
    assert (outcome.value, outcome.status, outcome.gap) == (9, "proven", 0.0)


@pytest.mark.parametrize(
    ("given", "best"),
    [
        (program([0, 0], [[1, 1]], [1], [1], [1, 1]), 0),
        (program([-5, -4], [[1, 1]], [1], [INF], [1, 1]), -4),
        (program([1, 1], [[1, 1]], [0], [2], [0, 1]), 1),
        (program([1], [[0]], [1], [2], [1]), None),
        (program([1], [[1]], [1], [0], [1]), None),
        (program([1, 0], [[1, -1]], [0], [0], [1e11, 5e10]), 50_000_000_000),
    ],
    ids=["no goal", "a cost", "a closed column", "an empty row", "crossed sides", "money alone"],
)
def test_odd_programs(given: Program, best: int | None) -> None:
    _right(solve(given, limits=_limits()), best)


def test_no_plan_is_certified() -> None:
    outcome = solve(program([1, 1], [[1, 1]], [3], [INF], [1, 1]), limits=_limits())
    assert outcome.status == "infeasible"
    assert "certificate" in outcome.solvers[0]


def test_no_whole_plan_needs_both_solvers() -> None:
    outcome = solve(program([1, 1], [[2, 2]], [1], [1], [1, 1]), limits=_limits())
    assert outcome.status == "infeasible"
    assert [word.split(":")[0] for word in outcome.solvers] == ["HiGHS", "CP-SAT"]


def test_no_time_means_unknown_and_a_bound() -> None:
    outcome = solve(program([1, 1], [[1, 1]], [1], [1], [1, 1]), limits=_limits(0.0))
    assert (outcome.status, outcome.x) == ("unknown", None)
    assert outcome.bound >= 1


def test_a_good_hint_is_never_lost() -> None:
    small = program([5, 4, 3], [[3, 2, 2]], [-INF], [5], [1, 1, 1])
    outcome = solve(small, limits=_limits(0.0), hint=np.array([0.0, 1.0, 1.0]))
    assert (outcome.value, outcome.status) == (7, "feasible")


def test_a_hint_is_not_lost_where_no_time_is_left() -> None:
    """Its amounts stand as they are: the linear ones, 5,000 / 3, are not whole, and nobody can be asked."""
    books = program([1, 0], [[3, 7]], [5_000], [5_000], [2_000, 2_000])
    hint = np.array([1_662.0, 2.0])
    outcome = solve(books, limits=_limits(seconds=0.0), hint=hint)
    assert outcome.value == 1_662
    assert outcome.x is not None
    assert outcome.x.tolist() == hint.tolist()


def test_a_broken_hint_is_refused() -> None:
    small = program([5, 4, 3], [[3, 2, 2]], [-INF], [5], [1, 1, 1])
    assert solve(small, limits=_limits(0.0), hint=np.ones(3)).x is None
    assert solve(small, limits=_limits(), hint=np.ones(3)).value == 9


@pytest.mark.parametrize("phase", ["linear", "first plan", "improvement"])
def test_stopped_it_returns_the_best_so_far(phase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _large(monkeypatch)
    small, blocks = _town()
    seen: list[Progress] = []
    limits = replace(_limits(), stopped=lambda: any(progress.phase == phase for progress in seen))
    outcome = solve(small, limits=limits, blocks=blocks, report=seen.append)
    assert outcome.status != "proven"
    assert outcome.value == max((p.value for p in seen if p.value is not None), default=None)


def test_stopped_before_it_began_the_hint_stands() -> None:
    small, _ = _town()
    hint = np.zeros(small.columns)
    outcome = solve(small, limits=replace(_limits(), stopped=lambda: True), hint=hint)
    assert outcome.x is not None
    assert not outcome.x.any()


def test_progress_never_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    _large(monkeypatch)
    small, blocks = _town()
    seen: list[Progress] = []
    outcome = solve(small, limits=_limits(gap=0.02), blocks=blocks, report=seen.append)
    values = [p.value for p in seen if p.value is not None]
    bounds = [p.bound for p in seen if p.bound is not None]
    assert values == sorted(values)
    assert bounds == sorted(bounds, reverse=True)
    assert outcome.x is not None
    assert small.feasible(outcome.x)


def test_repeatable_runs_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    _large(monkeypatch)
    monkeypatch.setattr("planner.engine.lane.FRUITLESS", 3)
    monkeypatch.setattr("planner.engine.lane.CORE_NODES", 20)
    monkeypatch.setattr("planner.engine.lane.NODES", 20)
    small, blocks = _town()
    one, two = (solve(small, limits=_limits(repeatable=True), blocks=blocks) for _ in range(2))
    assert one.x is not None
    assert two.x is not None
    assert (one.x == two.x).all()
    assert (one.value, one.bound, one.status, one.note) == (two.value, two.bound, two.status, two.note)


@pytest.mark.parametrize("floor", [False, True])
def test_parts_and_the_whole_agree(floor: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    small = city(8, years=2, full=False, floor=floor)
    right = solve(small.program, limits=_limits())
    assert right.status == "proven"
    _large(monkeypatch)
    near = solve(small.program, limits=_limits(20.0, gap=0.002), blocks=small.blocks)
    assert near.value is not None
    assert right.value is not None
    assert near.value <= right.value <= near.bound


def test_goals_in_order() -> None:
    small = program([5, 4, 3], [[3, 2, 2]], [-INF], [5], [1, 1, 1])
    first = solve(small, limits=_limits())
    level = program([0] * 3, [[5, 4, 3]], [9], [INF], [1] * 3)
    second = first.rows.with_rows(level.matrix, level.lower, level.upper)
    outcome = solve(second.with_objective(np.array([0.0, 0.0, 7.0])), limits=_limits(), hint=first.x)
    assert (outcome.value, outcome.status) == (0, "proven")


def test_a_separator_that_forbids_all_leaves_nothing() -> None:
    small = program([1, 1], [[1, 1]], [1], [2], [1, 1])

    def separate(x: np.ndarray) -> Rows | None:
        row = program([0, 0], [[1, 1]], [-INF], [0], [1, 1])
        return Rows(row.matrix, row.lower, row.upper) if x.sum() > 0 else None

    assert solve(small, limits=_limits(), separate=separate).status == "infeasible"


def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat even a small program as one too large for both solvers at once."""
    monkeypatch.setattr(search_module, "SMALL", 10)
    monkeypatch.setattr(search_module, "WHOLE", 10)


def _town() -> tuple[Program, Sequence[IntArray]]:
    town = city(15, years=2)
    return town.program, town.blocks
