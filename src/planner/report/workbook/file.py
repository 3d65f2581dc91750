"""The file of a workbook, whole or not at all: the same sheets are the same bytes every time."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter

from planner.report import target
from planner.report.workbook.page import draw
from planner.report.workbook.sheet import Sheet
from planner.report.workbook.styles import styles


def refuse(path: Path) -> None:
    """Raise BadInput where no workbook can be put at `path`: asked before a long solve."""
    target.refuse(path, target.BOOK)


def write(path: Path, sheets: Iterable[Sheet]) -> Path:
    """Write the sheets as one workbook, in place of what is there, and say where it is."""
    return target.write(render(sheets), path)


def render(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of the workbook."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        formats = styles(book)
        for sheet in sheets:
            draw(book.add_worksheet(sheet.name), sheet, formats)
    return out.getvalue()
