"""figures.csv: the figures of all plans side by side."""

from fractions import Fraction
from itertools import chain
from math import ceil

from planner.comparison import Comparison
from planner.locale import say
from planner.report.compared import rows, units
from planner.report.compared.figures import LETTERS
from planner.report.compared.rows import Row
from planner.report.compared.units import Unit, Value
from planner.report.tables.table import Cell, Table, hundredths, wan

FIGURES = "figures.csv"


def figures(comparison: Comparison) -> Table:
    """A row a figure, a column a plan, then what each has more than the first."""
    letters = LETTERS[: len(comparison.versions)]
    found = chain(
        ((say("whole plan"), row) for row in rows.headline(comparison)),
        ((say("by source"), row) for row in rows.by_source_and_year(comparison)),
        ((say("by level"), row) for row in rows.by_level(comparison)),
        ((say("later years"), row) for row in rows.later(comparison)),
        ((say("carried over"), row) for row in rows.carried(comparison)),
        ((say("left at the end"), row) for row in rows.left(comparison)),
        ((say("lapsed"), row) for row in rows.lapsed(comparison)),
        ((say("at their limit"), row) for row in rows.limits(comparison)),
    )
    named = zip(letters, comparison.versions, strict=True)
    return Table(
        file=FIGURES,
        headings=(
            say("group"),
            say("figure"),
            say("year"),
            say("unit"),
            *(say("{letter}: {label}", letter=letter, label=version.label) for letter, version in named),
            *(say("{b} less {a}", b=letter, a="A") for letter in letters[1:]),
        ),
        rows=tuple((group, *_figure(row)) for group, row in found),
    )


def _figure(row: Row) -> tuple[Cell, ...]:
    more = (units.difference(row.values[0], value) for value in row.values[1:])
    cells = (_cell(row.unit, value) for value in (*row.values, *more))
    return (row.name, row.year, say(units.UNITS[row.unit]), *cells)


def _cell(unit: Unit, value: Value) -> Cell:
    """Money to the yuan in 万元; shares in per cent, other fractions with two decimals."""
    if value is None:
        return None
    match unit:
        case "yuan":
            return wan(int(value))
        case "share":
            return hundredths(Fraction(value) * 100)
        case "gap":
            return hundredths(Fraction(ceil(Fraction(value) * 10_000), 100))
        case "count":
            return int(value)
        case _:
            return hundredths(Fraction(value))
