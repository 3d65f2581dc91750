"""差异: plans side by side, what they assume differently, who moves, whose money, and what caused it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from planner.comparison import Comparison
from planner.locale import say
from planner.report.columns import width
from planner.report.compared import tables
from planner.report.compared.cautions import cautions
from planner.report.compared.figures import LETTERS
from planner.report.description import batches
from planner.report.document import SCHEMA, Document, ScenarioName
from planner.report.tables.table import Cell as Plain
from planner.report.tables.table import Table
from planner.report.workbook import forms
from planner.report.workbook.sheet import Block, Cell, Column, Kind, Line, Live, Sheet, number

KINDS: Mapping[str, Kind] = {"t": "text", "w": "whole", "c": "count", "n": "number"}
NARROWEST, WIDEST = 9, 40  # characters of a column


def book(comparison: Comparison) -> Iterator[Sheet]:
    """What differs, then the forms of every plan under its letter."""
    yield from differences(comparison)
    for letter, version in zip(LETTERS, comparison.versions, strict=False):
        document = Document(
            schema=SCHEMA,
            scenario=ScenarioName(name=version.scenario.name),
            batches=batches(version.plan),
            allocations=version.plan.allocations,
        )
        for sheet in forms(version.plan, document):
            title = say("{a}: {b}", a=letter, b=sheet.title)
            yield replace(sheet, name=f"{letter} {sheet.name}", title=title)


def differences(comparison: Comparison) -> Iterator[Sheet]:
    """What differs; the letters of the plans stand with their names in the first sheet."""
    name = say("differences")
    yield _sheet(comparison, name, (_figures(comparison),))
    assumed = tables.assumptions(comparison)
    if assumed.rows:
        lines = tuple(Line(cells=tuple(map(_cell, row))) for row in assumed.rows)
        block = Block(columns=_columns(assumed.headings, assumed.rows, "tttttttt"), lines=lines)
        yield _sheet(comparison, say("{name}, assumptions", name=name), (block,))
    moved = tables.communities(comparison)
    more = {15: "={c13}-{c8}", 16: "={c14}-{c9}"}
    yield _of_pairs(comparison, say("{name}, communities", name=name), moved, "tttttwttcnwttcncn", more, True)
    paid = tables.funding(comparison)
    yield _of_pairs(comparison, say("{name}, funding", name=name), paid, "tttwnnn", {6: "={c5}-{c4}"}, False)
    if any(pair.attribution for pair in comparison.pairs):
        caused = tables.steps(comparison)
        yield _of_pairs(comparison, say("{name}, attribution", name=name), caused, "wttctcccnt", {}, True)


def _sheet(comparison: Comparison, name: str, blocks: tuple[Block, ...]) -> Sheet:
    title = say("Comparison of {n} plans", n=len(comparison.versions))
    note = say("; ").join(cautions(comparison))
    return Sheet(name=name, title=say("{a}: {b}", a=title, b=name), blocks=blocks, frozen=2, note=note)


def _figures(comparison: Comparison) -> Block:
    """A line a figure: every plan, then what each has more than the first."""
    table, plans = tables.figures(comparison), len(comparison.versions)
    lines = []
    for row in table.rows:
        shown = [_cell(cell) for cell in row[: 4 + plans]]
        more = [_less(i, shown[4 + i], shown[4]) for i in range(1, plans)]
        whole = all(isinstance(cell, int) for cell in shown[4:] if cell is not None)
        lines.append(Line(cells=(*shown, *more), kind="count" if whole else "number"))
    kinds = "ttwt" + "n" * (2 * plans - 1)
    return Block(columns=_columns(table.headings, table.rows, kinds), lines=tuple(lines))


def _less(i: int, other: Cell, first: Cell) -> Cell:
    if other is None or first is None:
        return None
    return Live(f"={{c{4 + i}}}-{{c4}}", number(other) - number(first))


def _of_pairs(
    comparison: Comparison, name: str, table: Table, kinds: str, more: Mapping[int, str], said: bool
) -> Sheet:
    """A block for each pair: the sum of its lines first, then the lines; `more` are formulas by column.

    `said`: the last row of a pair in the table is the sum, and stands first here.
    """
    columns = _columns(table.headings[1:], [row[1:] for row in table.rows], kinds)
    blocks = []
    for pair in comparison.pairs:
        letter = LETTERS[pair.other]
        rows = [row[1:] for row in table.rows if row[0] == letter]
        lines = [_line(row, more) for row in (rows[:-1] if said else rows)]
        sums = [_sum([line.cells[i] for line in lines], kind) for i, kind in enumerate(kinds)]
        sums[kinds.index("t")] = say("all")
        total = Line(cells=tuple(sums), total=True, last=len(lines))
        caption = say("{b} against {a}", b=letter, a=LETTERS[0]) if len(comparison.pairs) > 1 else ""
        blocks.append(Block(columns=columns, lines=(total, *lines), caption=caption))
    return _sheet(comparison, name, tuple(blocks))


def _line(row: Sequence[Plain], more: Mapping[int, str]) -> Line:
    cells = [_cell(cell) for cell in row]
    for i, formula in more.items():
        value = cells[i]
        if isinstance(value, int | Fraction):
            cells[i] = Live(formula, value)
    return Line(cells=tuple(cells))


def _sum(cells: Sequence[Cell], kind: str) -> Cell:
    """The sum of a column of counts or amounts."""
    if kind not in "cn" or all(cell is None for cell in cells):
        return None
    return Live("=SUM({below})", sum(number(cell) for cell in cells))


def _columns(headings: Sequence[str], rows: Sequence[Sequence[Plain]], kinds: str) -> tuple[Column, ...]:
    """Columns as wide as what stands in them, within bounds."""
    return tuple(
        Column(
            key=f"c{i}", heading=heading, width=_width(heading, [row[i] for row in rows]), kind=KINDS[kind]
        )
        for i, (heading, kind) in enumerate(zip(headings, kinds, strict=True))
    )


def _width(heading: str, cells: Sequence[Plain]) -> int:
    longest = max((width(cell) if isinstance(cell, str) else 12 for cell in cells), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2, min(20, width(heading) + 2)))


def _cell(cell: Plain) -> Cell:
    """An exact number as a fraction."""
    return Fraction(cell) if isinstance(cell, Decimal) else cell
