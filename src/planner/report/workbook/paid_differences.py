"""差异（资金）: who pays more and who less, a line a community, and how the lines tie to both plans whole."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.comparison import Comparison, Pair
from planner.comparison.moves import Paid
from planner.locale import say
from planner.report.compared.pairs import less, letter
from planner.report.compared.rows import source_name, sources
from planner.report.compared.tables import payments
from planner.report.workbook.compared_lines import caption
from planner.report.workbook.sheet import Block, Cell, Column, Line, Live, number

SIDES = 2  # columns before the money: id and name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What somebody pays before and after."""

    id: str
    name: str
    before: Paid
    after: Paid

    def more(self, at: int, what: str | int) -> int:
        """Yuan more by one source (`at` 0) over all years, or in one year (1) from all sources."""
        sums: Counter[str | int] = Counter()
        for sign, paid in ((1, self.after), (-1, self.before)):
            for key, yuan in paid.items():
                sums[key[at]] += sign * yuan
        return sums[what]


def paid_differences(comparison: Comparison, pair: Pair) -> Block:
    """Both plans whole, what they add up of, then every community that is not the same, in yuan."""
    rows = [
        _Row(id=id, name=name, before=one, after=two) for (id, name), one, two in payments(comparison, pair)
    ]
    paying = [s for s in sources(comparison) if any(row.more(0, s) for row in rows)]
    years = sorted({year for row in rows for _, year in (*row.before, *row.after)})
    named, others = [row for row in rows if row.id], [row for row in rows if not row.id]
    columns = tuple(_columns(comparison, pair, paying, years))
    lines = [_line(row, paying, years) for row in named]
    parts = [
        replace(_line(row, paying, years), total=True, key=f"{letter(pair)}{n}")
        for n, row in enumerate(others)
    ]
    changed = Line(
        cells=("", say("all (only communities that are not the same)"), *_sums(columns, lines)),
        total=True,
        key=f"{letter(pair)}{len(parts)}",
        last=1 + len(parts) + len(lines),
    )
    parts.append(changed)
    whole = Line(cells=("", say("both plans whole"), *_sums(columns, parts, keyed=True)), total=True)
    return Block(columns=columns, lines=(whole, *parts, *lines), caption=caption(comparison, pair))


def _columns(
    comparison: Comparison, pair: Pair, paying: Sequence[str], years: Sequence[int]
) -> Iterable[Column]:
    yield Column(key="c0", heading=say("community id"), width=9)
    yield Column(key="c1", heading=say("community"), width=24)
    more = less(letter(pair))
    headings = (
        "A",
        letter(pair),
        more,
        *(say("{what}: {which}", what=more, which=source_name(comparison, source)) for source in paying),
        *(say("{what}: {which}", what=more, which=year) for year in years),
    )
    for i, heading in enumerate(headings, start=SIDES):
        yield Column(key=f"c{i}", heading=heading, width=12 if i < SIDES + 3 else 10, kind="money")


def _line(row: _Row, paying: Sequence[str], years: Sequence[int]) -> Line:
    before, after = sum(row.before.values()), sum(row.after.values())
    money = (*(row.more(0, source) for source in paying), *(row.more(1, year) for year in years))
    return Line(cells=(row.id, row.name, before, after, Live("={c3}-{c2}", after - before), *money))


def _sums(columns: Sequence[Column], lines: Sequence[Line], keyed: bool = False) -> Iterable[Cell]:
    """Lines added up, column by column: those below, or wherever they are by their keys."""
    for i, column in enumerate(columns[SIDES:], start=SIDES):
        by_key = "=" + "+".join(f"{{{line.key}@{column.key}}}" for line in lines)
        yield Live(by_key if keyed else "=SUM({below})", sum(number(line.cells[i]) for line in lines))
