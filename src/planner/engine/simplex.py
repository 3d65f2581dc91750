"""A linear program in HiGHS that grows by columns and rows and keeps its basis between runs."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
import scipy.sparse as sp

from planner.engine.attend import attend
from planner.engine.clock import Clock
from planner.engine.highs import silent
from planner.engine.program import FloatArray, IntArray, Matrix

DUAL = 1  # boxed columns need no first phase in it, so it serves new columns as well as new rows


class Simplex:
    """maximise cost·x under lower <= A x <= upper; columns and rows may be added between runs."""

    def __init__(self, lower: FloatArray, upper: FloatArray, *, seed: int) -> None:
        self._highs: Any = silent(
            presolve="off", solver="simplex", simplex_strategy=DUAL, random_seed=seed % 2**31
        )
        self._highs.setCallback(self._interrupt, None)
        self._highs.startCallback(highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt)
        self._clock: Clock | None = None
        self.lost = False  # whether a run was left behind and may still write
        empty = np.zeros(0)
        none = np.zeros(0, dtype=np.int32)
        starts = np.zeros(len(lower), dtype=np.int32)
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._highs.addRows(len(lower), lower, upper, 0, starts, none, empty)
        self.x: FloatArray = empty
        self.y: FloatArray = np.zeros(len(lower))

    @property
    def columns(self) -> int:
        return int(self._highs.getNumCol())

    def add_columns(self, cost: FloatArray, low: FloatArray, high: FloatArray, matrix: Matrix) -> None:
        part = sp.csc_array(matrix)
        starts, index = part.indptr[:-1].astype(np.int32), part.indices.astype(np.int32)
        self._highs.addCols(len(cost), cost, low, high, part.nnz, starts, index, part.data)

    def add_rows(self, matrix: Matrix, lower: FloatArray, upper: FloatArray) -> None:
        part = sp.csr_array(matrix)
        starts, index = part.indptr[:-1].astype(np.int32), part.indices.astype(np.int32)
        self._highs.addRows(len(lower), lower, upper, part.nnz, starts, index, part.data)

    def set_cost(self, columns: IntArray, cost: FloatArray) -> None:
        self._highs.changeColsCost(len(columns), columns.astype(np.int32), cost)

    def set_bounds(self, columns: IntArray, low: FloatArray, high: FloatArray) -> None:
        self._highs.changeColsBounds(len(columns), columns.astype(np.int32), low, high)

    def run(self, clock: Clock) -> str:
        """Solve from the last basis: "optimal", "infeasible", "stopped" or "unclear"."""
        if clock.left() == 0 or self.lost:
            return "stopped"
        self._clock = clock
        self.lost = attend([self._highs.run], clock) == [None]
        if self.lost:
            return "stopped"
        status = highspy.HighsModelStatus
        state = self._highs.getModelStatus()
        if state in (status.kOptimal, status.kInfeasible):
            return self._read(state == status.kOptimal)
        return "stopped" if state == status.kInterrupt else "unclear"

    def _interrupt(self, kind: Any, message: str, out: Any, answer: Any, data: Any) -> None:
        """Called by HiGHS between simplex steps; a run cut into slices would lose its basis instead."""
        if self._clock is not None and self._clock.left() == 0:
            answer.user_interrupt = True

    def _read(self, optimal: bool) -> str:
        if not optimal:
            return "infeasible"
        answer = self._highs.getSolution()
        self.x = np.array(answer.col_value)
        self.y = np.array(answer.row_dual)
        return "optimal"
