"""funding.csv: who pays what of the communities, year by year."""

from collections.abc import Iterator, Sequence

from planner.comparison import Comparison, Pair
from planner.comparison.moves import Paid
from planner.locale import say
from planner.report import words
from planner.report.compared.figures import LETTERS
from planner.report.compared.pairs import scenarios
from planner.report.compared.rows import source_name, sources
from planner.report.tables.table import Cell, Table, wan

FUNDING = "funding.csv"


def funding(comparison: Comparison) -> Table:
    """Who pays what, year by year: of each community that is not the same, of the areas' own works, and of
    all communities that are the same; together they are both plans whole.
    """
    return Table(
        file=FUNDING,
        headings=(
            say("plan"),
            say("community id"),
            say("community"),
            say("source"),
            say("year"),
            say("first (万元)"),
            say("other (万元)"),
            say("more (万元)"),
        ),
        rows=tuple(
            (LETTERS[pair.other], *who, source_name(comparison, source), year, *money)
            for pair in comparison.pairs
            for who, one, two in payments(comparison, pair)
            for source, year, money in _lines(one, two, sources(comparison))
        ),
    )


def payments(comparison: Comparison, pair: Pair) -> Iterator[tuple[tuple[str, str], Paid, Paid]]:
    """(Id, name) of each community that is not the same, then of the rest together, and who pays for it."""
    before, after = scenarios(comparison, pair)
    for move in pair.moves.rows:
        name = words.community(after if move.community in after.community else before, move.community)
        one, two = ({} if side is None else side.paid for side in (move.before, move.after))
        yield (move.community, name), one, two
    yield ("", say("areas themselves")), *pair.moves.areas_paid
    yield ("", say("communities that are the same")), pair.moves.same_paid, pair.moves.same_paid


def _lines(one: Paid, two: Paid, order: Sequence[str]) -> Iterator[tuple[str, int, tuple[Cell, Cell, Cell]]]:
    for source, year in sorted({*one, *two}, key=lambda key: (order.index(key[0]), key[1])):
        a, b = one.get((source, year), 0), two.get((source, year), 0)
        yield source, year, (wan(a), wan(b), wan(b - a))
