"""M37: serving Party members who reported, and the volunteer posts they took: at least one each."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M37"


def figures(case: Case) -> Iterator[Figure]:
    """Of all communities where it holds, planned or not."""
    mine = {c.id for c in case.communities}
    found = [g for g in case.scenario.governance if g.community in mine and g.members is not None]
    members = sum(g.members or 0 for g in found)
    yield Figure(
        code=CODE,
        key="members",
        what=mark("serving Party members who reported to their community"),
        unit="count",
        value=members if found else None,
        needs="members",
    )
    yield Figure(
        code=CODE,
        key="posts",
        what=mark("volunteer posts they took"),
        unit="count",
        value=sum(g.posts or 0 for g in found) if found else None,
        target=members,
        qualifier="at least",
        needs="posts",
    )
    yield Figure(
        code=CODE,
        key="without_post",
        what=mark("communities with fewer posts than members"),
        unit="count",
        value=sum(1 for g in found if (g.posts or 0) < (g.members or 0)) if found else None,
        target=0,
        needs="posts",
    )
