"""A sheet being read cell by cell: bounded before it is a grid, numbers as they are meant."""

from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.quantities import plain
from planner.scenario.tables.sheet import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Merge,
    Sheet,
    UnreadableTable,
    too_large,
)

MAX_TEXT = 100_000_000  # characters in all cells together
_TYPED_DECIMALS = 6  # more than anybody types into an amount
_EXACT_DIGITS = 15  # spreadsheets keep no more


@dataclass
class Grid:
    """The cells of one sheet so far."""

    shown_as: str
    name: str
    cells: list[list[str]] = field(default_factory=list)  # by row, as far as each is filled
    faults: dict[Cell, str] = field(default_factory=dict)
    computed: set[Cell] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    characters: int = 0
    covered: int = 0  # cells in all merges together

    def text(self, row: int, column: int, text: str, down: int = 1, right: int = 1) -> None:
        """A text, repeated `down` and `right`; raises UnreadableTable beyond the bounds."""
        if not text:
            return
        self._bounded(row, column, len(text), down, right)
        clean = plain(text)
        self.cells.extend([] for _ in range(row + down - len(self.cells)))
        for line in self.cells[row : row + down]:
            line.extend([""] * (column + right - len(line)))
            line[column : column + right] = [clean] * right

    def number(
        self, row: int, column: int, value: float, percent: bool, down: int = 1, right: int = 1
    ) -> None:
        """A number, to the digits a spreadsheet keeps: 0.85 shown as a percentage is "85%"."""
        if not isfinite(value):
            self.fault(row, column, say("a number out of range"))
            return
        exact = Decimal(f"{value:.{_EXACT_DIGITS}g}")
        text = f"{(exact * 100).normalize():f}%" if percent else f"{exact.normalize():f}"
        self.text(row, column, text, down, right)
        if len(text.rstrip("%").partition(".")[2]) > _TYPED_DECIMALS:
            self.computed.update((row + i, column + j) for i in range(down) for j in range(right))
        if exact == exact.to_integral_value() and abs(exact) >= 10**_EXACT_DIGITS:
            self.fault(row, column, say("a number of more than 15 digits, the last of which Excel has lost"))

    def fault(self, row: int, column: int, why: str) -> None:
        """A cell without a value one could use."""
        self._bounded(row, column, 1, 1, 1)
        self.faults[row, column] = why

    def merge(self, merge: Merge) -> None:
        """A block of merged cells; raises UnreadableTable where they add up to more than a sheet."""
        if merge.top > merge.bottom or merge.left > merge.right:
            return
        self.covered += (merge.bottom - merge.top + 1) * min(merge.right - merge.left + 1, MAX_COLUMNS)
        if self.covered > MAX_CELLS:
            found = say("sheet “{name}” holds too many merged cells", name=self.name)
            raise too_large(self.shown_as, found, say("at most {cells} cells", cells=f"{MAX_CELLS:,}"))
        self.merges.append(merge)

    def sheet(self) -> Sheet:
        """All of it as rows."""
        self.cells.extend([] for _ in range(self.rows - len(self.cells)))
        for line in self.cells:
            line.extend([""] * (self.columns - len(line)))
        numbers = range(1, self.rows + 1)
        merges, computed = tuple(self.merges), frozenset(self.computed)
        return Sheet(self.shown_as, self.name, self.cells, numbers, merges, self.faults, computed)

    def _bounded(self, row: int, column: int, length: int, down: int, right: int) -> None:
        self.rows = max(self.rows, row + down)
        self.columns = max(self.columns, column + right)
        self.characters += length * down * right
        if length > MAX_CELL:
            raise UnreadableTable(
                Problem(
                    Place(self.shown_as, sheet=self.name, row=row + 1),
                    say("a cell of {count} characters", count=f"{length:,}"),
                    say("cells of at most {limit} characters", limit=f"{MAX_CELL:,}"),
                    say("Shorten the text of that cell."),
                )
            )
        if self.rows > MAX_ROWS or self.columns > MAX_COLUMNS:
            found = say(
                "sheet “{name}” reaches row {row}, column {column}",
                name=self.name,
                row=self.rows,
                column=self.columns,
            )
            limit = say(
                "at most {rows} rows and {columns} columns", rows=f"{MAX_ROWS:,}", columns=MAX_COLUMNS
            )
            raise too_large(self.shown_as, found, limit)
        if self.rows * self.columns > MAX_CELLS or self.characters > MAX_TEXT:
            found = say("sheet “{name}” holds more than can be read", name=self.name)
            cells, text = f"{MAX_CELLS:,}", f"{MAX_TEXT:,}"
            raise too_large(
                self.shown_as,
                found,
                say("at most {cells} cells and {text} characters", cells=cells, text=text),
            )
