"""A sheet before it is drawn: its columns, its rows, and the totals over them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.locale import say

Word = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a sheet: where it belongs, its words, and the numbers that are added up."""

    year: int
    district: str
    subdistrict: str
    cells: tuple[Word, ...]
    sums: tuple[int, ...]  # counts, m² x 100, or yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: headings of words with their widths, headings of numbers with the unit each is divided by."""

    name: str
    title: str
    words: tuple[tuple[str, int], ...]
    numbers: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    width: int = 10  # of a column of numbers
    yearly: frozenset[int] = frozenset()  # numbers that mean nothing added up over years


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it is drawn; a total stands above what it adds up: the lines up to `last`."""

    number: int | None
    cells: tuple[Word, ...]
    sums: tuple[int, ...]
    last: int | None = None  # place of the last line a total adds up; None: no total


def lines(sheet: Sheet) -> list[Line]:
    """The whole city first, then year by year: its total, each district, each subdistrict, its rows."""
    found = list(_levels(sheet))
    drawn = []
    for i, (level, number, cells, sums) in enumerate(found):
        last = None
        if level is not None:
            others = (j for j in range(i + 1, len(found)) if (at := found[j][0]) is not None and at <= level)
            last = next(others, len(found)) - 1
        drawn.append(Line(number=number, cells=cells, sums=sums, last=last))
    return drawn


def _levels(sheet: Sheet) -> Iterator[tuple[int | None, int | None, tuple[Word, ...], tuple[int, ...]]]:
    """Level (0: the city, none: a row), number, words and sums of every line."""
    blank: tuple[str, ...] = ("",) * len(sheet.words)
    yield 0, None, ("", say("whole city"), "", *blank), _sum(sheet, sheet.rows)
    number = 0
    for year in sorted({row.year for row in sheet.rows}):
        of_year = [row for row in sheet.rows if row.year == year]
        yield 1, None, (year, say("subtotal of the year"), "", *blank), _sum(sheet, of_year)
        for district in sorted({row.district for row in of_year}):
            of_district = [row for row in of_year if row.district == district]
            if district:
                yield 2, None, (year, district, say("subtotal"), *blank), _sum(sheet, of_district)
            for subdistrict in sorted({row.subdistrict for row in of_district}):
                mine = [row for row in of_district if row.subdistrict == subdistrict]
                if subdistrict:
                    name = say("{name}, subtotal", name=subdistrict)
                    yield 3, None, (year, district, name, *blank), _sum(sheet, mine)
                for row in mine:
                    number += 1
                    yield None, number, (year, district, subdistrict, *row.cells), row.sums


def _sum(sheet: Sheet, rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sum(row.sums[i] for row in rows) for i in range(len(sheet.numbers)))
