"""A comparison in lines that can be read aloud: what is assumed, what comes of it, who moves, and why."""

from collections.abc import Iterator

from planner.comparison import Comparison, Pair
from planner.locale import say
from planner.report.columns import width, wrap
from planner.report.compared import assumptions, attribution, figures, moves
from planner.report.compared.attribution import best
from planner.report.compared.cautions import cautions
from planner.report.compared.figures import LETTERS, span


def lines(comparison: Comparison) -> Iterator[str]:
    """The whole report."""
    title = say("Comparison of {n} plans", n=len(comparison.versions))
    yield title
    yield "=" * width(title)
    yield from _legend(comparison)
    for text in cautions(comparison):
        yield from wrap(text, 80)
    yield ""
    yield from figures.lines(comparison)
    for pair in comparison.pairs:
        yield from _pair(comparison, pair)


def _legend(comparison: Comparison) -> Iterator[str]:
    """Which letter stands for which plan."""
    rows = []
    for letter, version in zip(LETTERS, comparison.versions, strict=False):
        known = version.scenario
        rows.append((letter, version.label, say("{name}, {years}", name=known.name, years=span(known))))
    wide = max(width(row[1]) for row in rows)
    for letter, label, name in rows:
        yield f"  {letter}  {label}{' ' * (wide - width(label))}  {name}"


def _pair(comparison: Comparison, pair: Pair) -> Iterator[str]:
    letter = LETTERS[pair.other]
    if len(comparison.pairs) > 1:
        title = say("{b} against {a}", a="A", b=letter)
        yield from ("", title, "-" * width(title))
    yield ""
    yield from wrap(best(comparison, pair), 78, breaks=" 、，；;")
    yield ""
    yield from assumptions.lines(comparison, pair)
    yield ""
    yield from moves.lines(comparison, pair)
    if pair.attribution is not None:
        yield ""
        yield from attribution.lines(comparison, pair)
