"""communities.csv: who is not the same in two plans."""

from collections.abc import Iterator
from itertools import chain

from planner.comparison import Comparison, Move, Pair
from planner.comparison.moves import Placed
from planner.locale import joined, say
from planner.report import words
from planner.report.compared.figures import LETTERS
from planner.report.compared.moves import KIND_TITLES
from planner.report.compared.pairs import scenarios
from planner.report.tables.table import Cell, Table, wan
from planner.scenario.types import Scenario

COMMUNITIES = "communities.csv"


def communities(comparison: Comparison) -> Table:
    """A row a community that is not the same, then what is the same and the areas' own works."""
    return Table(
        file=COMMUNITIES,
        headings=(
            say("plan"),
            say("kind"),
            say("district"),
            say("subdistrict"),
            say("community id"),
            say("community"),
            *(f"{letter}: {what}" for letter in (say("first"), say("other")) for what in _placed_headings()),
            say("households more"),
            say("investment more (万元)"),
        ),
        rows=tuple(row for pair in comparison.pairs for row in _communities(comparison, pair)),
    )


def _placed_headings() -> tuple[str, ...]:
    return say("year"), say("area"), say("works"), say("households"), say("investment (万元)")


def _communities(comparison: Comparison, pair: Pair) -> Iterator[tuple[Cell, ...]]:
    found, letter = pair.moves, LETTERS[pair.other]
    for move in found.rows:
        yield (letter, *_community(scenarios(comparison, pair), move))
    blank: tuple[Cell, ...] = ("", "", "", "")
    for name, people, money in (
        (say("the same"), found.same.households, found.same.cost),
        (say("areas themselves"), None, found.areas.cost),
    ):
        sides = ((None, "", "", None if people is None else people[i], wan(money[i])) for i in (0, 1))
        more = None if people is None else people[1] - people[0]
        yield (letter, name, *blank, *chain.from_iterable(sides), more, wan(money[1] - money[0]))


def _community(both: tuple[Scenario, Scenario], move: Move) -> tuple[Cell, ...]:
    before, after = both
    known = (after if move.community in after.community else before).community[move.community]
    return (
        say(KIND_TITLES[move.kind]),
        known.district,
        known.subdistrict,
        known.id,
        known.name,
        *_side(before, move.community, move.before),
        *_side(after, move.community, move.after),
        move.households,
        wan(move.cost),
    )


def _side(scenario: Scenario, community: str, placed: Placed | None) -> tuple[Cell, ...]:
    if placed is None:
        return (None, "", "", None, None)
    return (
        placed.year,
        "+".join(words.community(scenario, c) for c in sorted(placed.members)),
        joined(words.work(scenario, community, work) for work in sorted(placed.works)),
        placed.households,
        wan(placed.cost),
    )
