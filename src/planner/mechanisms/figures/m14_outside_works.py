"""M14: works beside a community, planned with it, paid by their owners: in the investment, in no count."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.mechanisms.figures.places import programmes, renovation

CODE = "M14"


def figures(case: Case) -> Iterator[Figure]:
    """Outside works by owner, each once; the whole investment; households and floor area without them."""
    planned = [community for _, community in case.planned()]
    there = {community.id for community in planned}
    outside = [p for p in programmes(case) if p.outside and there.intersection(p.communities)]
    ours = renovation(case)
    for p in outside:
        yield Figure(
            code=CODE,
            key="outside",
            what=mark("works outside the community, paid by their owner"),
            unit="yuan",
            value=p.money,
            subject="、".join(part for part in (p.id, p.owner or p.department) if part),
        )
    yield Figure(
        code=CODE,
        key="investment",
        what=mark("total investment with the works outside"),
        unit="yuan",
        value=ours + sum(p.money for p in outside),
    )
    yield Figure(
        code=CODE, key="renovation", what=mark("of it the renovation itself"), unit="yuan", value=ours
    )
    yield Figure(
        code=CODE,
        key="households",
        what=mark("households renovated, which works outside do not change"),
        unit="count",
        value=sum(community.households for community in planned),
    )
    yield Figure(
        code=CODE,
        key="floor_area",
        what=mark("floor area renovated, which works outside do not change"),
        unit="m2",
        value=sum((community.floor_area_m2 for community in planned), Fraction(0)),
    )
