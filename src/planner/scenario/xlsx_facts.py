"""What the XML of an xlsx says of its cells beyond their values, and whether the grid stays within bounds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.locale import say
from planner.scenario.sheet import Cell
from planner.scenario.sheet_bounds import Bounds
from planner.scenario.workbook_archive import Facts
from planner.scenario.workbook_xml import scan

_PERCENT_FORMATS = frozenset({9, 10})  # built in: 0% and 0.00%
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


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
        if name == "sheet" and "name" in attributes and "id" in attributes:
            ids[attributes["name"]] = attributes["id"]

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
            row = attributes.get("r", "")
            self.at = (int(row) - 1 if row.isdecimal() and len(row) < 9 else self.at[0] + 1, -1)
        elif name == "c":
            self.at = _cell(attributes.get("r", "")) or (self.at[0], self.at[1] + 1)
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


def _cell(reference: str) -> Cell | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1
