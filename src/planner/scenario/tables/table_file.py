"""A table file opened: bytes within bounds, and what kind of file they are."""

from collections.abc import Iterator
from pathlib import Path

from planner.errors import Place, Problem
from planner.locale import joined, say
from planner.locale.reasons import reason
from planner.scenario.tables import ods, old_excel, text_table, workbook_archive, xlsx
from planner.scenario.tables.sheet import MAX_BYTES, Sheet, UnreadableTable, too_large

_ZIP = b"PK"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<?xml")


def content_of(path: Path, shown_as: str) -> bytes:
    """The bytes of a file; raises UnreadableTable where there are none, or too many."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise _refused(shown_as, say("a folder"), say("Name the file inside the folder."))
        if not path.is_file():
            raise _refused(shown_as, say("not a plain file"), say("Name a csv or xlsx file."))
        if size > MAX_BYTES:
            found = say("a file of {size} MB", size=f"{size / 2**20:,.0f}")
            raise too_large(shown_as, found, say("at most {limit} MB", limit=MAX_BYTES // 2**20))
        content = path.read_bytes()
    except FileNotFoundError:
        raise _refused(shown_as, say("no such file"), _neighbours(path)) from None
    except OSError as error:
        raise _refused(
            shown_as,
            say("the file cannot be opened ({said})", said=reason(error)),
            say("Close it elsewhere, check its rights."),
        ) from error
    if not content.strip():
        raise _refused(shown_as, say("the file is empty"), say("Fill it in: headings in the first row."))
    return content


def sheets(content: bytes, shown_as: str, encoding: str | None) -> Iterator[Sheet]:
    """The sheets of a workbook, or the one table of a text file; raises UnreadableTable."""
    if content.startswith(_ZIP):
        members = workbook_archive.members(content, shown_as)
        yield from (ods if "content.xml" in members else xlsx).sheets(members, shown_as)
        return
    if content.startswith(_OLD_EXCEL):
        yield from old_excel.sheets(content, shown_as)
        return
    if content[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_WEB_PAGE):
        raise _refused(
            shown_as,
            say("a web page under the name of a table"),
            say("Open it in Excel or WPS and save it as xlsx."),
        )
    if content.startswith(b"%PDF"):
        raise _refused(shown_as, say("a PDF"), say("Ask for the table as xlsx or csv."))
    if shown_as.lower().endswith(_WORKBOOKS) and _is_no_text(content, shown_as):
        raise _refused(
            shown_as,
            say("the workbook is damaged"),
            say("Open it in Excel or WPS and save it again as xlsx, without a password."),
        )
    yield text_table.read(content, shown_as, encoding)


def _is_no_text(content: bytes, shown_as: str) -> bool:
    """A csv file under the name of a workbook is read; anything else under it is a workbook no more."""
    try:
        return "\0" in text_table.decode(content, shown_as)
    except UnreadableTable:
        return True


def _refused(shown_as: str, found: str, remedy: str) -> UnreadableTable:
    return UnreadableTable(Problem(Place(shown_as), found, say("a table: csv, xlsx, xls or ods"), remedy))


def _neighbours(path: Path) -> str:
    """The tables that do stand in that folder."""
    try:
        names = sorted(
            p.name for p in path.parent.iterdir() if p.suffix.lower() in (".csv", ".xlsx", ".xls", ".ods")
        )
    except OSError:
        return say("Check the name of the folder.")
    if not names:
        return say("Check the name; there is no table in that folder.")
    return say("Check the name; the folder holds {names}.", names=joined(names[:10]))
