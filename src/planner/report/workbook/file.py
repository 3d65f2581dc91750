"""The file of a workbook, whole or not at all: the same sheets are the same bytes every time."""

import os
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter

from planner.errors import BadInput
from planner.locale import say
from planner.locale.reasons import reason
from planner.report.csv_file import umask
from planner.report.workbook.page import draw
from planner.report.workbook.sheet import Sheet
from planner.report.workbook.styles import styles


def refuse(path: Path) -> None:
    """Raise BadInput where no file can be put at `path`: asked before a long solve."""
    try:
        if path.is_dir() or not path.parent.is_dir():
            text = say("{path}: not a file in a folder that exists. Name another with --xlsx", path=path)
            raise BadInput(text)
        with tempfile.NamedTemporaryFile(prefix=f".{path.name}.", dir=path.parent):
            pass
    except OSError as error:
        raise BadInput(say("{path}: cannot be written: {reason}", path=path, reason=reason(error))) from None


def write(path: Path, sheets: Iterable[Sheet]) -> None:
    """Write the sheets as one workbook, in place of what is there; raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(render(sheets))
        fresh.chmod(0o666 & ~umask())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


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
