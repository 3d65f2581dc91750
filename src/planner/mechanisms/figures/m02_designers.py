"""M02: the share of subdistricts with a team of responsible designers."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.scope import EVERYWHERE
from planner.scenario.subdistricts import Subdistrict

CODE = "M02"


def figures(case: Case) -> Iterator[Figure]:
    """Subdistricts with a team over all of them (责任设计师覆盖率)."""
    here = [s for s in case.scenario.subdistricts if _lies(case, s)]
    teams = sum(1 for s in here if s.designer_team)
    yield Figure(
        code=CODE,
        key="designer_coverage",
        what=mark("subdistricts with a team of responsible designers"),
        unit="share",
        value=Fraction(teams, len(here)) if here else None,
        target=1,
        needs="designer_team",
    )
    yield Figure(
        code=CODE,
        key="designer_teams",
        what=mark("subdistricts that have one"),
        unit="count",
        value=teams,
        target=len(here) or None,
    )


def _lies(case: Case, row: Subdistrict) -> bool:
    """Whether a subdistrict lies where the mechanism holds; an empty one, only where it holds everywhere."""
    inside = any(c.subdistrict == row.name and row.district in ("", c.district) for c in case.communities)
    return inside or case.chosen.where == EVERYWHERE
