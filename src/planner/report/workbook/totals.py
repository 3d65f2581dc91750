"""Rows with their totals above them: the whole city, each year, each district, each subdistrict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.locale import say
from planner.report.workbook.sheet import Block, Cell, Column, Line, Live, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list: where it belongs, and its cells after the leading four."""

    year: int | None = None
    district: str
    subdistrict: str
    cells: tuple[Cell, ...]


def leading() -> tuple[Column, ...]:
    """The four columns a list of the annual plan begins with."""
    return (
        Column(key="no", heading=say("no."), width=5, kind="whole"),
        Column(key="year", heading=say("year"), width=6, kind="whole"),
        Column(key="district", heading=say("district (county, city)"), width=13),
        Column(key="subdistrict", heading=say("subdistrict (town)"), width=14),
    )


def totalled(first: Sequence[Column], columns: Sequence[Column], rows: Sequence[Row]) -> Block:
    """The rows under four leading columns, by year, district and subdistrict, with live totals."""
    found = list(_levels(columns, rows))
    lines = []
    for i, (level, cells) in enumerate(found):
        if level is None:
            lines.append(Line(cells=cells))
            continue
        later = (j for j in range(i + 1, len(found)) if (at := found[j][0]) is not None and at <= level)
        lines.append(Line(cells=cells, total=True, last=next(later, len(found)) - 1))
    return Block(columns=(*first, *columns), lines=tuple(lines))


def _levels(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[tuple[int | None, tuple[Cell, ...]]]:
    """Level (0: the city, none: a row) and cells of every line."""
    yield 0, (None, None, say("whole city"), "", *_sums(columns, rows, whole=True))
    count = 0
    for year in sorted({row.year for row in rows}, key=lambda year: year or 0):
        of_year = [row for row in rows if row.year == year]
        if year is not None:
            yield 1, (None, year, say("subtotal of the year"), "", *_sums(columns, of_year))
        for district in sorted({row.district for row in of_year}):
            of_district = [row for row in of_year if row.district == district]
            if district:
                yield 2, (None, year, district, say("subtotal"), *_sums(columns, of_district))
            for subdistrict in sorted({row.subdistrict for row in of_district}):
                mine = [row for row in of_district if row.subdistrict == subdistrict]
                if subdistrict:
                    name = say("{name}, subtotal", name=subdistrict)
                    yield 3, (None, year, district, name, *_sums(columns, mine))
                for row in mine:
                    count += 1
                    yield None, (count, year, district, subdistrict, *row.cells)


def _sums(columns: Sequence[Column], rows: Sequence[Row], whole: bool = False) -> Iterator[Cell]:
    several = whole and len({row.year for row in rows}) > 1
    for i, column in enumerate(columns):
        known = [row.cells[i] for row in rows if row.cells[i] is not None]
        if not column.summed or (column.yearly and several) or not known:
            yield None
        else:  # SUBTOTAL leaves out the totals among the lines it adds up
            value = sum(number(cell) for cell in known)
            yield Live("=SUBTOTAL(9,{below})", value)
