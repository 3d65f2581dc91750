"""The linear program by itself, with the caller's rows: for duals to price what is not in the program yet."""

from __future__ import annotations

from dataclasses import dataclass

from planner.engine.clock import Clock
from planner.engine.outcome import Limits, Separate
from planner.engine.program import FloatArray, Program
from planner.engine.sift import Sift

ROUNDS = 60


@dataclass(frozen=True)
class Linear:
    """The last optimum: its rows, its duals, and whether it is that of all columns and rows."""

    rows: Program
    duals: FloatArray
    optimal: bool
    infeasible: bool = False  # certified: no point keeps the rows


def linear(
    program: Program,
    cap: FloatArray,
    *,
    limits: Limits,
    separate: Separate,
    guess: FloatArray | None = None,
) -> Linear:
    """Maximise over 0 <= x <= ``cap``, not whole; rows of ``separate`` are added until it finds none."""
    sift = Sift(program, cap, Clock(limits.deadline), seed=limits.seed, guess=guess)
    for _ in range(ROUNDS):
        if not sift.solve():
            break
        rows = separate(sift.x)
        if rows is None or not len(rows.lower):
            return Linear(sift.program, sift.y, True)
        sift.grow(sift.program.with_rows(rows.matrix, rows.lower, rows.upper))
    return Linear(sift.program, sift.y, False, sift.infeasible is not None)
