"""The sheets of an ods, read from its XML; a row and a cell there may stand for many."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planner.locale import say
from planner.scenario.tables.grid import Grid
from planner.scenario.tables.sheet import Merge, Sheet
from planner.scenario.tables.workbook_xml import scan

_CELLS = ("table-cell", "covered-table-cell")
_SPACES = {"s": " ", "tab": " ", "line-break": "\n"}
_MOST = 2**31


def sheets(members: Mapping[str, bytes], shown_as: str) -> Iterator[Sheet]:
    """The sheets in order; raises UnreadableTable."""
    cells = _Cells(shown_as)
    scan(members["content.xml"], shown_as, cells.start, cells.end, cells.text)
    for grid in cells.grids.values():
        yield grid.sheet()


@dataclass
class _Cells:
    """Follows the cells of all sheets."""

    shown_as: str
    grids: dict[str, Grid] = field(default_factory=dict)
    grid: Grid | None = None
    row: int = 0
    column: int = 0
    down: int = 1
    attributes: Mapping[str, str] | None = None  # of the open cell
    pieces: list[str] = field(default_factory=list)
    inside: bool = False  # a paragraph of the cell
    aside: bool = False  # inside a note

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            title = attributes.get("table:name", "")
            self.grid = self.grids.setdefault(title, Grid(self.shown_as, title))
            self.row = 0
        elif name == "table-row":
            self.column, self.down = 0, _times(attributes, "table:number-rows-repeated")
        elif name in _CELLS:
            self.attributes = attributes
            self.pieces.clear()
        elif name == "annotation":
            self.aside = True
        elif name == "p" and not self.aside:
            self.inside = True
            if self.pieces:
                self.pieces.append("\n")
        elif name in _SPACES and self.inside and not self.aside:
            self.pieces.append(_SPACES[name])

    def text(self, characters: str) -> None:
        if self.inside and not self.aside:
            self.pieces.append(characters)

    def end(self, name: str) -> None:
        if name == "table":
            self.grid = None
        elif name == "table-row":
            self.row += self.down
        elif name == "annotation":
            self.aside = False
        elif name == "p":
            self.inside = self.aside and self.inside
        elif name in _CELLS and self.attributes is not None:
            right = _times(self.attributes, "table:number-columns-repeated")
            if self.grid is not None:
                self._cell(self.grid, self.attributes, right)
            self.column += right
            self.attributes = None

    def _cell(self, grid: Grid, attributes: Mapping[str, str], right: int) -> None:
        kind = attributes.get("office:value-type", "")
        spread = (self.down, right)
        if kind in ("float", "percentage", "currency"):
            try:
                value = float(attributes.get("office:value", ""))
            except ValueError:
                grid.fault(self.row, self.column, say("a number that is none"))
            else:
                grid.number(self.row, self.column, value, kind == "percentage", *spread)
        elif kind == "date":
            grid.text(self.row, self.column, attributes.get("office:date-value", "")[:10], *spread)
        elif kind == "boolean":
            true = attributes.get("office:boolean-value") == "true"
            grid.text(self.row, self.column, "1" if true else "0", *spread)
        elif kind:
            grid.text(self.row, self.column, "".join(self.pieces), *spread)
        elif "table:formula" in attributes:
            grid.fault(self.row, self.column, say("a formula that was never calculated"))
        if attributes.get("calcext:value-type") == "error":
            grid.fault(self.row, self.column, say("an error value of a formula"))
        below = _times(attributes, "table:number-rows-spanned") - 1
        beside = _times(attributes, "table:number-columns-spanned") - 1
        if below or beside:
            grid.merge(Merge(self.row, self.column, self.row + below, self.column + beside))


def _times(attributes: Mapping[str, str], name: str) -> int:
    number = attributes.get(name, "1")
    return max(1, min(_MOST, int(number))) if number.isdecimal() and len(number) < 12 else 1
