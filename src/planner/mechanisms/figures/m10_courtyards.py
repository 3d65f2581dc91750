"""M10: closed courtyards opened to one another: how many, with how many buildings, what land is freed."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure, Unit
from planner.mechanisms.figures.places import areas, built
from planner.scenario.types import Edge

CODE = "M10"


def figures(case: Case) -> Iterator[Figure]:
    """Courtyards, buildings, areas, walls, land freed and land used."""
    merged = [area for area in areas(case) if len(area.members) > 1]
    yards = [case.scenario.community[c] for area in merged for c in area.members]
    walls = [wall for area in merged for wall in opened(case, set(area.members))]
    buildings = [yard.buildings for yard in yards]
    freed = sum((wall.freed_m2 for wall in walls), Fraction(0))
    used = sum((f.land_m2 for _, _, f in built(case)), Fraction(0))
    lines: tuple[tuple[str, str, Unit, int | Fraction | None], ...] = (
        ("areas", mark("areas made of closed courtyards"), "count", len(merged)),
        ("courtyards", mark("courtyards opened"), "count", len(yards)),
        ("buildings", mark("buildings in these courtyards"), "count",
         None if None in buildings else sum(b for b in buildings if b is not None)),
        ("interfaces", mark("walls taken down, each once"), "count", len(walls)),
        ("freed", mark("land freed by walls"), "m2", freed),
    )  # fmt: skip
    for key, what, unit, value in lines:
        yield Figure(code=CODE, key=key, what=what, unit=unit, value=value, needs="buildings")
    yield Figure(
        code=CODE,
        key="used",
        what=mark("freed land used for parking, green and play"),
        unit="m2",
        value=used,
        target=freed,
        qualifier="at most",
    )


def opened(case: Case, members: set[str]) -> Iterator[Edge]:
    """The walls inside an area that come down."""
    for edge in case.scenario.edges:
        if edge.kind == "wall" and edge.crossable and edge.a in members and edge.b in members:
            yield edge
