"""The parts of an xlsx around its sheets: which sheets there are, the shared texts, the number formats."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.tables.sheet import MAX_CELL, UnreadableTable
from planner.scenario.tables.workbook_xml import scan

_NOTHING = b"<none/>"  # in place of a part a workbook may do without
_BUILT_IN = {
    **dict.fromkeys((9, 10), "percent"),
    **dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), "date"),
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a workbook share."""

    sheets: Mapping[str, bytes]  # by name: the visible ones first
    texts: tuple[str, ...]
    formats: Mapping[str, str]  # by style: "percent", "date" or ""
    since_1904: bool  # days are counted from 1904, as on old Macs


def parts(members: Mapping[str, bytes], shown_as: str) -> Workbook:
    """The parts by their usual names, whatever their case; raises UnreadableTable."""
    by_path = {path.casefold(): data for path, data in members.items()}
    ids: dict[str, tuple[str, bool]] = {}
    targets: dict[str, str] = {}
    since_1904 = False

    def book(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal since_1904
        if name == "sheet":
            key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            ids[attributes.get("name", "")] = (key, attributes.get("state", "visible") != "visible")
        elif name == "workbookPr":
            since_1904 = attributes.get("date1904", "0") in ("1", "true")

    def relation(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            targets[attributes.get("Id", "")] = path.casefold()

    scan(by_path.get("xl/workbook.xml", _NOTHING), shown_as, book)
    scan(by_path.get("xl/_rels/workbook.xml.rels", _NOTHING), shown_as, relation)
    found = {}
    for name in sorted(ids, key=lambda name: ids[name][1]):
        path = targets.get(ids[name][0], "")
        if path in by_path:
            found[name] = by_path[path]
    texts = _texts(by_path.get("xl/sharedstrings.xml", _NOTHING), shown_as)
    return Workbook(found, texts, _formats(by_path.get("xl/styles.xml", _NOTHING), shown_as), since_1904)


def _texts(data: bytes, shown_as: str) -> tuple[str, ...]:
    """The shared texts, without the reading aids (phonetic runs) some of them carry."""
    found: list[str] = []
    pieces: list[str] = []
    aside = inside = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal aside, inside
        if name == "si":
            pieces.clear()
        aside = aside or name == "rPh"
        inside = name == "t" and not aside

    def end(name: str) -> None:
        nonlocal aside, inside
        inside = False
        aside = aside and name != "rPh"
        if name == "si":
            found.append("".join(pieces))
            if len(found[-1]) > MAX_CELL:
                raise _too_long(shown_as, len(found[-1]))

    def text(characters: str) -> None:
        if inside:
            pieces.append(characters)

    scan(data, shown_as, start, end, text)
    return tuple(found)


def _too_long(shown_as: str, length: int) -> UnreadableTable:
    return UnreadableTable(
        Problem(
            Place(shown_as),
            say("a cell of {count} characters", count=f"{length:,}"),
            say("cells of at most {limit} characters", limit=f"{MAX_CELL:,}"),
            say("Shorten the text of that cell."),
        )
    )


def _formats(data: bytes, shown_as: str) -> dict[str, str]:
    """How each style shows a number."""
    own: dict[str, str] = {}
    styles: list[str] = []
    inside = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        if name == "numFmt":
            own[attributes.get("numFmtId", "")] = _shows(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            number = attributes.get("numFmtId", "0")
            known = _BUILT_IN.get(int(number), "") if re.fullmatch(r"[0-9]{1,4}", number) else ""
            styles.append(own.get(number, known))

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name != "cellXfs"

    scan(data, shown_as, start, end)
    return {str(number): shown for number, shown in enumerate(styles)}


def _shows(code: str) -> str:
    """What a format code makes of a number, its literal texts aside."""
    marks = _LITERAL.sub("", code).casefold()
    if "%" in marks:
        return "percent"
    return "date" if "y" in marks or "d" in marks else ""
