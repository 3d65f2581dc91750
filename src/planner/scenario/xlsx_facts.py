"""What the XML of an xlsx says of its cells beyond their values, and whether the grid stays within bounds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.sheet import Cell, UnreadableTable
from planner.scenario.sheet_bounds import Bounds
from planner.scenario.workbook_archive import Facts
from planner.scenario.workbook_xml import scan

_PERCENT_FORMATS = frozenset({9, 10})  # built in: 0% and 0.00%
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def facts(members: Mapping[str, bytes], shown_as: str) -> dict[str, Facts]:
    """The facts of every sheet by its name."""
    percent = _percent_styles(members, shown_as)
    lengths = _string_lengths(members, shown_as)
    found = {}
    for name, path in _sheets(members, shown_as).items():
        cells = _Cells(percent, lengths, Bounds(shown_as, name))
        scan(members[path], shown_as, cells.start, cells.end, cells.text)
        found[name] = Facts(frozenset(cells.percent), cells.faults)
    return found


def _sheets(members: Mapping[str, bytes], shown_as: str) -> dict[str, str]:
    """Name of each sheet -> its member."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: Mapping[str, str]) -> None:
        key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        if name == "sheet" and "name" in attributes and key:
            ids[attributes["name"]] = key

    def relation(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and "Id" in attributes:
            targets[attributes["Id"]] = attributes.get("Target", "")

    scan(_member(members, "xl/workbook.xml"), shown_as, sheet)
    scan(_member(members, "xl/_rels/workbook.xml.rels"), shown_as, relation)
    paths = {path.casefold(): path for path in members}
    found = {}
    for name, key in ids.items():
        target = targets.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path.casefold() in paths:
            found[name] = paths[path.casefold()]
    return found


def _percent_styles(members: Mapping[str, bytes], shown_as: str) -> frozenset[str]:
    """The style numbers that show a number as a percentage."""
    formats: set[int] = set(_PERCENT_FORMATS)
    styles: list[bool] = []
    inside = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        if name == "numFmt":
            shown = _LITERAL.sub("", attributes.get("formatCode", ""))
            number = attributes.get("numFmtId", "")
            if number.isdecimal():
                (formats.add if "%" in shown else formats.discard)(int(number))
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            number = attributes.get("numFmtId", "0")
            styles.append(number.isdecimal() and int(number) in formats)

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name != "cellXfs"

    scan(_member(members, "xl/styles.xml"), shown_as, start, end)
    return frozenset(str(number) for number, percent in enumerate(styles) if percent)


def _string_lengths(members: Mapping[str, bytes], shown_as: str) -> list[int]:
    """How long each shared string is: a short file may repeat a long one in every cell."""
    lengths: list[int] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            lengths.append(0)

    def text(characters: str) -> None:
        if lengths:
            lengths[-1] += len(characters)

    scan(_member(members, "xl/sharedStrings.xml"), shown_as, start, None, text)
    return lengths


def _member(members: Mapping[str, bytes], path: str) -> bytes:
    """A member by its usual name, whatever its case; a workbook may do without some of them."""
    return next((data for name, data in members.items() if name.casefold() == path.casefold()), b"<none/>")


@dataclass
class _Cells:
    """Follows the cells of one sheet."""

    styles: frozenset[str]
    lengths: list[int]
    bounds: Bounds
    percent: set[Cell] = field(default_factory=set)
    faults: dict[Cell, str] = field(default_factory=dict)
    at: Cell = (-1, -1)
    kind: str = ""
    formula: bool = False
    value: list[str] | None = None  # the text of the open <v> or <t>
    size: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self.at = (self._row(attributes["r"]) if "r" in attributes else self.at[0] + 1, -1)
        elif name == "c":
            self.at = self._cell(attributes["r"]) if "r" in attributes else (self.at[0], self.at[1] + 1)
            self.kind = attributes.get("t", "n")
            self.formula, self.size = False, 0
            if attributes.get("s", "0") in self.styles and self.kind == "n":
                self.percent.add(self.at)
        elif name == "f":
            self.formula = True
        elif name in ("v", "t"):
            self.value = []

    def text(self, characters: str) -> None:
        if self.value is not None:
            self.value.append(characters)

    def end(self, name: str) -> None:
        if name in ("v", "t") and self.value is not None:
            written, self.value = "".join(self.value), None
            self.size += self._length(written)
        elif name == "c":
            if self.size:
                self.bounds.add(*self.at, self.size)
            elif self.formula and self.kind != "str":
                self.faults[self.at] = say("a formula that was never calculated")
            if self.kind == "e":
                self.faults[self.at] = say("an error value of a formula")

    def _length(self, written: str) -> int:
        if self.kind == "s" and written.isdecimal() and len(written) < 9:
            number = int(written)
            return self.lengths[number] if number < len(self.lengths) else 0
        return len(written)

    def _row(self, number: str) -> int:
        if not re.fullmatch(r"[1-9][0-9]{0,6}", number):
            raise self._strange(number)
        return int(number) - 1

    def _cell(self, reference: str) -> Cell:
        """Row and column of "B12"; anything stranger could mean another cell to calamine than to us."""
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
                Place(self.bounds.shown_as, sheet=self.bounds.sheet),
                say("the workbook is damaged: a cell called “{reference}”", reference=reference[:20]),
                say("a workbook as Excel or WPS saves it"),
                say("Open it in Excel or WPS and save it again."),
            )
        )
