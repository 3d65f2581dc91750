"""Whether money and totals can follow a set of choices, to the yuan: what a plan made by hand must know."""

from __future__ import annotations

import math
from typing import Any, Literal

import numpy as np

from planner.engine import FloatArray, IntArray, Program

SCALE = (
    2.0**16
)  # amounts are given to the linear solver in units of it, so that a yuan is above its tolerance
SECONDS = 5.0  # most, for whole amounts where rounding the linear ones does not do


class Books:
    """What has been chosen so far, in row sums; rows that ask for at least so much count at the end only."""

    def __init__(self, program: Program, choices: int, money: IntArray) -> None:
        self.program = program
        self.taken: list[int] = []
        self._columns = program.matrix[:, :choices]
        self._used = np.zeros(program.rows)
        most = np.isfinite(program.upper)
        self._amounts = Amounts(program, choices, most)
        self._plain = most & ~self._amounts.touched
        self._money = np.zeros(program.rows, dtype=bool)
        self._money[money] = True

    def fits(self, columns: IntArray) -> bool:
        """Whether these may be taken as well."""
        return not self.bars(columns)

    def bars(self, columns: IntArray) -> Literal["", "rule", "money"]:
        """What keeps these from being taken: a row of choices alone that is not money, or money."""
        used = self._used + self._sums(columns)
        over = self._plain & (used > self.program.upper)
        if (over & ~self._money).any():
            return "rule"
        return "money" if over.any() or self._amounts.follow(used) is None else ""

    def take(self, columns: IntArray) -> None:
        """Take them; `fits` is asked before."""
        self.taken += columns.tolist()
        self._used += self._sums(columns)

    def point(self) -> FloatArray:
        """What is taken, amounts left at nothing."""
        x = np.zeros(self.program.columns)
        x[self.taken] = 1.0
        return x

    def _sums(self, columns: IntArray) -> FloatArray:
        total: FloatArray = self._columns[:, columns].sum(axis=1)
        return total


class Amounts:
    """The columns after the choices and the rows (of those named) they stand in: a linear program."""

    def __init__(self, program: Program, choices: int, rows: np.ndarray) -> None:
        self.program, self.choices = program, choices
        self.count = program.columns - choices
        part = program.matrix[:, choices:]
        self.touched = np.zeros(program.rows, dtype=bool)
        self.touched[part.indices] = True
        self._rows = np.flatnonzero(self.touched & rows)
        self.matrix = part.tocsr()[self._rows].tocsc()
        self._highs: Any = None

    def follow(self, used: FloatArray) -> FloatArray | None:
        """Amounts, not yet whole, that keep the rows beside the choices' sums `used`; None: none do."""
        if not self.count:
            return np.zeros(0)
        import highspy

        if self._highs is None:
            self._highs = self._load()
        lower, upper = self.sides(used)
        index = np.arange(len(self._rows), dtype=np.int32)
        self._highs.changeRowsBounds(len(index), index, lower / SCALE, upper / SCALE)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._highs.getSolution().col_value) * SCALE

    def sides(self, used: FloatArray) -> tuple[FloatArray, FloatArray]:
        """What is left of the rows."""
        return self.program.lower[self._rows] - used[self._rows], self.program.upper[self._rows] - used[
            self._rows
        ]

    def _load(self) -> Any:
        import highspy

        highs: Any = highspy._core._Highs()  # the public class prints a banner when it is made
        for name, value in (("output_flag", False), ("threads", 1), ("solver", "simplex")):
            highs.setOptionValue(name, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.matrix.shape[1], self.matrix.shape[0]
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = self.program.objective[self.choices :]
        lp.col_lower_ = np.zeros(self.count)
        lp.col_upper_ = self.program.bound[self.choices :] / SCALE
        lp.row_lower_, lp.row_upper_ = self.program.lower[self._rows], self.program.upper[self._rows]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = self.matrix.indptr, self.matrix.indices
        lp.a_matrix_.value_ = self.matrix.data
        highs.passModel(lp)
        return highs


def complete(program: Program, choices: int, x: FloatArray) -> FloatArray | None:
    """The choices of `x` with whole amounts that keep every row; None where there are none."""
    point = np.zeros(program.columns)
    point[:choices] = np.clip(np.rint(x[:choices]), 0, program.bound[:choices])
    amounts = Amounts(program, choices, np.ones(program.rows, dtype=bool))
    if amounts.count and not _completed(amounts, point):
        return None
    sums = program.matrix @ point
    return None if ((sums < program.lower) | (sums > program.upper)).any() else point


def _completed(amounts: Amounts, point: FloatArray) -> bool:
    """Write whole amounts into a point; False where there are none."""
    program, choices = amounts.program, amounts.choices
    used = program.matrix[:, :choices] @ point[:choices]
    near = amounts.follow(used)
    if near is None:
        return False
    lower, upper = amounts.sides(used)
    point[choices:] = np.clip(np.rint(near), 0, program.bound[choices:])
    sums = amounts.matrix @ point[choices:]
    if ((sums < lower) | (sums > upper)).any():
        whole = _whole(amounts, lower, upper)
        if whole is None:
            return False
        point[choices:] = whole
    return True


def _whole(amounts: Amounts, lower: FloatArray, upper: FloatArray) -> FloatArray | None:
    """Whole amounts between the sides, by CP-SAT."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    columns = [model.new_int_var(0, int(b), "") for b in amounts.program.bound[amounts.choices :]]
    by_row = amounts.matrix.tocsr()
    for row, (low, high) in enumerate(zip(lower, upper, strict=True)):
        at = slice(by_row.indptr[row], by_row.indptr[row + 1])
        terms = cp_model.LinearExpr.weighted_sum(
            [columns[j] for j in by_row.indices[at]], by_row.data[at].astype(np.int64).tolist()
        )
        model.add_linear_constraint(
            terms,
            int(low) if math.isfinite(low) else -(2**62),
            int(high) if math.isfinite(high) else 2**62,
        )
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = SECONDS
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return np.array([solver.value(column) for column in columns], dtype=np.float64)
