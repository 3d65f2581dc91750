"""A linear program in HiGHS that grows by columns and rows and keeps its basis between runs."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
import scipy.sparse as sp

from planner.engine.clock import Clock
from planner.engine.highs import silent
from planner.engine.program import FloatArray, IntArray, Matrix

PRIMAL, DUAL = 4, 1
SLICE = 0.4  # seconds between two looks at the keyboard and the clock
SLICE_STEPS = 4_000  # the same in simplex steps, where runs must repeat


class Simplex:
    """maximise cost·x under lower <= A x <= upper; columns and rows may be added between runs."""

    def __init__(self, lower: FloatArray, upper: FloatArray, *, seed: int, repeatable: bool) -> None:
        self._highs: Any = silent(presolve="off", solver="simplex", random_seed=seed % 2**31)
        self._repeatable = repeatable
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

    def run(self, clock: Clock, strategy: int) -> str:
        """Solve from the last basis: "optimal", "infeasible", "stopped" or "unclear"."""
        self._highs.setOptionValue("simplex_strategy", strategy)
        status = highspy.HighsModelStatus
        while clock.left() > 0:
            self._highs.setOptionValue("time_limit", clock.left() if self._repeatable else min(SLICE, clock.left()))
            if self._repeatable:
                self._highs.setOptionValue("simplex_iteration_limit", SLICE_STEPS)
            self._highs.run()
            state = self._highs.getModelStatus()
            if state in (status.kOptimal, status.kInfeasible, status.kUnbounded, status.kUnboundedOrInfeasible):
                return self._read(state == status.kOptimal)
            if state not in (status.kTimeLimit, status.kIterationLimit):
                return "unclear"
        return "stopped"

    def _read(self, optimal: bool) -> str:
        if not optimal:
            return "infeasible"
        answer = self._highs.getSolution()
        self.x = np.array(answer.col_value)
        self.y = np.array(answer.row_dual)
        return "optimal"
