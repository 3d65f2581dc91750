"""Tables of a plan folder as tables of a page, and the cells that several tables of a page share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from planner.locale import say
from planner.money import WAN, YI, wan, yi
from planner.report.page.blocks import Cell, Column, Grid, Money, Row
from planner.report.tables.table import Cell as TableCell
from planner.report.tables.table import Table

SHORT, LONG = 10, 20  # characters: texts that are not broken, texts that get room
MONEY = ("(万元)", "（万元）")


def of_table(table: Table, caption: str, headings: Sequence[str] = ()) -> Grid:
    """A table of the plan folder, or the columns named, in that order; none that is blank."""
    kept = [table.headings.index(heading) for heading in headings or table.headings]
    columns = tuple(_column(table, i) for i in kept)
    places = {i: max((_places(row[i]) for row in table.rows), default=0) for i in kept}
    return Grid(
        caption=caption,
        columns=columns,
        groups=(
            tuple(
                Row(tuple(_cell(table.headings[i], row[i], places[i]) for i in kept)) for row in table.rows
            ),
        ),
    ).full()


def _places(cell: TableCell) -> int:
    """Decimals of a number."""
    exponent = cell.as_tuple().exponent if isinstance(cell, Decimal) else 0
    return -exponent if isinstance(exponent, int) else 0


def _column(table: Table, i: int) -> Column:
    cells = [row[i] for row in table.rows]
    heading = table.headings[i]
    if heading != say("year") and _counts(cells):
        return Column(heading, number=True)
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    return Column(heading, code=heading == say("year") or longest <= SHORT, long=longest >= LONG)


def _counts(cells: Iterable[TableCell]) -> bool:
    """Whether a column holds numbers, blanks aside."""
    found = [cell for cell in cells if cell is not None and cell != ""]
    return bool(found) and all(isinstance(cell, int | Decimal) for cell in found)


def _cell(heading: str, cell: TableCell, places: int) -> Cell:
    if isinstance(cell, Decimal):
        return Money(int(cell * WAN)) if heading.endswith(MONEY) else f"{cell:,.{places}f}"
    return str(cell) if heading == say("year") else cell


def headline_money(yuan: int) -> tuple[str, str]:
    """An amount as a headline shows it, and its unit: 亿元 from one 亿 on, else 万元."""
    return (yi(yuan), say("亿元")) if abs(yuan) >= YI else (wan(yuan), say("万元"))


def square_metres(area: Fraction) -> tuple[str, str]:
    """Floor area as a headline shows it, and its unit: 万 m² from ten thousand on."""
    if area >= WAN:
        return f"{float(area) / WAN:,.2f}", say("万 m²")
    return f"{float(area):,.0f}", "m²"


def in_wan(text: str) -> str:
    """A heading of an amount, with its unit."""
    return say("{what} (万元)", what=text)
