"""How large a sheet would become once it is a grid, counted before it is one."""

from dataclasses import dataclass

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.sheet import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, UnreadableTable, too_large

MAX_TEXT = 100_000_000  # characters in all cells together


@dataclass
class Bounds:
    """The block of cells in use and the characters in it."""

    shown_as: str
    sheet: str
    rows: int = 0
    columns: int = 0
    characters: int = 0

    def add(self, row: int, column: int, length: int, down: int = 1, right: int = 1) -> None:
        """A cell of `length` characters, repeated `down` and `right`; raises UnreadableTable."""
        self.rows = max(self.rows, row + down)
        self.columns = max(self.columns, column + right)
        self.characters += length * down * right
        if length > MAX_CELL:
            raise UnreadableTable(
                Problem(
                    Place(self.shown_as, sheet=self.sheet, row=row + 1),
                    say("a cell of {count} characters", count=f"{length:,}"),
                    say("cells of at most {limit} characters", limit=f"{MAX_CELL:,}"),
                    say("Shorten the text of that cell."),
                )
            )
        if self.rows > MAX_ROWS or self.columns > MAX_COLUMNS:
            found = say(
                "sheet “{name}” reaches row {row}, column {column}",
                name=self.sheet,
                row=self.rows,
                column=self.columns,
            )
            limit = say(
                "at most {rows} rows and {columns} columns", rows=f"{MAX_ROWS:,}", columns=MAX_COLUMNS
            )
            raise too_large(self.shown_as, found, limit)
        if self.rows * self.columns > MAX_CELLS or self.characters > MAX_TEXT:
            found = say("sheet “{name}” holds more than can be read", name=self.sheet)
            limit = say(
                "at most {cells} cells and {text} characters", cells=f"{MAX_CELLS:,}", text=f"{MAX_TEXT:,}"
            )
            raise too_large(self.shown_as, found, limit)
