"""Powers of two that bring rows in yuan and rows in households to one size; exact in floats."""

from __future__ import annotations

import numpy as np

from planner.engine.program import FloatArray, IntArray, Matrix, Program

AMOUNT = 1024.0  # a column that may be larger is an amount (money, totals), not a choice


def amounts(program: Program) -> IntArray:
    """Columns that hold amounts rather than choices."""
    return np.flatnonzero(program.bound > AMOUNT)


def scales(program: Program) -> tuple[FloatArray, FloatArray]:
    """Row and column factors: rows by their choices, amounts by their rows, the rest by its amounts."""
    choice = np.ones(program.columns, dtype=bool)
    choice[amounts(program)] = False
    column = np.ones(program.columns)
    row = row_scale(program.matrix, choice.astype(np.float64))
    wide = np.flatnonzero(~choice)
    if len(wide):
        part = program.matrix[:, wide]
        column[wide] = 1 / _typical(part.indptr, np.abs(part.data) * row[part.indices], row[part.indices] > 0)
        rest = row == 0
        row[rest] = row_scale(part, column[wide])[rest]
    row[row == 0] = 1.0
    return row, column


def row_scale(matrix: Matrix, column: FloatArray) -> FloatArray:
    """Factors that bring the largest entry of every row near 1; 0 for a row without columns."""
    size = np.zeros(matrix.shape[0])
    step = 500_000
    for start in range(0, matrix.shape[1], step):
        part = matrix[:, start : start + step]
        factor = np.repeat(column[start : start + step], np.diff(part.indptr))
        np.maximum.at(size, part.indices, np.abs(part.data) * factor)
    scale = np.zeros(len(size))
    scale[size > 0] = np.exp2(-np.floor(np.log2(size[size > 0])))
    return scale


def _typical(indptr: IntArray, values: FloatArray, known: np.ndarray) -> FloatArray:
    """The power of two nearest the geometric mean of each column's known entries."""
    logs = np.where(known, np.log2(np.where(known, values, 1.0)), 0.0)
    owner = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    total = np.bincount(owner, logs, len(indptr) - 1)
    count = np.bincount(owner, known.astype(np.float64), len(indptr) - 1)
    mean: FloatArray = np.exp2(np.rint(total / np.maximum(1, count)))
    return mean
