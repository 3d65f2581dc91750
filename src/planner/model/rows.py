"""The rows rules add, each with the rule it comes from and the subject it speaks of."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner.model.expression import Expr

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """least <= expression <= most, for `subject` under `rule`."""

    rule: str
    subject: str
    expression: Expr
    least: float
    most: float


@dataclass(slots=True)
class Rows:
    """Rows gathered rule by rule."""

    rows: list[Row] = field(default_factory=list)

    def at_most(self, rule: str, subject: str, expression: Expr, limit: int) -> None:
        """expression <= limit."""
        self._add(rule, subject, expression, -np.inf, limit)

    def at_least(self, rule: str, subject: str, expression: Expr, limit: int) -> None:
        """expression >= limit."""
        self._add(rule, subject, expression, limit, np.inf)

    def exactly(self, rule: str, subject: str, expression: Expr, limit: int) -> None:
        """expression = limit."""
        self._add(rule, subject, expression, limit, limit)

    def extend(self, rows: list[Row]) -> None:
        """Rows made elsewhere."""
        self.rows.extend(rows)

    def _add(self, rule: str, subject: str, expression: Expr, least: float, most: float) -> None:
        self.rows.append(
            Row(rule, subject, expression, least - expression.constant, most - expression.constant)
        )


def matrix(rows: list[Row], columns: int) -> tuple[sparse.csc_array, FloatArray, FloatArray]:
    """Rows as a sparse matrix (rows, columns) with lower and upper sides; doubled entries are summed."""
    lengths = [len(row.expression.columns) for row in rows]
    entries = (
        np.concatenate([row.expression.values for row in rows]).astype(np.float64) if rows else np.zeros(0),
        (
            np.repeat(np.arange(len(rows)), lengths),
            np.concatenate([row.expression.columns for row in rows]) if rows else np.zeros(0, dtype=np.int64),
        ),
    )
    found = sparse.coo_array(entries, shape=(len(rows), columns)).tocsc()
    found.eliminate_zeros()
    return (
        found,
        np.array([row.least for row in rows], dtype=np.float64),
        np.array([row.most for row in rows], dtype=np.float64),
    )
