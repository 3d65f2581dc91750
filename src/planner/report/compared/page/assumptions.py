"""What plans assume differently, value by value: file, key or row, and both values."""

from collections.abc import Iterator

from planner.comparison import Assumption, Comparison, Difference, Pair
from planner.locale import say
from planner.report.compared import values
from planner.report.compared.assumptions import stands_in
from planner.report.compared.pairs import letter, scenarios, titled
from planner.report.page.blocks import Block, Column, Grid, Row, Section, Words

SHOWN = 12  # differences of one assumption


def assumptions(comparison: Comparison) -> Section:
    """A table for every pair of plans."""
    return Section(
        id="assumptions",
        title=say("What is assumed differently"),
        short=say("Assumptions"),
        blocks=tuple(_pair(comparison, pair) for pair in comparison.pairs),
    )


def _pair(comparison: Comparison, pair: Pair) -> Block:
    count = sum(len(one.differences) for one in pair.assumptions)
    if not count:
        return Words(titled(comparison, pair, say("What is assumed: nothing differs")))
    return Grid(
        caption=titled(comparison, pair, say("What is assumed differently ({n})", n=f"{count:,}")),
        columns=(
            Column(say("key")),
            Column(say("row")),
            Column(say("file"), code=True),
            Column("A", long=True),
            Column(letter(pair), long=True),
        ),
        groups=tuple(tuple(_rows(comparison, pair, one)) for one in pair.assumptions),
    ).full()


def _rows(comparison: Comparison, pair: Pair, one: Assumption) -> Iterator[Row]:
    """One assumption: its name over its values where there are several."""
    found = one.differences
    if len(found) > 1:
        text = say("{name}: {n} values", name=one.name, n=f"{len(found):,}")
        yield Row((text, *[None] * 4), level=1)
    for each in found[:SHOWN]:
        yield _row(comparison, pair, each)
    if len(found) > SHOWN:
        more = say("and {n} more: all of them with --json or -o", n=f"{len(found) - SHOWN:,}")
        yield Row((more, *[None] * 4))


def _row(comparison: Comparison, pair: Pair, found: Difference) -> Row:
    two = scenarios(comparison, pair)
    before, after = (values.value(found, value, two) for value in (found.before, found.after))
    return Row((".".join(found.key), values.row(found, two), stands_in(found), before, after))
