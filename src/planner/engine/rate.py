"""What a column earns for the share of the rows it takes, before there are duals."""

from __future__ import annotations

import numpy as np

from planner.engine.program import FloatArray, Program


def rates(program: Program, cap: FloatArray) -> FloatArray:
    """Goal points of every column for its share of all <= rows; -inf where a column is in no answer."""
    weight = program.matrix.T @ _dearness(program)
    rate: FloatArray = program.objective / np.maximum(weight, 1e-9)
    rate[cap == 0] = -np.inf
    return rate


def _dearness(program: Program) -> FloatArray:
    """A first guess of duals: every <= row is worth the same in all."""
    top = program.upper
    dear = np.zeros(program.rows)
    good = np.isfinite(top) & (top > 0)
    dear[good] = 1 / top[good]
    return dear
