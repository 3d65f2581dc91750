"""U(y): an upper bound of the whole program from any row duals, rounding errors included."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from planner.engine.program import FloatArray, Program

EPS = 2.0**-53
STEP = 400_000  # columns priced at once, so that a large matrix is never copied whole


@dataclass(frozen=True)
class Bound:
    """A proven upper bound, the duals it rests on, and c - A'y of every column."""

    value: float
    duals: FloatArray
    reduced: FloatArray
    error: FloatArray

    def whole(self) -> int:
        """The bound of a goal that counts in whole points."""
        return math.floor(self.value)


def usable(program: Program, duals: FloatArray) -> FloatArray:
    """Duals without the entries that lean on an infinite side."""
    y = np.where(np.isfinite(duals), duals, 0.0)
    y[(y > 0) & np.isinf(program.upper)] = 0.0
    y[(y < 0) & np.isinf(program.lower)] = 0.0
    return y


def price(program: Program, y: FloatArray, objective: FloatArray) -> FloatArray:
    """c - A'y of every column: one sparse product."""
    reduced: FloatArray = objective - program.matrix.T @ y
    return reduced


def upper(
    program: Program, duals: FloatArray, cap: FloatArray | None = None, objective: FloatArray | None = None
) -> Bound:
    """U(y) over all columns; ``cap`` may tighten the column bounds where every answer keeps it."""
    y = usable(program, duals)
    goal = program.objective if objective is None else objective
    limit = program.bound if cap is None else cap
    reduced = price(program, y, goal)
    error = _error(program, y, goal)
    gain = np.maximum(0.0, reduced + error)
    gain = limit * (gain * (1 + 2 * EPS))
    sides = np.where(y > 0, program.upper, program.lower)
    terms = y[y != 0] * sides[y != 0]
    total = math.fsum(terms) + math.fsum(gain[gain > 0])
    spread = math.fsum(np.abs(terms)) + math.fsum(gain[gain > 0])
    return Bound(total + 8 * EPS * spread, y, reduced, error)


def _error(program: Program, y: FloatArray, objective: FloatArray) -> FloatArray:
    """How far each c - A'y may be off: the textbook bound of a dot product, per column."""
    size = np.abs(y)
    error = np.empty(program.columns)
    matrix = program.matrix
    for start in range(0, program.columns, STEP):
        stop = min(start + STEP, program.columns)
        part = matrix[:, start:stop]
        part.data = np.abs(part.data)
        length = np.diff(part.indptr) + 4
        error[start:stop] = 1.01 * EPS * length * (part.T @ size + np.abs(objective[start:stop]))
    return error


def hopeless(bound: Bound, incumbent: float) -> np.ndarray:
    """Columns no plan better than the incumbent can use: floor(U + min(0, c - A'y)) <= incumbent."""
    reach = bound.value + np.minimum(0.0, bound.reduced + bound.error)
    reach += 8 * EPS * (abs(bound.value) + np.abs(bound.reduced))
    answer: np.ndarray = np.floor(reach) <= incumbent
    return answer
