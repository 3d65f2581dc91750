"""Coarser units for a solver that only looks for plans: rounded inwards, checked again in full units."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from planner.engine.program import BoolArray, FloatArray, Program
from planner.engine.scale import AMOUNT

FINENESS = 0.0004  # a unit is at most this share of a row's side, divided by the entries a plan has in it


def coarsen(program: Program, plan: FloatArray) -> tuple[Program, FloatArray]:
    """The program in coarser units, and how much one unit of each column is.

    <= rows: coefficients up, side down; >= rows the reverse. Rows of choices alone keep = as it is. Amounts
    that share rows share a unit; an = row that pays for choices charges them rounded up, so that the money
    of a coarse plan suffices."""
    wide = program.bound > AMOUNT
    unit, column = _units(program, plan, wide)
    by_row = program.by_row
    each = np.repeat(unit, np.diff(by_row.indptr))
    owner = np.repeat(np.arange(program.rows), np.diff(by_row.indptr))
    share = by_row.data * column[by_row.indices] / each
    up = np.isfinite(program.upper) & np.isinf(program.lower)
    down = np.isfinite(program.lower) & np.isinf(program.upper)
    outward = np.copysign(np.ceil(np.abs(share)), share)
    data = np.where(up[owner], np.ceil(share), np.where(down[owner], np.floor(share), outward))
    matrix = sp.csr_array((data, by_row.indices, by_row.indptr), shape=by_row.shape).tocsc()
    lower, upper = np.ceil(program.lower / unit), np.floor(program.upper / unit)
    equal = program.lower == program.upper
    upper[equal] = lower[equal] = np.rint(program.lower[equal] / unit[equal])
    matrix.eliminate_zeros()
    return Program(program.objective * column, matrix, lower, upper, np.floor(program.bound / column)), column


def holding(coarse: Program, point: FloatArray) -> Program:
    """The same with just so much room in its rows that `point` is in it.

    A plan that spends its money to the yuan is lost by rounding inwards, and whoever looks for a better one
    would begin with nothing. What is found may overspend by the room; it is checked in full units anyway."""
    activity = coarse.activity(point).astype(np.float64)
    lower, upper = np.minimum(coarse.lower, activity), np.maximum(coarse.upper, activity)
    return Program(coarse.objective, coarse.matrix, lower, upper, coarse.bound)


def _units(program: Program, plan: FloatArray, wide: BoolArray) -> tuple[FloatArray, FloatArray]:
    """The unit of every row and of every column."""
    sizes = program.by_row.copy()
    sizes.data = np.abs(sizes.data)
    choices = np.where(wide, 0.0, plan)
    used = np.maximum(1.0, (sizes != 0).astype(np.float64) @ (choices != 0))
    side = np.maximum(_finite(program.upper), _finite(program.lower))
    side = np.where(side > 0, side, sizes @ choices)
    allowed = np.maximum(1.0, np.floor(FINENESS * side / used))
    counted = sizes @ (~wide).astype(np.float64) > 0
    allowed[(program.lower == program.upper) | (np.isfinite(program.lower) & np.isfinite(program.upper))] = (
        1.0
    )
    touched = sizes[:, np.flatnonzero(wide)]
    rows = np.flatnonzero(np.diff(touched.indptr))
    column = np.ones(program.columns)
    if not len(rows):
        return allowed, column
    group = _groups(touched)
    size = np.maximum(1.0, np.floor(FINENESS * np.where(sizes @ choices > 0, sizes @ choices, side) / used))
    of_group = np.full(group.max() + 1, np.inf)
    paying = rows[counted[rows]]
    np.minimum.at(of_group, group[paying], size[paying])
    of_group[np.isinf(of_group)] = 1.0
    allowed[rows] = of_group[group[rows]]
    column[np.flatnonzero(wide)] = of_group[group[program.rows :]]
    return allowed, column


def _groups(touched: sp.csr_array) -> np.ndarray:
    """Rows and amounts that hang together, numbered: rows first, then amounts."""
    entries, size = touched.tocoo(), sum(touched.shape)
    graph = sp.coo_array((entries.data, (entries.row, entries.col + touched.shape[0])), shape=(size, size))
    labels: np.ndarray = connected_components(graph, directed=False)[1]
    return labels


def _finite(side: FloatArray) -> FloatArray:
    return np.where(np.isfinite(side), np.abs(side), 0.0)
