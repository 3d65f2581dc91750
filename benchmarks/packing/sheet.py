"""Entries of a matrix while it is being written down."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from planner.engine import Program

FloatArray = npt.NDArray[np.float64]


@dataclass
class Sheet:
    """Columns and rows of a program, added one lot at a time."""

    objective: list[FloatArray] = field(default_factory=list)
    bound: list[FloatArray] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    _rows: list[npt.NDArray[np.int64]] = field(default_factory=list)
    _columns: list[npt.NDArray[np.int64]] = field(default_factory=list)
    _values: list[FloatArray] = field(default_factory=list)

    def add(self, objective: npt.ArrayLike, bound: npt.ArrayLike) -> int:
        """Open columns; answers the number of the first."""
        first = sum(map(len, self.objective))
        goal = np.asarray(objective, dtype=np.float64).ravel()
        self.objective.append(goal)
        self.bound.append(np.broadcast_to(np.asarray(bound, dtype=np.float64), goal.shape))
        return first

    def rows(self, count: int, lower: float, upper: float) -> int:
        """Open rows; answers the number of the first."""
        first = len(self.lower)
        self.lower += [lower] * count
        self.upper += [upper] * count
        return first

    def put(self, rows: npt.ArrayLike, columns: npt.ArrayLike, values: npt.ArrayLike) -> None:
        """Enter values; the three are broadcast to one shape."""
        r, c, v = np.broadcast_arrays(rows, columns, values)
        self._rows.append(r.ravel().astype(np.int64))
        self._columns.append(c.ravel().astype(np.int64))
        self._values.append(v.ravel().astype(np.float64))

    def program(self) -> Program:
        """What has been written down."""
        objective = np.concatenate(self.objective)
        place = (np.concatenate(self._rows), np.concatenate(self._columns))
        entries = sp.coo_array((np.concatenate(self._values), place), shape=(len(self.lower), len(objective)))
        return Program(
            objective,
            sp.csc_array(entries),
            np.array(self.lower, dtype=np.float64),
            np.array(self.upper, dtype=np.float64),
            np.concatenate(self.bound),
        )
