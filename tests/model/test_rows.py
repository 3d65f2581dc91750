"""Rows as rules add them, and the matrix they make."""

import numpy as np

from planner.model import Expr
from planner.model.rows import Rows, matrix


def _expr(columns: list[int], values: list[int], constant: int = 0) -> Expr:
    return Expr(np.array(columns, dtype=np.int64), np.array(values, dtype=np.int64), constant)


def test_constants_move_to_the_other_side() -> None:
    """x0 + 5 at most, at least and exactly 7: x0 at most, at least and exactly 2."""
    rows = Rows()
    rows.at_most("r", "a", _expr([0], [1], 5), 7)
    rows.at_least("r", "b", _expr([0], [1], 5), 7)
    rows.exactly("r", "c", _expr([0], [1], 5), 7)
    assert [(row.rule, row.subject, row.least, row.most) for row in rows.rows] == [
        ("r", "a", -np.inf, 2),
        ("r", "b", 2, np.inf),
        ("r", "c", 2, 2),
    ]


def test_the_matrix_sums_what_stands_twice_and_drops_zeros() -> None:
    rows = Rows()
    rows.at_most("r", "", _expr([0, 2, 0], [1, 4, 2]), 9)
    rows.at_least("r", "", _expr([1, 1], [5, -5]), 0)
    found, least, most = matrix(rows.rows, 4)
    assert found.toarray().tolist() == [[3, 0, 4, 0], [0, 0, 0, 0]]
    assert found.nnz == 2
    assert least.tolist() == [-np.inf, 0]
    assert most.tolist() == [9, np.inf]


def test_rows_made_elsewhere_come_after() -> None:
    first, other = Rows(), Rows()
    first.at_most("first", "", _expr([0], [1]), 1)
    other.at_most("other", "", _expr([0], [1]), 1)
    first.extend(other.rows)
    assert [row.rule for row in first.rows] == ["first", "other"]


def test_no_rows_at_all() -> None:
    found, least, most = matrix([], 3)
    assert found.shape == (0, 3)
    assert len(least) == len(most) == 0
