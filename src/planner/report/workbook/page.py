"""How a sheet is drawn: title, unit, headings on every page, live totals, and room for the signatures."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from planner.locale import language, say
from planner.report.columns import wrap
from planner.report.workbook.sheet import Line, Sheet, Word, lines

A3 = 8
FIRST = 3  # row of the first line, counted from 0: title, unit and headings stand above
PLACES = (5, 6, 13, 14)  # widths of no., year, district, subdistrict


def styles(book: Any) -> dict[str, Any]:
    """The formats of a workbook, by name."""
    font = {"font_name": "宋体" if language() == "zh" else "Calibri", "font_size": 10, "valign": "vcenter"}
    edge = {"border": 1, "text_wrap": True}
    total = {"bold": True, "bg_color": "#F2F2F2"}
    count, money = {"num_format": '#,##0;-#,##0;"–"'}, {"num_format": '#,##0.00;-#,##0.00;"–"'}
    return {
        "title": book.add_format(font | {"bold": True, "font_size": 16, "align": "center"}),
        "unit": book.add_format(font | {"align": "right"}),
        "sign": book.add_format(font | {"align": "left"}),
        "heading": book.add_format(
            font | {"border": 1, "text_wrap": True, "bold": True, "align": "center", "bg_color": "#DDEBF7"}
        ),
        "text": book.add_format(font | edge),
        "year": book.add_format(font | edge | {"align": "center", "num_format": "0"}),
        "count": book.add_format(font | edge | count),
        "money": book.add_format(font | edge | money),
        "text total": book.add_format(font | edge | total),
        "year total": book.add_format(font | edge | total | {"align": "center", "num_format": "0"}),
        "count total": book.add_format(font | edge | total | count),
        "money total": book.add_format(font | edge | total | money),
    }


def draw(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    """Draw `sheet` on a worksheet."""
    headings = (
        (say("no."), PLACES[0]),
        (say("year"), PLACES[1]),
        (say("district (county, city)"), PLACES[2]),
        (say("subdistrict (town)"), PLACES[3]),
        *sheet.words,
        *((name, sheet.width) for name, _ in sheet.numbers),
    )
    _head(page, sheet, headings, formats)
    drawn = lines(sheet)
    for i, line in enumerate(drawn):
        _line(page, sheet, FIRST + i, line, formats)
        page.set_row(FIRST + i, _height(line, [width for _, width in headings]))
    _set_up(page, len(headings) - 1, FIRST + len(drawn), formats)


def _head(page: Any, sheet: Sheet, headings: Sequence[tuple[str, int]], formats: dict[str, Any]) -> None:
    last = len(headings) - 1
    page.merge_range(0, 0, 0, last, "", formats["title"])
    page.write_string(0, 0, sheet.title, formats["title"])
    page.merge_range(1, 0, 1, last, "", formats["unit"])
    page.write_string(1, 0, say("unit: 万元, exact to the yuan in the cell"), formats["unit"])
    for i, (heading, width) in enumerate(headings):
        page.write_string(2, i, heading, formats["heading"])
        page.set_column(i, i, width)
    page.set_row(0, 30)
    page.set_row(2, 42)


def _line(page: Any, sheet: Sheet, at: int, line: Line, formats: dict[str, Any]) -> None:
    kind = "" if line.last is None else " total"
    _words(page, at, (line.number, *line.cells), formats, kind)
    for i, (value, (_, unit)) in enumerate(zip(line.sums, sheet.numbers, strict=True)):
        column = len(line.cells) + 1 + i
        style = formats[("count" if unit == 1 else "money") + kind]
        shown = value / unit if unit != 1 else value
        if line.cells[0] == "" and i in sheet.yearly:
            page.write_blank(at, column, None, style)
        elif line.last is None or FIRST + line.last == at:
            page.write_number(at, column, shown, style)
        else:  # SUBTOTAL leaves out the totals among the lines it adds up
            first, last = xl_rowcol_to_cell(at + 1, column), xl_rowcol_to_cell(FIRST + line.last, column)
            page.write_formula(at, column, f"=SUBTOTAL(9,{first}:{last})", style, shown)


def _height(line: Line, widths: Sequence[int]) -> float:
    """Points a line needs when its longest words wrap: not every spreadsheet finds out by itself."""
    deepest = max(
        len(wrap(str(cell), width - 1, breaks="+、，,"))
        for cell, width in zip((line.number, *line.cells), widths, strict=False)
        if cell is not None
    )
    return 4 + 13 * max(1, deepest)


def _words(page: Any, at: int, cells: Sequence[Word], formats: dict[str, Any], kind: str) -> None:
    for i, cell in enumerate(cells):
        if cell is None or cell == "":
            page.write_blank(at, i, None, formats["text" + kind])
        elif isinstance(cell, int):
            page.write_number(at, i, cell, formats["year" + kind])
        else:
            page.write_string(at, i, cell, formats["text" + kind])


def _signatures() -> str:
    parts = (say("unit (seal):"), say("in charge:"), say("checked by:"), say("made by:"), say("date:"))
    return (" " * 24).join(parts)


def _set_up(page: Any, last_column: int, below: int, formats: dict[str, Any]) -> None:
    """The print: landscape A3, one page wide, headings on every page, page numbers, a line to sign."""
    page.merge_range(below + 1, 0, below + 1, last_column, "", formats["sign"])
    page.write_string(below + 1, 0, _signatures(), formats["sign"])
    page.freeze_panes(FIRST, 4)
    page.set_landscape()
    page.set_paper(A3)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, 2)
    page.print_area(0, 0, below + 1, last_column)
    page.set_footer("&C" + say("page {page} of {pages}", page="&P", pages="&N"))
