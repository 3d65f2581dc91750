"""One table as it stands in a file: text cells, numbered rows, and what is odd about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.errors import Place, Problem
from planner.locale import say

MAX_BYTES = 64 * 2**20
MAX_ROWS = 200_000
MAX_COLUMNS = 500
MAX_CELLS = 5_000_000
MAX_CELL = 32_767  # characters, as in Excel

Cell = tuple[int, int]  # row and column, both from 0


class UnreadableTable(Exception):
    """A file that is no table we can read; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells, its last row and column included; the value stands in its first cell."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text, every row as long as the longest; "" is a blank cell."""

    file: str
    name: str  # of the sheet; "" for a text file
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]  # what people call each row: its line, or its row in the workbook
    merges: tuple[Merge, ...] = ()
    faults: Mapping[Cell, str] = field(default_factory=dict)  # cells without a usable value, and why
    computed: frozenset[Cell] = frozenset()  # numbers with more decimals than anybody types
    places: Sequence[Place] = ()  # of rows that stand in no file of their own

    def place(self, row: int, heading: str = "") -> Place:
        """Where row `row` (from 0) stands, for a message."""
        if self.places:
            return replace(self.places[row], heading=heading)
        if self.name:
            return Place(self.file, sheet=self.name, row=self.numbers[row], heading=heading)
        return Place(self.file, line=self.numbers[row], heading=heading)


def too_large(shown_as: str, found: str, limit: str) -> UnreadableTable:
    """A file beyond one of the limits above."""
    remedy = say(
        "Delete what is not part of the table (empty formatted rows, pictures, other sheets), or split it."
    )
    return UnreadableTable(Problem(Place(shown_as), found, limit, remedy))
