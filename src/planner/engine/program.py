"""A whole-number program, its rows and exact checks of a point; knows nothing of solvers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
Matrix = Any  # scipy.sparse.csc_array; scipy carries no types

LARGEST = float(2**53)  # beyond it float64 no longer holds every whole number
SAFE = float(2**62)  # sums of int64 products stay below it


@dataclass(frozen=True)
class Rows:
    """Rows ``lower <= matrix x <= upper`` over the columns of a program."""

    matrix: Matrix
    lower: FloatArray
    upper: FloatArray


@dataclass(frozen=True)
class Program:
    """max objective·x, lower <= matrix x <= upper, 0 <= x <= bound, x whole."""

    objective: FloatArray
    matrix: Matrix
    lower: FloatArray
    upper: FloatArray
    bound: FloatArray

    def __post_init__(self) -> None:
        count = len(self.objective)
        rows = len(self.lower)
        if self.matrix.shape != (rows, count) or len(self.upper) != rows or len(self.bound) != count:
            raise ValueError("Objective, matrix, sides and bounds do not fit together.")
        if not isinstance(self.matrix, sp.csc_array):
            raise ValueError("The matrix must be a scipy csc_array.")
        if not (np.isfinite(self.bound).all() and (self.bound >= 0).all()):
            raise ValueError("Every column needs a finite upper bound of at least 0.")
        for name in ("objective", "bound", "lower", "upper"):
            _require_whole(name, getattr(self, name), sides=name in ("lower", "upper"))
        _require_whole("matrix", self.matrix.data, sides=False)

    @property
    def columns(self) -> int:
        return len(self.objective)

    @property
    def rows(self) -> int:
        return len(self.lower)

    @cached_property
    def by_row(self) -> Matrix:
        """The matrix by rows, made once."""
        return self.matrix.tocsr()

    def rows_from(self, first: int) -> Matrix:
        """The rows from ``first`` on, as csr; added ones are not looked for in the whole matrix."""
        added = [rows for begin, rows in self.__dict__.get("_added", ()) if begin >= first]
        if added and sum(rows.shape[0] for rows in added) == self.rows - first:
            return sp.vstack(added, format="csr") if len(added) > 1 else added[0]
        return self.by_row[first:]

    def with_rows(self, matrix: Matrix, lower: FloatArray, upper: FloatArray) -> Program:
        """The same program with more rows at its end; only the new rows are checked."""
        low, high = np.asarray(lower, dtype=np.float64), np.asarray(upper, dtype=np.float64)
        more = Program(self.objective, sp.csc_array(matrix), low, high, self.bound)
        parts = {
            "matrix": append_rows(self.matrix, more.matrix),
            "lower": np.concatenate([self.lower, more.lower]),
            "upper": np.concatenate([self.upper, more.upper]),
            "_added": (*self.__dict__.get("_added", ()), (self.rows, more.matrix.tocsr())),
        }
        return self._with(parts)

    def with_objective(self, objective: FloatArray) -> Program:
        """The same rows and columns with another goal."""
        objective = np.asarray(objective, dtype=np.float64)
        if len(objective) != self.columns:
            raise ValueError("Objective and columns do not fit together.")
        _require_whole("objective", objective, sides=False)
        return self._with({"objective": objective})

    def _with(self, parts: dict[str, Any]) -> Program:
        """This program with some parts changed; what was checked once is not checked again."""
        other = object.__new__(Program)
        other.__dict__.update(self.__dict__ if "matrix" not in parts else self._fields())
        other.__dict__.update(parts)
        return other

    def _fields(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def value(self, x: FloatArray) -> int:
        """objective·x of a whole point, exactly."""
        used = np.flatnonzero(x)
        return sum(int(c) * int(v) for c, v in zip(self.objective[used], x[used], strict=True))

    def activity(self, x: FloatArray) -> npt.NDArray[Any]:
        """matrix x of a whole point, exactly: int64 where that is safe, Python ints beyond."""
        used = np.flatnonzero(x)
        part = self.matrix[:, used]
        counts = np.diff(part.indptr)
        amounts = np.repeat(x[used], counts)
        if np.abs(part.data).max(initial=0) * np.abs(amounts).max(initial=0) * max(1, part.nnz) < SAFE:
            total = np.zeros(self.rows, dtype=np.int64)
            np.add.at(total, part.indices, part.data.astype(np.int64) * amounts.astype(np.int64))
            return total
        exact = np.zeros(self.rows, dtype=object)
        for row, coefficient, amount in zip(part.indices, part.data, amounts, strict=True):
            exact[row] += int(coefficient) * int(amount)
        return exact

    def violation(self, x: FloatArray) -> FloatArray:
        """By how much each row is broken by a whole point; 0 where it is kept."""
        activity = self.activity(x)
        broken = np.zeros(self.rows)
        for side, sign in ((self.lower, 1), (self.upper, -1)):
            finite = np.flatnonzero(np.isfinite(side))
            excess = (_whole(side[finite]) - activity[finite]) * sign
            broken[finite] = np.maximum(broken[finite], excess.astype(np.float64))
        return broken

    def feasible(self, x: FloatArray) -> bool:
        """Whether a point is whole, inside the bounds and keeps every row, in exact arithmetic."""
        if len(x) != self.columns or not (x == np.rint(x)).all():
            return False
        if (x < 0).any() or (x > self.bound).any():
            return False
        return not self.violation(x).any()


def append_rows(matrix: Matrix, more: Matrix) -> Matrix:
    """Rows put under a csc matrix; scipy's own stacking takes several times the memory."""
    more = sp.csc_array(more)
    if more.shape[0] == 0:
        return matrix
    count = np.diff(matrix.indptr)
    added = np.diff(more.indptr)
    indptr = np.concatenate([[0], np.cumsum(count + added)])
    size = int(indptr[-1])
    place = np.arange(more.nnz) + np.repeat(indptr[:-1] + count - more.indptr[:-1], added)
    old = np.ones(size, dtype=bool)
    old[place] = False
    indices = np.empty(size, dtype=np.int32)
    data = np.empty(size)
    indices[old], data[old] = matrix.indices, matrix.data
    indices[place], data[place] = more.indices + matrix.shape[0], more.data
    shape = (matrix.shape[0] + more.shape[0], matrix.shape[1])
    return sp.csc_array((data, indices, indptr.astype(np.int32)), shape=shape)


def _whole(values: FloatArray) -> npt.NDArray[np.int64]:
    return values.astype(np.int64)


def _require_whole(name: str, values: FloatArray, *, sides: bool) -> None:
    finite = values[np.isfinite(values)] if sides else values
    if np.isnan(values).any() or not (finite == np.rint(finite)).all() or (np.abs(finite) >= LARGEST).any():
        raise ValueError(f"The {name} must hold whole numbers below 2**53.")
