"""M01: the tree of indicators by level, how much of it was measured, and who scores lowest."""

from collections.abc import Iterator
from fractions import Fraction

from planner.appraisal import Tree, rank
from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M01"
PUBLISHED = (7, 26, 55)


def figures(case: Case) -> Iterator[Figure]:
    """Indicators on each level, the share of weight measured, and every score from the lowest up."""
    levels = Tree(case.scenario.indicators).levels
    for i, published in enumerate(PUBLISHED):
        yield Figure(
            code=CODE,
            key=f"level_{i + 1}",
            what=mark("indicators on a level"),
            unit="count",
            value=levels[i] if i < len(levels) else 0,
            target=published,
            subject=str(i + 1),
        )
    covered = [c.coverage for c in case.communities if c.coverage is not None]
    yield Figure(
        code=CODE,
        key="coverage",
        what=mark("share of the indicator weights that were measured, mean of the communities"),
        unit="share",
        value=sum(covered, Fraction(0)) / len(covered) if covered else None,
        needs=mark("needs the columns of the indicators (1.1.1 …)"),
    )
    mine = {c.id for c in case.communities if c.coverage is not None}  # others have a score without the tree
    places = [(c, place) for c, place in rank(case.scenario) if c in mine]
    for c, place in places:
        community = case.scenario.community[c]
        yield Figure(
            code=CODE,
            key="score",
            what=mark("score of the health check, by rank"),
            unit="points",
            value=community.score,
            subject=f"{place} {community.name}",
        )
