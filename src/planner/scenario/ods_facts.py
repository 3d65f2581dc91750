"""What the XML of an ods says of its cells beyond their values, and whether the grid stays within bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.locale import say
from planner.scenario.sheet import Cell, Merge
from planner.scenario.sheet_bounds import Bounds
from planner.scenario.workbook_archive import Facts
from planner.scenario.workbook_xml import scan

_CELLS = ("table-cell", "covered-table-cell")
_MOST = 2**31
_REMEMBERED = 100_000  # repeated cells of which each needs a fact of its own


def facts(members: Mapping[str, bytes], shown_as: str) -> dict[str, Facts]:
    """The facts of every sheet by its name."""
    cells = _Cells(shown_as)
    scan(members.get("content.xml", b"<none/>"), shown_as, cells.start, cells.end, cells.text)
    return {
        name: Facts(frozenset(sheet.percent), sheet.faults, tuple(sheet.merges))
        for name, sheet in cells.sheets.items()
    }


@dataclass
class _Sheet:
    bounds: Bounds
    percent: set[Cell] = field(default_factory=set)
    faults: dict[Cell, str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)


@dataclass
class _Cells:
    """Follows the cells of all sheets; a row and a cell may stand for many."""

    shown_as: str
    sheets: dict[str, _Sheet] = field(default_factory=dict)
    sheet: _Sheet | None = None
    row: int = 0
    column: int = 0
    down: int = 1
    attributes: Mapping[str, str] | None = None  # of the open cell
    size: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            title = attributes.get("table:name", "")
            self.sheet = self.sheets.setdefault(title, _Sheet(Bounds(self.shown_as, title)))
            self.row = 0
        elif name == "table-row":
            self.column, self.down = 0, _times(attributes, "table:number-rows-repeated")
        elif name in _CELLS:
            self.attributes, self.size = attributes, 0

    def text(self, characters: str) -> None:
        self.size += len(characters)

    def end(self, name: str) -> None:
        if name == "table":
            self.sheet = None
        elif name == "table-row":
            self.row += self.down
        elif name in _CELLS and self.attributes is not None:
            self._cell(self.attributes)
            self.attributes = None

    def _cell(self, attributes: Mapping[str, str]) -> None:
        right = _times(attributes, "table:number-columns-repeated")
        kind = attributes.get("office:value-type", "")
        formula = "table:formula" in attributes
        if self.sheet is not None and (kind or formula):
            length = max(
                self.size, len(attributes.get("office:value", "")), len(attributes.get("office:string-value", "")), 1
            )
            self.sheet.bounds.add(self.row, self.column, length, self.down, right)
            for cell in self._each(right):
                if kind == "percentage":
                    self.sheet.percent.add(cell)
                if formula and not kind:
                    self.sheet.faults[cell] = say("a formula that was never calculated")
        if self.sheet is not None:
            below = _times(attributes, "table:number-rows-spanned") - 1
            beside = _times(attributes, "table:number-columns-spanned") - 1
            if below or beside:
                self.sheet.merges.append(Merge(self.row, self.column, self.row + below, self.column + beside))
        self.column += right

    def _each(self, right: int) -> list[Cell]:
        if self.down * right > _REMEMBERED:
            return []
        return [(self.row + i, self.column + j) for i in range(self.down) for j in range(right)]


def _times(attributes: Mapping[str, str], name: str) -> int:
    number = attributes.get(name, "1")
    return max(1, min(_MOST, int(number))) if number.isdecimal() and len(number) < 12 else 1
