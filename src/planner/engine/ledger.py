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
