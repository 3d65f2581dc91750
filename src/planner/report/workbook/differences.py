"""差异: plans side by side, what they assume differently, who moves, whose money, and what caused it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from planner.comparison import Comparison
from planner.locale import say
from planner.report.compared import tables
from planner.report.compared.cautions import cautions
from planner.report.compared.figures import LETTERS
from planner.report.description import batches
from planner.report.document import SCHEMA, Document, ScenarioName
from planner.report.tables.table import Table
from planner.report.workbook import forms
from planner.report.workbook.compared_lines import caption, columns_of, exact, rows_of, summed
from planner.report.workbook.paid_differences import paid_differences
from planner.report.workbook.sheet import Block, Cell, Line, Live, Sheet, number


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
        lines = tuple(Line(cells=tuple(map(exact, row))) for row in assumed.rows)
        block = Block(columns=columns_of(assumed.headings, assumed.rows, "tttttttt"), lines=lines)
        yield _sheet(comparison, say("{name}, assumptions", name=name), (block,))
    moved = tables.communities(comparison)
    more = {15: "={c13}-{c8}", 16: "={c14}-{c9}"}
    yield _of_pairs(comparison, say("{name}, communities", name=name), moved, "tttttwttcnwttcncn", more)
    paid = tuple(paid_differences(comparison, pair) for pair in comparison.pairs)
    yield _sheet(comparison, say("{name}, funding", name=name), paid)
    if any(pair.attribution for pair in comparison.pairs):
        steps = tables.steps(comparison)
        caused = replace(
            steps, rows=tuple(row for row in steps.rows if row[1] is not None)
        )  # without the sum
        yield _of_pairs(comparison, say("{name}, attribution", name=name), caused, "wttctcccnt", {})


def _sheet(comparison: Comparison, name: str, blocks: tuple[Block, ...]) -> Sheet:
    title = say("Comparison of {n} plans", n=len(comparison.versions))
    note = say("; ").join(cautions(comparison))
    return Sheet(name=name, title=say("{a}: {b}", a=title, b=name), blocks=blocks, frozen=2, note=note)


def _figures(comparison: Comparison) -> Block:
    """A line a figure: every plan, then what each has more than the first; money by whom under its sum."""
    table, plans = tables.figures(comparison), len(comparison.versions)
    lines: list[Line] = []
    for group, rows in groupby(table.rows, key=lambda row: row[0]):
        found = [_figure([exact(cell) for cell in row[: 4 + plans]]) for row in rows]
        if group in (say("by source"), say("by level")):
            lines.append(_total(found, last=len(lines) + len(found), plans=plans))
        lines += found
    kinds = "ttwt" + "n" * (2 * plans - 1)
    return Block(columns=columns_of(table.headings, table.rows, kinds), lines=tuple(lines))


def _figure(shown: Sequence[Cell]) -> Line:
    whole = all(isinstance(cell, int) for cell in shown[4:] if cell is not None)
    return Line(cells=(*shown, *_more(shown)), kind="count" if whole else "number")


def _total(found: Sequence[Line], last: int, plans: int) -> Line:
    """The sum of lines of money, which stand below it up to the place `last`."""
    group, _, _, unit = found[0].cells[:4]
    columns = range(4, 4 + plans)
    sums = [Live("=SUM({below})", sum(number(line.cells[i]) for line in found)) for i in columns]
    shown = (group, say("all"), None, unit, *sums)
    return Line(cells=(*shown, *_more(shown)), kind="number", total=True, last=last)


def _more(shown: Sequence[Cell]) -> list[Cell]:
    """What every plan but the first has more than it."""
    return [_less(i, shown[4 + i], shown[4]) for i in range(1, len(shown) - 4)]


def _less(i: int, other: Cell, first: Cell) -> Cell:
    if other is None or first is None:
        return None
    return Live(f"={{c{4 + i}}}-{{c4}}", number(other) - number(first))


def _of_pairs(comparison: Comparison, name: str, table: Table, kinds: str, more: Mapping[int, str]) -> Sheet:
    """A block for each pair: the sum of its lines, then the lines.

    `more` are formulas by column.
    """
    columns = columns_of(table.headings[1:], [row[1:] for row in table.rows], kinds)
    blocks = []
    for pair in comparison.pairs:
        total, *lines = summed(say("all"), rows_of(table, pair), kinds, more)
        blocks.append(Block(columns=columns, lines=(total, *lines), caption=caption(comparison, pair)))
    return _sheet(comparison, name, tuple(blocks))
