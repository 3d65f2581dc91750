"""How a sheet is drawn: title, unit, headings on every page, live formulas, and room for the signatures."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from planner.locale import say
from planner.report.columns import wrap
from planner.report.workbook.sheet import UNIT, Block, Cell, Column, Kind, Line, Live, Sheet

A3 = 8
TOP = 2  # row of the first block, counted from 0: title and unit stand above
BREAKS = "+、，；,; "


def draw(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    """Draw `sheet` on a worksheet."""
    widths = _widths(sheet.blocks)
    _across(page, 0, len(widths), sheet.title, formats["title"])
    unit = say("unit: 万元, exact to the yuan in the cell")
    _across(page, 1, len(widths), "　".join(text for text in (sheet.note, unit) if text), formats["unit"])
    page.set_row(0, 30)
    for i, width in enumerate(widths):
        hidden = all(i >= len(block.columns) or block.columns[i].hidden for block in sheet.blocks)
        page.set_column(i, i, width, None, {"hidden": True} if hidden else {})
    row, named = TOP, dict[str, str]()
    for n, block in enumerate(sheet.blocks):
        row = _block(page, row + (n > 0), block, widths, formats, named)
    _across(page, row + 1, len(widths), _signatures(), formats["sign"])
    head = TOP + sheet.heads * (2 if sheet.blocks[0].caption else 1)  # rows above what is scrolled
    page.freeze_panes(head, sheet.frozen)
    _set_up(page, head - 1, row + 1, len(widths) - 1)


def _widths(blocks: Sequence[Block]) -> list[int]:
    """Each column as wide as the widest of the blocks asks for, and no word of a heading broken."""
    most = max(len(block.columns) for block in blocks)
    return [max(_width(b.columns[i]) for b in blocks if i < len(b.columns)) for i in range(most)]


def _width(column: Column) -> int:
    words = (word for word in column.heading.split() if word.isascii())  # Chinese breaks anywhere
    return max([column.width, *(len(word) + 3 for word in words)])


def _across(page: Any, row: int, columns: int, text: str, style: Any) -> None:
    if columns > 1:
        page.merge_range(row, 0, row, columns - 1, "", style)
    page.write_string(row, 0, text, style)


def _block(
    page: Any,
    row: int,
    block: Block,
    widths: Sequence[int],
    formats: Mapping[str, Any],
    named: dict[str, str],
) -> int:
    """Draw a block from `row` on; returns the row below it. `named` are cells of lines with a key."""
    if block.caption:
        page.write_string(row, 0, block.caption, formats["caption"])
        page.set_row(row, 24)
        row += 1
    for i, column in enumerate(block.columns):
        page.write_string(row, i, column.heading, formats["heading"])
    page.set_row(row, _height([c.heading for c in block.columns], widths, least=2))
    first = row + 1
    named |= {
        f"{line.key}@{column.key}": xl_rowcol_to_cell(first + i, j)
        for i, line in enumerate(block.lines)
        if line.key
        for j, column in enumerate(block.columns)
    }
    for i, line in enumerate(block.lines):
        _line(page, first, i, line, block.columns, formats, named)
        page.set_row(first + i, _height(line.cells, widths))
    return first + len(block.lines)


def _line(
    page: Any,
    first: int,
    i: int,
    line: Line,
    columns: Sequence[Column],
    formats: Mapping[str, Any],
    named: Mapping[str, str],
) -> None:
    places = _places(first, i, columns) | dict(named) if _is_live(line, columns) else {}
    for j, (cell, column) in enumerate(zip(line.cells, columns, strict=True)):
        if column.live and not line.total and isinstance(cell, int):
            cell = Live(column.live, cell)
        if line.last is not None and isinstance(cell, Live):
            ends = (xl_rowcol_to_cell(first + at, j) for at in (i + 1, line.last))
            places["below"] = ":".join(ends)
            if line.last == i:  # a total of nothing
                cell = cell.value if isinstance(cell.value, int) else None
        kind = line.kind if line.kind and column.kind not in ("text", "whole") else column.kind
        _cell(page, first + i, j, cell, kind, places, formats, " total" if line.total else "")


def _is_live(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line has formulas."""
    return any(isinstance(cell, Live) for cell in line.cells) or any(column.live for column in columns)


def _places(first: int, i: int, columns: Sequence[Column]) -> dict[str, str]:
    """The cells of a line, of the line above and of the first line, as formulas call them."""
    return {
        f"{end}{column.key}": xl_rowcol_to_cell(row, j)
        for end, row in (("", first + i), ("above_", first + i - 1), ("top_", first))
        for j, column in enumerate(columns)
        if row >= first
    }


def _cell(
    page: Any,
    row: int,
    column: int,
    cell: Cell,
    kind: Kind,
    places: Mapping[str, str],
    formats: Mapping[str, Any],
    end: str,
) -> None:
    style = formats[kind + end]
    match cell:
        case None | "":
            page.write_blank(row, column, None, style)
        case str():
            page.write_string(row, column, cell, formats["text" + end])
        case Live(formula=formula, value=value):
            page.write_formula(row, column, formula.format_map(places), style, _shown(value, kind))
        case _:
            page.write_number(row, column, _shown(cell, kind), style)


def _shown(value: Any, kind: Kind) -> float:
    """The number in the cell: money in 万元, an area in m² or 万 m²."""
    unit = UNIT.get(kind, 1)
    return value if unit == 1 and isinstance(value, int) else float(value / unit)


def _height(cells: Sequence[Cell], widths: Sequence[int], least: int = 1) -> float:
    """Points a line needs when its longest words wrap: not every spreadsheet finds out by itself."""
    deep = [
        len(wrap(cell, max(2, width - 2), breaks=BREAKS))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str) and 2 * len(cell) >= width - 1
    ]
    return 4 + 13 * max(least, *deep, 1)


def _signatures() -> str:
    parts = (say("unit (seal):"), say("in charge:"), say("checked by:"), say("made by:"), say("date:"))
    return (" " * 24).join(parts)


def _set_up(page: Any, heading: int, last_row: int, last_column: int) -> None:
    """The print: landscape A3, one page wide, headings down to `heading` on every page, page numbers."""
    page.set_landscape()
    page.set_paper(A3)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, heading)
    page.print_area(0, 0, last_row, last_column)
    page.set_footer("&C" + say("page {page} of {pages}", page="&P", pages="&N"))
