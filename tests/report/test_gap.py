"""A gap is an upper bound: it is never rounded down, and shown alike everywhere."""

from dataclasses import replace
from fractions import Fraction
from math import ceil

import pytest

from planner.comparison import compare
from planner.report.compared.figures import side_by_side
from planner.report.compared.page.figures import lines as page_lines
from planner.report.compared.rows import headline
from planner.report.compared.tables import figures
from planner.report.gap import rounded_up, up
from planner.report.progress import in_words
from tests.comparison import by_hand
from tests.report.test_progress import Step


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        *((0.0, "0.0 %"), (0.1160, "11.6 %"), (0.11601, "11.7 %"), (0.0049, "0.5 %")),
        *((0.00031, "0.04 %"), (0.000021, "0.003 %"), (Fraction(117, 1000), "11.7 %")),
    ],
)
def test_up(share: float | Fraction, shown: str) -> None:
    assert up(share) == shown
    assert up(rounded_up(share)) == shown  # rounded once more it is as it was


def test_one_number_on_the_terminal_on_the_page_and_in_the_table() -> None:
    low, high = by_hand.low(), by_hand.high()
    (goal,) = low.goals[:1]
    wide = replace(low, goals=(replace(goal, bound=goal.value + ceil(goal.value * 0.11601), status="gap"),))
    comparison = compare([wide, high])
    (row,) = (row for row in headline(comparison) if row.key == "gap")
    assert side_by_side(comparison, [("gap", row)])[-1].split()[1:3] == ["11.7", "%"]
    (line,) = page_lines(comparison, [row])
    assert line.cells[1] == "11.7 %"
    (cells,) = (cells for cells in figures(comparison).rows if cells[1] == row.name)
    assert str(cells[4]) == "11.7"
    assert in_words(Step(gap=0.11601)).endswith("gap 11.7 %")
