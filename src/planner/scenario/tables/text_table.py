"""A csv or tab-separated file as a sheet: its encoding, its delimiter, its lines."""

import codecs
import csv
import io
from collections.abc import Iterator
from statistics import median

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.quantities import plain
from planner.scenario.tables.sheet import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Sheet,
    UnreadableTable,
    too_large,
)

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = (",", "\t", ";")


def read(content: bytes, shown_as: str, encoding: str | None = None) -> Sheet:
    """The table in `content`; raises UnreadableTable."""
    text = decode(content, shown_as, encoding)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise UnreadableTable(
            Problem(
                Place(shown_as, line=line),
                say("a NUL character"),
                say("a table of text"),
                say("Save the table as xlsx, or as csv in UTF-8."),
            )
        )
    lines = list(_lines(text, shown_as))
    width = max((len(cells) for _, cells in lines), default=0)
    if width * len(lines) > MAX_CELLS:
        raise too_large(
            shown_as, say("more than {limit} cells", limit=f"{MAX_CELLS:,}"), say("a smaller table")
        )
    rows = [[*cells, *[""] * (width - len(cells))] for _, cells in lines]
    return Sheet(shown_as, "", rows, [number for number, _ in lines])


def decode(content: bytes, shown_as: str, encoding: str | None = None) -> str:
    """The text of a file: by its byte order mark, else strict UTF-8, else strict GB 18030."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for name in (encoding,) if encoding else (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
        except LookupError:
            raise UnreadableTable(
                Problem(
                    Place(shown_as),
                    say("the encoding “{name}”", name=name),
                    say("an encoding such as utf-8 or gb18030"),
                    say("Correct `encoding:`, or leave it out."),
                )
            ) from None
    tried = encoding or marked or "UTF-8, GB 18030"
    raise UnreadableTable(
        Problem(
            Place(shown_as),
            say("the bytes are not text in {tried}", tried=tried),
            say("a csv file"),
            say("Save the table as xlsx, or as csv in UTF-8, or state its `encoding:`."),
        )
    )


def _lines(text: str, shown_as: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, and the line it starts in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    start = 1
    count = 0
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            _bounded(cells, shown_as, line)
            if any(cell.strip() for cell in cells):
                count += 1
                if count > MAX_ROWS:
                    found = say("more than {limit} rows", limit=f"{MAX_ROWS:,}")
                    raise too_large(shown_as, found, say("at most {limit} rows", limit=f"{MAX_ROWS:,}"))
                yield line, [_unquoted(plain(cell)) for cell in cells]
    except csv.Error as error:
        # the one thing left that csv refuses: a cell beyond its own limit, mostly a quote never closed
        raise UnreadableTable(
            Problem(
                Place(shown_as, line=start),
                say("a cell that does not end ({said})", said=error),
                say("cells of at most {limit} characters", limit=f"{MAX_CELL:,}"),
                say("Look for a quotation mark without its partner."),
            )
        ) from error


def _bounded(cells: list[str], shown_as: str, line: int) -> None:
    while cells and not cells[-1].strip():
        cells.pop()  # Excel writes empty cells as far as anybody ever clicked
    if len(cells) > MAX_COLUMNS:
        found = say("line {line} has {count} cells", line=line, count=len(cells))
        raise too_large(shown_as, found, say("at most {limit} columns", limit=MAX_COLUMNS))
    for cell in cells:
        if len(cell) > MAX_CELL:
            raise UnreadableTable(
                Problem(
                    Place(shown_as, line=line),
                    say("a cell of {count} characters", count=f"{len(cell):,}"),
                    say("cells of at most {limit} characters", limit=f"{MAX_CELL:,}"),
                    say("Look for a quotation mark without its partner."),
                )
            )


def _unquoted(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in ("=", "+", "-", "@") else cell


def _delimiter(text: str) -> str:
    """The delimiter a typical line holds most of, outside quotation marks."""
    outside = "".join(text[:50_000].split('"')[::2])
    lines = [line for line in outside.splitlines() if line.strip()][:50]
    return max(_DELIMITERS, key=lambda mark: median([line.count(mark) for line in lines] or [0]))
