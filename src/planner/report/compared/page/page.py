"""The page of a comparison: what differs, in the order two offices would go through it."""

from collections.abc import Iterator

from planner.comparison import Comparison
from planner.locale import say
from planner.report.compared.figures import LETTERS
from planner.report.compared.page.assumptions import assumptions
from planner.report.compared.page.attribution import attribution
from planner.report.compared.page.basis import basis
from planner.report.compared.page.figures import figures
from planner.report.compared.page.funding import funding
from planner.report.compared.page.moves import moves
from planner.report.compared.page.overview import overview
from planner.report.page.blocks import Section
from planner.report.page.html import render


def page(comparison: Comparison) -> str:
    """The whole page as HTML, in the language in use.

    Raises BadInput where the packages that draw charts are not installed.
    """
    names = dict.fromkeys(version.scenario.name for version in comparison.versions)
    return render(
        say("{names}: {n} plans compared", names=say(", ").join(names), n=len(comparison.versions)),
        tuple(sections(comparison)),
        kicker=say("Renovation of old residential communities"),
        note=say(
            "Made by planner compare from: {plans}.",
            plans=say("; ").join(
                f"{letter} {version.label}"
                for letter, version in zip(LETTERS, comparison.versions, strict=False)
            ),
        ),
    )


def sections(comparison: Comparison) -> Iterator[Section]:
    """The sections that have something to say."""
    yield overview(comparison)
    yield assumptions(comparison)
    yield figures(comparison)
    yield moves(comparison)
    yield funding(comparison)
    if any(pair.attribution for pair in comparison.pairs):
        yield attribution(comparison)
    yield basis(comparison)
