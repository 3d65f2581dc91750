"""What two plans do differently, as lines: by kind with money and households, then by name."""

from collections.abc import Iterator, Mapping

from planner.comparison import Comparison, Move, Pair
from planner.comparison.moves import KINDS, Kind, Moves, Placed, Sum
from planner.locale import mark, say
from planner.money import wan
from planner.report import words
from planner.report.columns import table
from planner.report.compared.assumptions import item
from planner.report.compared.figures import LETTERS
from planner.report.compared.pairs import scenarios
from planner.report.compared.rows import source_name
from planner.report.compared.units import shown
from planner.scenario.types import Scenario

SHOWN = 8  # communities of one kind that are named
SHOWN_FUNDED = 3  # of those funded differently: what changes for each is long
KIND_TITLES: Mapping[Kind, str] = {
    "added": mark("added"),
    "removed": mark("taken out"),
    "moved": mark("other year"),
    "regrouped": mark("other area"),
    "reworked": mark("other works"),
    "funded": mark("other money"),
    "restated": mark("other data"),
}


def lines(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """A line a kind, the sums of both plans, and the first of each kind by name."""
    found = pair.moves
    if not found.any:
        yield say("What is planned: nothing differs")
        return
    yield say("Communities that are not the same, 万元")
    yield from _table(found, LETTERS[pair.other])
    for kind in KINDS:
        rows = [row for row in found.rows if row.kind == kind]
        if rows:
            yield from _named(comparison, pair, kind, rows)


def _table(found: Moves, letter: str) -> list[str]:
    """A line a kind; each plan's communities, households and money add up."""
    body = [
        _line(say(KIND_TITLES[kind]), found.of(kind)) for kind in KINDS if any(found.of(kind).communities)
    ]
    if any(found.same.communities):
        body.append(_line(say("the same"), found.same))
    body += [_line(say("areas themselves"), found.areas), _line(say("all"), found.whole)]
    headings = ("", say("communities"), say("households"), "A", letter, say("{b} less {a}", b=letter, a="A"))
    return table(headings, body)


def _line(name: str, found: Sum) -> tuple[str, ...]:
    counted = any(found.communities)
    return (
        name,
        from_to(found.communities) if counted else "–",
        from_to(found.households) if counted else "–",
        *(wan(yuan) if yuan else "–" for yuan in found.cost),
        shown("yuan", found.cost[1] - found.cost[0], signed=True),
    )


def from_to(count: tuple[int, int]) -> str:
    """A count, before and after where the two are not the same."""
    before, after = count
    return f"{before:,}" if before == after else f"{before:,} → {after:,}"


def _named(comparison: Comparison, pair: Pair, kind: Kind, rows: list[Move]) -> Iterator[str]:
    """The dearest of one kind by name; regrouped ones area by area, not member by member."""
    changes = list({(_members(row.before), _members(row.after)): row for row in rows}.values())
    told = changes if kind == "regrouped" else rows
    most = SHOWN_FUNDED if kind == "funded" else SHOWN
    dearest = sorted(told, key=lambda row: -max(_cost(row.before), _cost(row.after)))[:most]
    more = len(told) - len(dearest)
    title = say(KIND_TITLES[kind])
    yield ""
    if kind in ("added", "removed", "moved", "restated"):
        yield title + (say(", the dearest {n} of {all}", n=most, all=len(rows)) if more else "")
        yield from _years(comparison, pair, dearest)
        return
    if kind == "regrouped":
        title = say("{kind}: {n} communities in {m} changes", kind=title, n=len(rows), m=len(told))
    yield title
    for row in dearest:
        yield from item(_text(comparison, pair, row))
    if more:
        rest = say("and {n} more changes", n=more) if kind == "regrouped" else say("and {n} more", n=more)
        yield from item(rest)


def _years(comparison: Comparison, pair: Pair, moves: list[Move]) -> list[str]:
    """Communities with year, households and money in both plans."""
    body = [
        (
            words.told_apart(scenario_of(comparison, pair, move), move.community),
            *("–" if side is None else str(side.year) for side in (move.before, move.after)),
            households(move),
            *(wan(side.cost) if side else "–" for side in (move.before, move.after)),
        )
        for move in moves
    ]
    letter = LETTERS[pair.other]
    amounts = [say("{letter} 万元", letter=each) for each in ("A", letter)]
    return table((say("community"), "A", letter, say("households"), *amounts), body)


def households(move: Move) -> str:
    """Its households, before and after where the two are not the same."""
    counts = [side.households for side in (move.before, move.after) if side is not None]
    return from_to((counts[0], counts[-1]))


def _text(comparison: Comparison, pair: Pair, move: Move) -> str:
    """What becomes of an area, of the works or of the money of a community that stays where it is."""
    if move.kind == "regrouped":
        return areas(comparison, pair, move)
    name = words.told_apart(scenario_of(comparison, pair, move), move.community)
    if move.kind == "reworked":
        found = works(scenario_of(comparison, pair, move), move)
        return say("{name}: {works}", name=name, works=found)
    return say("{name}: {money}", name=name, money=money(comparison, move))


def scenario_of(comparison: Comparison, pair: Pair, move: Move) -> Scenario:
    """One that knows the community."""
    before, after = comparison.versions[0].scenario, comparison.versions[pair.other].scenario
    return after if move.community in after.community else before


def _members(placed: Placed | None) -> frozenset[str]:
    return frozenset() if placed is None else placed.members


def _cost(placed: Placed | None) -> int:
    return 0 if placed is None else placed.cost


def areas(comparison: Comparison, pair: Pair, move: Move) -> str:
    """The area it is in, before and after where the two are not the same."""
    sides = zip(scenarios(comparison, pair), (move.before, move.after), strict=True)
    return words.area(*((known, sorted(side.members)) for known, side in sides if side is not None))


def works(scenario: Scenario, move: Move) -> str:
    """The works that come in and go out."""
    one, two = move.before, move.after
    if one is None or two is None:
        return ""
    signs = [("+", two.works - one.works), ("−", one.works - two.works)]
    return " ".join(
        f"{sign}{words.work(scenario, move.community, work)}"
        for sign, works in signs
        for work in sorted(works)
    )


def money(comparison: Comparison, move: Move) -> str:
    """Who pays more, and who less, in which year."""
    one, two = (side.paid if side else {} for side in (move.before, move.after))
    parts = []
    for source, year in sorted({*one, *two}):
        more = two.get((source, year), 0) - one.get((source, year), 0)
        if more:
            parts.append(f"{source_name(comparison, source)} {year} {shown('yuan', more, signed=True)}")
    return say(", ").join(parts)
