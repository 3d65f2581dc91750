"""A linear expression over the columns of the program: what the words of `Model` return."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Expr:
    """Σ values·x[columns] + constant, all whole numbers; a column may stand more than once."""

    columns: IntArray
    values: IntArray
    constant: int = 0

    def __add__(self, other: "Expr | int") -> "Expr":
        if isinstance(other, int):
            return Expr(self.columns, self.values, self.constant + other)
        return Expr(
            np.concatenate([self.columns, other.columns]),
            np.concatenate([self.values, other.values]),
            self.constant + other.constant,
        )

    def __mul__(self, factor: int) -> "Expr":
        return Expr(self.columns, self.values * factor, self.constant * factor)

    __rmul__ = __mul__

    def __neg__(self) -> "Expr":
        return self * -1

    def __sub__(self, other: "Expr | int") -> "Expr":
        return self + (-other)

    def at(self, point: npt.NDArray[np.float64]) -> int:
        """The value of this expression at a whole point, exactly."""
        chosen = np.rint(point[self.columns]).astype(np.int64)
        return int(sum((self.values[chosen != 0] * chosen[chosen != 0]).tolist())) + self.constant


def nothing() -> Expr:
    """The expression 0."""
    return Expr(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def total(expressions: list[Expr]) -> Expr:
    """The sum of expressions, in one go."""
    if not expressions:
        return nothing()
    return Expr(
        np.concatenate([e.columns for e in expressions]),
        np.concatenate([e.values for e in expressions]),
        sum(e.constant for e in expressions),
    )
