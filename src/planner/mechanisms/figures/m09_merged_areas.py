"""M09: communities merged into areas, project costs saved by it, households that share new facilities."""

from collections.abc import Iterator
from fractions import Fraction

from planner import walks
from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.mechanisms.figures.places import areas, built

CODE = "M09"


def figures(case: Case) -> Iterator[Figure]:
    """Areas of two or more, fixed costs they save, and whom their facilities serve."""
    merged = [area for area in areas(case) if len(area.members) > 1]
    members = sum(len(area.members) for area in merged)
    saved = (members - len(merged)) * case.scenario.limits.project_cost
    yield Figure(
        code=CODE, key="merged_areas", what=mark("areas of two communities or more"), unit="count",
        value=len(merged),
    )  # fmt: skip
    yield Figure(
        code=CODE, key="merged", what=mark("communities merged into areas"), unit="count", value=members
    )
    yield Figure(
        code=CODE, key="saved", what=mark("fixed project cost saved by merging"), unit="yuan", value=saved
    )
    served, cost = shared(case)
    yield Figure(
        code=CODE,
        key="served",
        what=mark("households within the walking band of a new facility of their area"),
        unit="count",
        value=served,
    )
    yield Figure(
        code=CODE,
        key="served_per_wan",
        what=mark("such households for each 万元 of facilities"),
        unit="times",
        value=Fraction(served * 10_000, cost) if cost else None,
        needs=mark("the plan pays for no facility"),
    )


def shared(case: Case) -> tuple[int, int]:
    """Households that new facilities serve, each once for each kind and band; and what these cost, yuan."""
    ways = walks.ways(case.scenario)
    near: set[tuple[str, str, int]] = set()
    cost = 0
    for area, work, f in built(case):
        reached = walks.within(ways, f.host, round(f.band_m * 1000), area.members)
        near |= {(community, f.kind, f.band_m) for community in reached}
        cost += work.cost
    return sum(case.scenario.community[community].households for community, _, _ in near), cost
