"""Linear expressions over columns: added, scaled, taken at a whole point, exactly."""

import numpy as np

from planner.model import Expr
from planner.model.expression import nothing, total


def _expr(columns: list[int], values: list[int], constant: int = 0) -> Expr:
    return Expr(np.array(columns, dtype=np.int64), np.array(values, dtype=np.int64), constant)


X = _expr([0, 2], [3, -1], 5)  # 3 x0 − x2 + 5
POINT = np.array([2.0, 7.0, 4.0])


def test_at_a_point() -> None:
    assert X.at(POINT) == 3 * 2 - 4 + 5
    assert nothing().at(POINT) == 0


def test_solvers_say_nearly_whole_numbers() -> None:
    assert X.at(np.array([1.9999999, 0.5, 4.0000001])) == 7


def test_arithmetic() -> None:
    assert (X + 2).at(POINT) == 9
    assert (X - 2).at(POINT) == 5
    assert (X * 3).at(POINT) == (3 * X).at(POINT) == 21
    assert (-X).at(POINT) == -7
    assert (X + X).at(POINT) == 14
    assert (X - X).at(POINT) == 0
    assert (X - _expr([1], [10], 1)).at(POINT) == 7 - 71


def test_a_column_that_stands_twice_counts_twice() -> None:
    assert _expr([1, 1], [2, 3]).at(POINT) == 35


def test_total() -> None:
    assert total([]).at(POINT) == 0
    assert total([X, nothing(), X]).at(POINT) == 14


def test_beyond_what_a_float_holds() -> None:
    """2**53 + 1 yuan twice: a float would lose the yuan, 64 bits in one sum would not hold more of them."""
    big = _expr([0] * 2000, [2**53 + 1] * 2000)
    assert big.at(np.array([1.0])) == 2000 * (2**53 + 1)
