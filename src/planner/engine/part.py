"""A part of a program: some columns free, the others held at a point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.engine.program import FloatArray, IntArray, Program
from planner.engine.reduce import activity_range, tighten


@dataclass(frozen=True)
class Part:
    """A smaller program and how its points become points of the whole."""

    program: Program
    columns: IntArray
    held: FloatArray

    def lift(self, x: FloatArray) -> FloatArray:
        whole = self.held.copy()
        whole[self.columns] = x
        return whole


def restrict(program: Program, columns: IntArray, x: FloatArray, cap: FloatArray) -> Part:
    """Free ``columns`` and hold the rest at the whole point ``x``; what no longer fits is left out."""
    held = x.copy()
    held[columns] = 0.0
    small = _free(program, columns, held, cap)
    limit = tighten(small)
    fits = np.flatnonzero(limit > 0)
    least, most = activity_range(small, limit)
    rows = np.flatnonzero((least < small.lower) | (most > small.upper))
    shape = (
        small.objective[fits],
        small.matrix[:, fits].tocsr()[rows].tocsc(),
        small.lower[rows],
        small.upper[rows],
    )
    return Part(Program(*shape, limit[fits]), columns[fits], held)


def fitting(program: Program, columns: IntArray, x: FloatArray, cap: FloatArray) -> IntArray:
    """Those of ``columns`` that still fit when they are freed and the rest is held at ``x``."""
    held = x.copy()
    held[columns] = 0.0
    return columns[tighten(_free(program, columns, held, cap)) > 0]


def _free(program: Program, columns: IntArray, held: FloatArray, cap: FloatArray) -> Program:
    activity = program.activity(held).astype(np.float64)
    part = program.matrix[:, columns]
    return Program(
        program.objective[columns], part, program.lower - activity, program.upper - activity, cap[columns]
    )
