"""A comparison as csv tables: assumptions, figures, communities, who pays what of them, steps."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from planner.comparison import Comparison, Difference, Move, Pair
from planner.comparison.moves import Paid, Placed
from planner.locale import say
from planner.report import words
from planner.report.compared import rows, values
from planner.report.compared.attribution import not_alone, step_name, verdict
from planner.report.compared.figures import LETTERS
from planner.report.compared.moves import KIND_TITLES
from planner.report.compared.rows import Row, Unit, Value, source_name
from planner.report.tables.table import Cell, Table, hundredths, wan
from planner.scenario.types import Scenario

FIGURES, ASSUMPTIONS, COMMUNITIES, FUNDING, ATTRIBUTION = FILES = (
    "figures.csv",
    "assumptions.csv",
    "communities.csv",
    "funding.csv",
    "attribution.csv",
)


def all_tables(comparison: Comparison) -> tuple[Table, ...]:
    """Every table, in the language in use; the letters of the plans stand with their names in figures.csv."""
    return (
        figures(comparison),
        assumptions(comparison),
        communities(comparison),
        funding(comparison),
        *((steps(comparison),) if any(pair.attribution for pair in comparison.pairs) else ()),
    )


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
    more = (rows.difference(row.values[0], value) for value in row.values[1:])
    cells = (_cell(row.unit, value) for value in (*row.values, *more))
    return (row.name, row.year, say(rows.UNITS[row.unit]), *cells)


def _cell(unit: Unit, value: Value) -> Cell:
    """Money to the yuan in 万元; shares in per cent, other fractions with two decimals."""
    if value is None:
        return None
    match unit:
        case "yuan":
            return wan(int(value))
        case "share" | "gap":
            return hundredths(Fraction(value) * 100)
        case "count":
            return int(value)
        case _:
            return hundredths(Fraction(value))


def assumptions(comparison: Comparison) -> Table:
    """A row for every value that differs."""
    return Table(
        file=ASSUMPTIONS,
        headings=(
            say("plan"),
            say("assumption"),
            say("file of the first"),
            say("file of the other"),
            say("key"),
            say("row"),
            say("in the first"),
            say("in the other"),
        ),
        rows=tuple(
            (
                LETTERS[pair.other],
                one.name,
                *found.files,
                ".".join(found.key),
                values.row(found, _scenarios(comparison, pair)),
                *_values(found, _scenarios(comparison, pair)),
            )
            for pair in comparison.pairs
            for one in pair.assumptions
            for found in one.differences
        ),
    )


def _values(found: Difference, scenarios: tuple[Scenario, Scenario]) -> tuple[str, str]:
    before, after = (values.value(found, value, scenarios) for value in (found.before, found.after))
    return before, after


def communities(comparison: Comparison) -> Table:
    """A row a community that is not the same, then what is the same, the areas' own works, and the sum."""
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
        yield (letter, *_community(_scenarios(comparison, pair), move))
    blank: tuple[Cell, ...] = ("", "", "", "")
    for name, people, money in (
        (say("the same"), found.same.households, found.same.cost),
        (say("areas themselves"), None, found.areas.cost),
        (say("all"), found.whole.households, found.whole.cost),
    ):
        sides = ((None, "", "", None if people is None else people[i], wan(money[i])) for i in (0, 1))
        more = None if people is None else people[1] - people[0]
        yield (letter, name, *blank, *chain.from_iterable(sides), more, wan(money[1] - money[0]))


def _community(scenarios: tuple[Scenario, Scenario], move: Move) -> tuple[Cell, ...]:
    before, after = scenarios
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
        "、".join(words.work(scenario, community, work) for work in sorted(placed.works)),
        placed.households,
        wan(placed.cost),
    )


def funding(comparison: Comparison) -> Table:
    """Who pays what of each community that is not the same, and of the areas' own works, year by year."""
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
            for who, one, two in _payments(comparison, pair)
            for source, year, money in _lines(one, two)
        ),
    )


def _payments(comparison: Comparison, pair: Pair) -> Iterator[tuple[tuple[str, str], Paid, Paid]]:
    before, after = _scenarios(comparison, pair)
    for move in pair.moves.rows:
        name = words.community(after if move.community in after.community else before, move.community)
        one, two = ({} if side is None else side.paid for side in (move.before, move.after))
        yield (move.community, name), one, two
    yield ("", say("areas themselves")), *pair.moves.areas_paid


def _lines(one: Paid, two: Paid) -> Iterator[tuple[str, int, tuple[Cell, Cell, Cell]]]:
    for source, year in sorted({*one, *two}):
        a, b = one.get((source, year), 0), two.get((source, year), 0)
        yield source, year, (wan(a), wan(b), wan(b - a))


def steps(comparison: Comparison) -> Table:
    """A row a step of the attribution, then the whole."""
    return Table(
        file=ATTRIBUTION,
        headings=(
            say("plan"),
            say("step"),
            say("assumption"),
            say("goal"),
            say("goal more"),
            say("best possible changes by"),
            say("households more"),
            say("communities more"),
            say("areas more"),
            say("investment more (万元)"),
            say("remarks"),
        ),
        rows=tuple(row for pair in comparison.pairs for row in _steps(pair)),
    )


def _steps(pair: Pair) -> Iterator[tuple[Cell, ...]]:
    found = pair.attribution
    if found is None:
        return
    letter, goal = LETTERS[pair.other], words.goal_title(found.goal)
    for n, step in enumerate(found.steps, start=1):
        more = step.totals
        yield (
            letter,
            n,
            step_name(found, step),
            goal,
            step.reached(found.goal),
            verdict(step, found.goal),
            more.households,
            more.communities,
            more.areas,
            wan(more.cost),
            say("; ").join(not_alone(step)),
        )
    whole = found.whole
    reached = found.reached(found.goal)
    sums = (whole.households, whole.communities, whole.areas, wan(whole.cost), "")
    yield letter, None, say("all"), goal, reached, "", *sums


def _scenarios(comparison: Comparison, pair: Pair) -> tuple[Scenario, Scenario]:
    return comparison.versions[0].scenario, comparison.versions[pair.other].scenario
