"""The sheets of an xlsx, read from its XML.

calamine reads xlsx too, but it sizes its memory by what the file claims (a row number, a count of texts)
and ends the whole process where that is absurd; nor does it tell percentages or formulas never
calculated. So each cell is read, and counted, here.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.tables.grid import Grid
from planner.scenario.tables.sheet import Cell, Merge, Sheet, UnreadableTable
from planner.scenario.tables.workbook_xml import scan
from planner.scenario.tables.xlsx_parts import Workbook, parts

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[+-]?[0-9]*\.?[0-9]*(?:[eE][+-]?[0-9]{1,3})?")
_SHORT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{0,5}[1-9])?")
_SHORT_LENGTH = 15
_LAST_DAY = 2_958_465  # 31 December 9999


def sheets(members: Mapping[str, bytes], shown_as: str) -> Iterator[Sheet]:
    """The visible sheets in order, then the hidden ones; raises UnreadableTable."""
    workbook = parts(members, shown_as)
    if not workbook.sheets:
        raise UnreadableTable(
            Problem(
                Place(shown_as),
                say("a workbook without sheets we can read"),
                say("a table: csv, xlsx, xls or ods"),
                say("Open it in Excel or WPS and save it as xlsx."),
            )
        )
    for name, data in workbook.sheets.items():
        cells = _Cells(workbook, Grid(shown_as, name))
        scan(data, shown_as, cells.start, cells.end, cells.text)
        yield cells.grid.sheet()


@dataclass
class _Cells:
    """Follows the cells of one sheet."""

    workbook: Workbook
    grid: Grid
    at: Cell = (-1, -1)
    kind: str = ""
    style: str = ""
    formula: bool = False
    open: bool = False  # inside <v> or <t>
    aside: bool = False  # inside a reading aid
    pieces: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self.at = (self._row(attributes["r"]) if "r" in attributes else self.at[0] + 1, -1)
        elif name == "c":
            self.at = self._cell(attributes["r"]) if "r" in attributes else (self.at[0], self.at[1] + 1)
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
            self.formula = False
            self.pieces.clear()
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.aside = True
        elif name in ("v", "t"):
            self.open = not self.aside
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, characters: str) -> None:
        if self.open:
            self.pieces.append(characters)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.open = False
        elif name == "rPh":
            self.aside = False
        elif name == "c":
            self._value("".join(self.pieces))

    def _value(self, written: str) -> None:
        row, column = self.at
        if self.kind == "e":
            self.grid.fault(row, column, say("an error value of a formula"))
        elif not written.strip():
            if self.formula and self.kind != "str":
                self.grid.fault(row, column, say("a formula that was never calculated"))
        elif self.kind == "s":
            texts = self.workbook.texts
            known = re.fullmatch(r"[0-9]{1,9}", written) is not None and int(written) < len(texts)
            self.grid.text(row, column, texts[int(written)] if known else "")
        elif self.kind == "n":
            self._number(written.strip())
        else:  # texts of formulas, inline texts, ISO dates; booleans are 1 and 0 as they stand
            self.grid.text(row, column, written)

    def _number(self, written: str) -> None:
        row, column = self.at
        shown = self.workbook.formats.get(self.style, "")
        if not shown and len(written) <= _SHORT_LENGTH and _SHORT.fullmatch(written):
            self.grid.text(row, column, written)  # most numbers are written as they are shown
            return
        if not _NUMBER.fullmatch(written) or not any(map(str.isdecimal, written)):
            self.grid.fault(row, column, say("a number that is none (“{text}”)", text=written[:20]))
            return
        value = float(written)
        if shown == "date" and 1 <= value <= _LAST_DAY:
            self.grid.text(row, column, self._day(int(value)))
        else:
            self.grid.number(row, column, value, shown == "percent")

    def _day(self, days: int) -> str:
        """The day as Excel counts: its 1900 had a 29 February."""
        if self.workbook.since_1904:
            first = datetime.date(1904, 1, 1)
        else:
            first = datetime.date(1899, 12, 30 if days > 59 else 31)
        ordinal = min(first.toordinal() + days, datetime.date.max.toordinal())
        return datetime.date.fromordinal(ordinal).isoformat()

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if _REFERENCE.fullmatch(first) and _REFERENCE.fullmatch(last):
            (top, left), (bottom, right) = self._cell(first), self._cell(last)
            self.grid.merge(Merge(top, left, bottom, right))

    def _row(self, number: str) -> int:
        if not re.fullmatch(r"[1-9][0-9]{0,6}", number):
            raise self._strange(number)
        return int(number) - 1

    def _cell(self, reference: str) -> Cell:
        """Row and column of "B12"."""
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise self._strange(reference)
        column = 0
        for letter in match.group(1):
            column = column * 26 + ord(letter) - 64
        return int(match.group(2)) - 1, column - 1

    def _strange(self, reference: str) -> UnreadableTable:
        return UnreadableTable(
            Problem(
                Place(self.grid.shown_as, sheet=self.grid.name),
                say("the workbook is damaged: a cell called “{reference}”", reference=reference[:20]),
                say("a workbook as Excel or WPS saves it"),
                say("Open it in Excel or WPS and save it again."),
            )
        )
