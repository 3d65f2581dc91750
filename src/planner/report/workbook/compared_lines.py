"""Rows of a table of differences as the columns and lines of a sheet, with live sums."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from planner.comparison import Comparison, Pair
from planner.locale import say
from planner.report.columns import width
from planner.report.compared.figures import LETTERS
from planner.report.tables.table import Cell as Plain
from planner.report.tables.table import Table
from planner.report.workbook.sheet import Cell, Column, Kind, Line, Live, number
from planner.scenario.tables.sheet import MAX_CELL

KINDS: Mapping[str, Kind] = {"t": "text", "w": "whole", "c": "count", "n": "number"}
NARROWEST, WIDEST = 9, 40  # characters of a column


def rows_of(table: Table, pair: Pair) -> list[tuple[Plain, ...]]:
    """The rows of a pair, without its letter."""
    return [tuple(row[1:]) for row in table.rows if row[0] == LETTERS[pair.other]]


def caption(comparison: Comparison, pair: Pair) -> str:
    """Which pair it is, where there are several."""
    if len(comparison.pairs) == 1:
        return ""
    return say("{b} against {a}", b=LETTERS[pair.other], a=LETTERS[0])


def summed(name: str, rows: Sequence[Sequence[Plain]], kinds: str, more: Mapping[int, str]) -> list[Line]:
    """Rows as lines under their total; `kinds` says what stands in each column, `more` are formulas by it."""
    lines = [_line(row, more) for row in rows]
    sums = [_sum([line.cells[i] for line in lines], kind) for i, kind in enumerate(kinds)]
    sums[kinds.index("t")] = name
    return [Line(cells=tuple(sums), total=True, last=len(lines)), *lines]


def _line(row: Sequence[Plain], more: Mapping[int, str]) -> Line:
    cells = [exact(cell) for cell in row]
    for i, formula in more.items():
        value = cells[i]
        if isinstance(value, int | Fraction):
            cells[i] = Live(formula, value)
    return Line(cells=tuple(cells))


def _sum(cells: Sequence[Cell], kind: str) -> Cell:
    """The sum of a column of counts or amounts."""
    if kind not in "cn" or all(cell is None for cell in cells):
        return None
    return Live("=SUM({below})", sum(number(cell) for cell in cells))


def columns_of(headings: Sequence[str], rows: Sequence[Sequence[Plain]], kinds: str) -> tuple[Column, ...]:
    """Columns as wide as what stands in them, within bounds."""
    return tuple(
        Column(
            key=f"c{i}", heading=heading, width=_width(heading, [row[i] for row in rows]), kind=KINDS[kind]
        )
        for i, (heading, kind) in enumerate(zip(headings, kinds, strict=True))
    )


def _width(heading: str, cells: Sequence[Plain]) -> int:
    longest = max((width(cell) if isinstance(cell, str) else 12 for cell in cells), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2, min(20, width(heading) + 2)))


def exact(cell: Plain) -> Cell:
    """An exact number as a fraction; of a text what a cell holds."""
    if isinstance(cell, str) and len(cell) > MAX_CELL:
        return cell[: MAX_CELL - 1] + "…"
    return Fraction(cell) if isinstance(cell, Decimal) else cell
