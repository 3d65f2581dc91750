"""M05: spaces that stand already, what they become, and where e-bikes are charged beside fire protection."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M05"


def figures(case: Case) -> Iterator[Figure]:
    """Spaces converted, their area and what is taken of it, communities that charge e-bikes safely."""
    there = {c.id for _, c in case.planned()}
    done = {(work.community, work.id): work for _, work in case.plan.done() if work.community in there}
    converted = {
        space: taken
        for space in case.scenario.spaces
        if (taken := sum((u.m2 for u in space.uses if (u.community, u.work) in done), Fraction(0)))
    }
    safe = {work.community for work in done.values() if work.kind == "fire"}
    charging = {
        use.community
        for space in converted
        for use in space.uses
        if (work := done.get((use.community, use.work))) is not None and work.kind == "ebike_charging"
    }
    yield Figure(
        code=CODE,
        key="converted",
        what=mark("spaces converted"),
        unit="count",
        value=len(converted),
    )
    yield Figure(
        code=CODE,
        key="converted_area",
        what=mark("area taken of the spaces converted"),
        unit="m2",
        value=sum(converted.values(), Fraction(0)),
        target=sum((space.total_m2 for space in converted), Fraction(0)),
        qualifier="at most",
    )
    yield Figure(
        code=CODE,
        key="safe_charging",
        what=mark("communities where e-bikes are charged beside fire protection"),
        unit="count",
        value=len(charging & safe),
    )
