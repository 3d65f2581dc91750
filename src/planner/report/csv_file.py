"""A table as a csv file that spreadsheets open as it is: UTF-8 with a mark, no cell becomes a formula."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from planner.errors import BadInput
from planner.locale import say
from planner.locale.reasons import reason
from planner.report.tables.table import Cell, Table

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def text_of(cell: Cell) -> str:
    """A cell as text; words that a spreadsheet would run as a formula get a leading '."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    return f"{cell:f}" if not isinstance(cell, int) else str(cell)


def harmless(text: str) -> str:
    """`text` with a leading ' where it starts as a formula does."""
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS) or text[:1] in _STARTS else text


def refuse(folder: Path, names: Iterable[str], force: bool) -> None:
    """Raise BadInput where tables of these names may not be written: asked before a long solve.

    What stands there is replaced only with `force`, and a folder never.
    """
    for path in (folder / name for name in names):
        if path.is_dir():
            raise BadInput(say("{path}: is a folder. Name another with -o", path=path))
        if not force and (path.exists() or path.is_symlink()):
            raise BadInput(
                say("{path}: is there already. Name another with -o, or replace it with --force", path=path)
            )
    there = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise BadInput(unwritable(folder, error)) from None


def unwritable(path: Path, error: OSError) -> str:
    """Why `path` cannot be written."""
    return say("{path}: cannot be written: {reason}", path=path, reason=reason(error))


def write(table: Table, folder: Path) -> None:
    """Write `table` into `folder`, whole or not at all; where a link stands, the link is replaced."""
    handle, name = tempfile.mkstemp(prefix=f".{table.file}.", dir=folder)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(render(table))
        fresh.chmod(0o666 & ~umask())
        fresh.replace(folder / table.file)
    finally:
        fresh.unlink(missing_ok=True)


def umask() -> int:
    """What files are made without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def render(table: Table) -> bytes:
    """The bytes of the csv file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(text_of(heading) for heading in table.headings)
    writer.writerows([text_of(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def read(path: Path) -> list[list[str]]:
    """The cells of a csv file, headings first; raises UnicodeDecodeError, csv.Error or OSError."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row for row in csv.reader(stream) if row]
