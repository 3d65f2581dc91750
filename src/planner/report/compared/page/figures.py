"""Figures side by side, a column for each plan and one for what it has more than the first."""

from collections.abc import Sequence

from planner.comparison import Comparison
from planner.locale import say
from planner.report.compared import rows
from planner.report.compared.figures import titled
from planner.report.compared.pairs import less, letters
from planner.report.compared.rows import Row
from planner.report.compared.units import Unit, Value, difference, shown
from planner.report.page.blocks import Block, Cell, Column, Fold, Grid, Money, Section, Words
from planner.report.page.blocks import Row as Line
from planner.report.page.cells import in_wan

LONG = 30  # rows of a table that are shown without asking


def figures(comparison: Comparison) -> Section:
    """All figures, then what is carried, left, lapsed and owed, then the rules at their limit."""
    whole = rows.headline(comparison)
    moved = (
        (say("carried over"), rows.carried(comparison)),
        (say("left at the end"), rows.left(comparison)),
        (say("lapsed"), rows.lapsed(comparison)),
        (say("later years' commitments"), rows.later(comparison)),
    )
    groups = [[head(comparison, name), *lines(comparison, found)] for name, found in moved if found]
    limits = rows.limits(comparison)
    blocks: list[Block] = [
        grid(comparison, say("Figures side by side"), [[line(comparison, titled(row), row) for row in whole]])
    ]
    if groups:
        carried = grid(comparison, in_wan(say("carried over, left, lapsed and owed later")), groups)
        blocks.append(folded(carried, paper=False))
    blocks.append(
        grid(comparison, say("Rules at their limit"), [lines(comparison, limits)])
        if limits
        else Words(say("No rule with a measured limit stands at it."))
    )
    return Section(
        id="figures", title=say("Figures side by side"), short=say("Figures"), blocks=tuple(blocks)
    )


def grid(
    comparison: Comparison,
    caption: str,
    groups: Sequence[Sequence[Line]],
    total: Line | None = None,
    first: str = "",
) -> Grid:
    """A table with a column for each plan, then one for what each of the others has more."""
    known = letters(comparison)
    return Grid(
        caption=caption,
        columns=(
            Column(first or say("figure")),
            *(Column(one, number=True) for one in known),
            *(Column(less(one), number=True) for one in known[1:]),
        ),
        groups=tuple(tuple(group) for group in groups),
        total=total,
    )


def folded(found: Grid, *, paper: bool = True) -> Block:
    """A table as it is, or shown when asked for where it is long; on paper then if `paper`."""
    if sum(map(len, found.groups)) <= LONG:
        return found
    return Fold(title=found.caption, blocks=(found,), paper=paper)


def head(comparison: Comparison, name: str) -> Line:
    """A row that only heads others."""
    return Line((name, *[None] * (2 * len(comparison.versions) - 1)), level=1)


def lines(comparison: Comparison, found: Sequence[Row]) -> list[Line]:
    """A row a figure, with its year where it has one."""
    return [
        line(comparison, row.name if row.year is None else f"{row.name} {row.year}", row) for row in found
    ]


def line(comparison: Comparison, name: str, row: Row, level: int = 0) -> Line:
    """One figure of every plan, then what each of the others has more than the first."""
    first, *others = row.values
    return Line(
        (
            name,
            *(_cell(row.unit, value) for value in row.values),
            *(_cell(row.unit, difference(first, value), signed=True) for value in others),
        ),
        level,
    )


def _cell(unit: Unit, value: Value, *, signed: bool = False) -> Cell:
    if unit == "yuan" and value is not None:
        return Money(int(value), signed)
    return shown(unit, value, signed=signed)
