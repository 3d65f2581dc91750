"""Whole points made greedily: near the linear answer, or a plan with more added to it."""

from __future__ import annotations

import numpy as np

from planner.engine.program import FloatArray, IntArray, Program
from planner.engine.scale import AMOUNT

LEAST = 1e-6  # of a choice in the linear answer


def round_off(program: Program, x: FloatArray, further: IntArray) -> FloatArray:
    """Choices of the linear answer ``x``, the surest first, then those of ``further`` in their order.

    Amounts stand at the linear answer: what it spends in a row is the room there, and an = row is read as
    "at most". Rows that ask for something (>=) may be left broken; amounts are to be completed afterwards.
    """
    point = np.floor(np.where(program.bound > AMOUNT, x, 0.0) + LEAST)
    choice = np.flatnonzero((program.bound <= AMOUNT) & (x > LEAST))
    order = choice[np.argsort(-x[choice], kind="stable")]
    return fill(program, point, np.concatenate([order, further]))


def fill(program: Program, start: FloatArray, further: IntArray) -> FloatArray:
    """The point ``start`` and every choice of ``further``, in that order, that still fits.

    No row that ``start`` keeps is broken; an = row is read as "at most"."""
    point = start.copy()
    activity = np.asarray(program.matrix @ point, dtype=np.float64)
    room_up = program.upper - activity
    asks = (activity >= program.lower) & (program.lower < program.upper)
    room_down = np.where(asks, activity - program.lower, np.inf)
    matrix = program.matrix
    for column in further.tolist():
        if point[column] or program.bound[column] > AMOUNT:
            continue
        at = slice(matrix.indptr[column], matrix.indptr[column + 1])
        rows, load = matrix.indices[at], matrix.data[at]
        if (load <= room_up[rows]).all() and (-load <= room_down[rows]).all():
            point[column] = 1.0
            room_up[rows] -= load
            room_down[rows] += load
    return point
