"""Claims are weighed, and a planted lie is caught."""

import math
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from planner.engine import Limits, exact, solve
from planner.engine.bound import upper
from planner.engine.claim import Claim
from planner.engine.exact import judge
from tests.engine.programs import program

INF = float("inf")
SMALL = program([5, 4, 3], [[3, 2, 2]], [-INF], [5], [1, 1, 1])  # best 9: the first two
PROOF = upper(SMALL, np.zeros(1))  # 12


def _lie(claim: Claim) -> Callable[..., Claim]:
    def answer(*_: Any, **__: Any) -> Claim:
        return claim

    return answer


@pytest.mark.parametrize("solver", ["HiGHS", "CP-SAT"])
@pytest.mark.parametrize(
    ("status", "value", "bound"), [("optimal", 7.0, 7.0), ("infeasible", None, -INF), ("optimal", 40.0, 40.0)]
)
def test_a_planted_lie_is_a_disagreement(
    monkeypatch: pytest.MonkeyPatch, solver: str, status: Any, value: float | None, bound: float
) -> None:
    monkeypatch.setitem(exact.SOLVERS, solver, _lie(Claim(solver, status, value, bound, None)))
    outcome = solve(SMALL, limits=Limits(time.monotonic() + 30))
    assert outcome.status == "disagreement"
    assert solver in outcome.note
    assert outcome.value == 9
    assert outcome.bound >= 9


def test_one_solver_alone_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(exact.SOLVERS, "CP-SAT", _lie(Claim("CP-SAT", "unknown", None, INF, None)))
    hard = program([3, 3, 3], [[2, 2, 2]], [-INF], [3], [1, 1, 1])
    monkeypatch.setattr("planner.engine.search.count_rows", lambda *_: None)
    outcome = solve(hard, limits=Limits(time.monotonic() + 2))
    assert outcome.value == 3
    assert outcome.status == "feasible"
    assert outcome.bound == pytest.approx(4.5)


def test_the_weaker_bound_counts() -> None:
    claims = [Claim("HiGHS", "optimal", 9.0, 9.0, None), Claim("CP-SAT", "feasible", 9.0, 11.0, None)]
    assert judge(claims, 0.0, 9.0, PROOF).bound == 11.0
    assert not judge(claims, 0.0, 9.0, PROOF).disputes


def test_both_at_the_same_whole_value_leave_no_room_for_floats() -> None:
    """At ten million the room is ten points; it stands where one of them has another value, or no proof."""
    proof = upper(program([11_000_000], [[1]], [-INF], [1], [1]), np.zeros(1))
    at = 10_994_000.0

    def bound(value: float, status: Any = "optimal") -> float:
        claims = [Claim("HiGHS", status, value, value, None), Claim("CP-SAT", "optimal", at, at, None)]
        return judge(claims, 0.0, at, proof).bound

    assert bound(at + 1e-3) == at
    assert bound(at + 1) == bound(at, "feasible") + 1 == at + 11


def test_no_plan_needs_both() -> None:
    none = Claim("HiGHS", "infeasible", None, -math.inf, None)
    open_ = Claim("CP-SAT", "unknown", None, math.inf, None)
    assert not judge([none, open_], 0.0, -INF, PROOF).infeasible
    assert judge([none, Claim("CP-SAT", "infeasible", None, -math.inf, None)], 0.0, -INF, PROOF).infeasible
