"""Books: what fits is what money and totals can follow, to the yuan."""

import numpy as np
import pytest
import scipy.sparse as sp

from benchmarks.books import Books, complete
from planner.engine import Program

INF = np.inf
NONE = np.zeros(0, dtype=np.int64)


def shop(most: float = 10.0, least: float = -INF) -> Program:
    """Two things of 3 and 4 yuan; one amount pays them, at most 5; together they weigh at most `most`."""
    matrix = [[3.0, 4.0, -1.0], [1.0, 1.0, 0.0]]
    return Program(
        np.array([5.0, 6.0, 0.0]),
        sp.csc_array(np.array(matrix)),
        np.array([0.0, least]),
        np.array([0.0, most]),
        np.array([1.0, 1.0, 5.0]),
    )


def test_money_that_cannot_follow() -> None:
    books = Books(shop(), 2, NONE)
    assert books.bars(np.array([0])) == ""
    books.take(np.array([0]))
    assert books.bars(np.array([1])) == "money"
    assert books.point().tolist() == [1, 0, 0]


def test_a_row_of_choices_is_a_rule_unless_it_is_money() -> None:
    assert Books(shop(most=0.0), 2, NONE).bars(np.array([0])) == "rule"
    assert Books(shop(most=0.0), 2, np.array([1])).bars(np.array([0])) == "money"


def test_amounts_are_completed_to_the_yuan() -> None:
    found = complete(shop(), 2, np.array([0.0, 0.9999999, 0.0]))
    assert found is not None
    assert found.tolist() == [0, 1, 4]
    assert complete(shop(), 2, np.array([1.0, 1.0, 5.0])) is None


@pytest.mark.parametrize(("least", "stands"), [(1.0, True), (2.0, False)])
def test_what_must_be_reached_counts_at_the_end(least: float, stands: bool) -> None:
    program = shop(least=least)
    assert Books(program, 2, NONE).fits(np.array([0]))
    assert (complete(program, 2, np.array([1.0, 0.0, 0.0])) is not None) is stands


def test_amounts_whose_linear_answer_is_not_whole() -> None:
    """2a + 2b = 4 and a - b = 1 has only halves; a - b = 0 has whole ones."""
    matrix = sp.csc_array(np.array([[0.0, 2.0, 2.0], [1.0, 1.0, -1.0]]))
    sides = np.array([4.0, 1.0])
    program = Program(np.zeros(3), matrix, sides, sides, np.array([1.0, 9.0, 9.0]))
    assert complete(program, 1, np.array([0.0, 0.0, 0.0])) is None
    found = complete(program, 1, np.array([1.0, 0.0, 0.0]))
    assert found is not None
    assert found.tolist() == [1, 1, 1]
