"""Amounts solved again, whole and exact, with all choices held."""

from __future__ import annotations

import numpy as np

from planner.engine.clock import Clock
from planner.engine.cpsat import ask_cpsat
from planner.engine.highs import linear_point
from planner.engine.program import FloatArray, Program
from planner.engine.scale import amounts

SECONDS = 5.0  # most time for one set of books


class Ledger:
    """The rows of a program that hold amounts, cut out once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._amounts = amounts(program)
        part = program.matrix[:, self._amounts]
        self._rows = np.unique(part.indices)
        self._matrix = part.tocsr()[self._rows].tocsc()

    def roomy(self, x: FloatArray) -> FloatArray | None:
        """The choices of ``x`` and amounts that leave most room for more; None where there are none.

        An = row that pays for choices is read as "at most": what it has left is the room."""
        program = self._program
        point = np.rint(x)
        point[self._amounts] = 0.0
        pays = np.zeros(program.rows, dtype=bool)
        pays[self._rows] = np.diff(program.by_row.indptr)[self._rows] > np.diff(self._matrix.tocsr().indptr)
        pays &= program.lower == program.upper
        used = program.activity(point)[self._rows].astype(np.float64)
        here = pays[self._rows]
        lower = np.where(here, -np.inf, program.lower[self._rows] - used)
        goal = -np.asarray(self._matrix.T @ here.astype(np.float64))
        bound = program.bound[self._amounts]
        near = linear_point(Program(goal, self._matrix, lower, program.upper[self._rows] - used, bound))
        if near is None:
            return None
        point[self._amounts] = np.floor(near + 1e-6)
        return point

    def complete(self, x: FloatArray, clock: Clock) -> FloatArray | None:
        """The best whole point with the choices of ``x``; None where the amounts cannot follow."""
        program = self._program
        point = np.clip(np.rint(x), 0, program.bound)
        if not len(self._amounts):
            return point
        point[self._amounts] = 0.0
        used = program.activity(point)[self._rows].astype(np.float64)
        goal, bound = program.objective[self._amounts], program.bound[self._amounts]
        books = Program(
            goal, self._matrix, program.lower[self._rows] - used, program.upper[self._rows] - used, bound
        )
        near = linear_point(books)
        if near is None:
            return None
        exact = np.clip(np.rint(near), 0, bound)
        if not books.feasible(exact):
            answer = ask_cpsat(books, clock.within(SECONDS), seed=0, hint=None, work=None, found=None)
            if answer.point is None:
                return None
            exact = answer.point
        point[self._amounts] = exact
        return point
