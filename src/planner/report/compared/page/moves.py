"""Who is added, taken out, moved, regrouped or paid differently: sums by kind, a map, and all by name."""

from collections.abc import Iterator, Sequence

from planner.comparison import Comparison, Move, Pair
from planner.comparison.moves import KINDS, Kind, Sum
from planner.locale import say
from planner.report import words
from planner.report.compared.moves import (
    KIND_TITLES,
    areas,
    from_to,
    households,
    money,
    scenario_of,
    works,
)
from planner.report.compared.page.funding import choices
from planner.report.compared.page.map import SAME, SIGNS, draw, map_of, standings
from planner.report.compared.pairs import less, letter, titled
from planner.report.page.blocks import (
    Block,
    Cell,
    Chart,
    Charts,
    Choice,
    Column,
    Fold,
    Grid,
    Money,
    Notice,
    Row,
    Section,
    Words,
)
from planner.report.page.cells import in_wan
from planner.report.page.chart import specification
from planner.report.page.palette import OTHER
from planner.report.page.panel_chart import HEIGHT

OPEN = 15  # communities of one kind that are shown without asking
MOST = 400  # that stand in the page at all


def moves(comparison: Comparison) -> Section:
    """For every pair the sums, the map, and the communities kind by kind."""
    blocks = [block for pair in comparison.pairs for block in _pair(comparison, pair)]
    return Section(
        id="moves",
        title=say("Communities that are not the same"),
        short=say("Communities"),
        blocks=tuple(blocks),
    )


def _pair(comparison: Comparison, pair: Pair) -> Iterator[Block]:
    if not pair.moves.any:
        yield Words(titled(comparison, pair, say("What is planned: nothing differs")))
        return
    yield by_kind(comparison, pair)
    if pair.moves.rows:
        yield from _map(comparison, pair)
    for kind in KINDS:
        found = [move for move in pair.moves.rows if move.kind == kind]
        if found:
            yield from _named(comparison, pair, kind, found)


def by_kind(comparison: Comparison, pair: Pair) -> Grid:
    """A row a kind; each plan's communities, households and money add up to the whole of it."""
    found = pair.moves
    rows = [_sum(say(KIND_TITLES[kind]), found.of(kind)) for kind in KINDS if any(found.of(kind).communities)]
    if any(found.same.communities):
        rows.append(_sum(say("the same"), found.same))
    rows.append(_sum(say("areas themselves"), found.areas))
    return Grid(
        caption=titled(comparison, pair, say("Communities that are not the same, 万元")),
        columns=(
            Column(say("kind")),
            *(Column(text, number=True) for text in (say("communities"), say("households"))),
            *(Column(text, number=True) for text in ("A", letter(pair), less(letter(pair)))),
        ),
        groups=(tuple(rows),),
        total=_sum(say("all"), found.whole),
    )


def _sum(name: str, found: Sum) -> Row:
    counted = any(found.communities)
    before, after = found.cost
    return Row(
        (
            name,
            from_to(found.communities) if counted else "–",
            from_to(found.households) if counted else "–",
            *(Money(before), Money(after), Money(after - before, signed=True)),
        )
    )


def _map(comparison: Comparison, pair: Pair) -> Iterator[Block]:
    found = map_of(comparison, pair)
    parts = found.panels()
    if not parts:
        yield Notice(label=say("No map"), text=say("The scenario gives no coordinates and no outlines."))
        return
    kinds = {move.kind for move in pair.moves.rows}
    titles = standings()
    yield choices(
        comparison,
        [
            *(
                Choice(year=0, label=say(KIND_TITLES[kind]), colour=drawn.colour, sign=drawn.path)
                for kind, drawn in SIGNS.items()
                if kind in kinds
            ),
            Choice(year=0, label=titles["same"], colour=SAME.colour, sign=SAME.path),
            Choice(year=0, label=titles["other"], colour=OTHER.colour, sign=OTHER.path),
        ],
    )
    missing = sum(move.community not in found.ground.points for move in pair.moves.rows)
    if missing:
        yield Words(say("{n} communities have no coordinates and are not on the map.", n=missing), quiet=True)
    yield Words(
        say("Areas that are not the same are outlined: of A dashed, of {b} drawn through.", b=letter(pair)),
        quiet=True,
    )
    charts = []
    for n, panel in enumerate(parts, start=1):
        here = [move for move in pair.moves.rows if move.community in panel.members]
        counts = [
            f"{say(KIND_TITLES[kind])} {sum(move.kind == kind for move in here):,}"
            for kind in KINDS
            if any(move.kind == kind for move in here)
        ]
        name = panel.name or found.scenario.name
        title = say("{district}: {n} communities are not the same", district=name, n=f"{len(here):,}")
        alternative = say("Map of {title} ({kinds})", title=title, kinds=say("; ").join(counts))
        charts.append(
            Chart(
                id=f"map-{letter(pair)}-{n}",
                title=titled(comparison, pair, title),
                alternative=alternative,
                spec=specification(draw(found, panel), alternative),
                height=HEIGHT + 10,
            )
        )
    yield Charts(tuple(charts))


def _named(comparison: Comparison, pair: Pair, kind: Kind, found: Sequence[Move]) -> Iterator[Block]:
    """The communities of one kind, the first of them without asking."""
    head = say(KIND_TITLES[kind])
    caption = titled(comparison, pair, say("{kind}: {n} communities", kind=head, n=f"{len(found):,}"))
    if len(found) <= OPEN:
        yield _grid(comparison, pair, caption, found)
        return
    more = len(found) - MOST
    yield Fold(
        title=caption,
        blocks=(
            _grid(comparison, pair, caption, found[:MOST]),
            *(
                (Words(say("and {n} more: all of them with --json or -o", n=f"{more:,}")),)
                if more > 0
                else ()
            ),
        ),
    )


def _grid(comparison: Comparison, pair: Pair, caption: str, found: Sequence[Move]) -> Grid:
    other = letter(pair)
    return Grid(
        caption=caption,
        columns=(
            Column(say("community")),
            *(Column(text) for text in (say("district"), say("subdistrict"))),
            *(
                Column(say("{letter}: {what}", letter=each, what=say("year")), code=True)
                for each in ("A", other)
            ),
            Column(say("area"), long=True),
            Column(say("works"), long=True),
            Column(in_wan(say("who pays more or less")), long=True),
            Column(say("households"), number=True),
            *(Column(say("{letter} 万元", letter=each), number=True) for each in ("A", other)),
            Column(less(other), number=True),
        ),
        groups=(tuple(_row(comparison, pair, move) for move in found),),
    ).full()


def _row(comparison: Comparison, pair: Pair, move: Move) -> Row:
    known = scenario_of(comparison, pair, move)
    place = known.community[move.community]
    sides = move.before, move.after
    what: tuple[Cell, Cell, Cell] = (
        areas(comparison, pair, move) if move.kind in ("added", "removed", "moved", "regrouped") else None,
        works(known, move) if move.kind == "reworked" else None,
        money(comparison, move) if move.kind == "funded" else None,
    )
    return Row(
        (
            words.told_apart(known, move.community),
            *(place.district, place.subdistrict),
            *(str(side.year) if side else "–" for side in sides),
            *what,
            households(move),
            *(Money(side.cost) if side else None for side in sides),
            Money(move.cost, signed=True),
        )
    )
