"""A comparison in lines that can be read aloud: what is assumed, what comes of it, who moves, and why."""

from collections.abc import Iterator

from planner.comparison import Comparison, Pair
from planner.locale import say
from planner.report import words
from planner.report.columns import width, wrap
from planner.report.compared import assumptions, attribution, figures, moves
from planner.report.compared.figures import LETTERS
from planner.report.prices.cells import change_text


def lines(comparison: Comparison) -> Iterator[str]:
    """The whole report."""
    title = say("Comparison of {n} plans", n=len(comparison.versions))
    yield title
    yield "=" * width(title)
    yield from _legend(comparison)
    yield ""
    yield from figures.lines(comparison)
    for pair in comparison.pairs:
        yield from _pair(comparison, pair)


def _legend(comparison: Comparison) -> Iterator[str]:
    """Which letter stands for which plan."""
    rows = []
    for letter, version in zip(LETTERS, comparison.versions, strict=False):
        years = version.scenario.years
        span = f"{years[0]}—{years[-1]}" if len(years) > 1 else str(years[0])
        rows.append((letter, version.label, say("{name}, {years}", name=version.scenario.name, years=span)))
    wide = max(width(row[1]) for row in rows)
    for letter, label, name in rows:
        yield f"  {letter}  {label}{' ' * (wide - width(label))}  {name}"


def best(pair: Pair) -> Iterator[str]:
    """Between which ends the best possible changes: whether the two can be told apart at all."""
    goal, ends = words.goal_title(pair.goal), change_text(pair.change, pair.goal)
    text = say("The best possible “{goal}” changes by {ends}.", goal=goal, ends=ends)
    if not pair.change.sign:
        text = say(
            "The best possible “{goal}” changes by {ends}: by values and bounds the two are not "
            "distinguishable, what differs may come from the search.",
            goal=goal,
            ends=ends,
        )
    yield from wrap(text, 78, breaks=" 、，；;")


def _pair(comparison: Comparison, pair: Pair) -> Iterator[str]:
    letter = LETTERS[pair.other]
    if len(comparison.pairs) > 1:
        title = say("{b} against {a}", a="A", b=letter)
        yield from ("", title, "-" * width(title))
    yield ""
    yield from best(pair)
    yield ""
    yield from assumptions.lines(comparison, pair)
    yield ""
    yield from moves.lines(comparison, pair)
    if pair.attribution is not None:
        yield ""
        yield from attribution.lines(comparison, pair)
