"""Where communities lie, in metres on a plane: points, outlines where given, shapes round areas."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10
from statistics import median

import shapely
from shapely.geometry.base import BaseGeometry

from planner.areas.derived import geometry, in_degrees
from planner.areas.walking import degree_m
from planner.scenario.types import Scenario

Point = tuple[float, float]
DETAIL = 1500  # an outline is drawn as exactly as this part of the whole ground
LEAST = 200.0  # metres a panel shows at the least


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The places of the communities that have one."""

    points: Mapping[str, Point]  # community -> metres east and north
    outlines: Mapping[str, BaseGeometry]  # in metres; empty where the scenario has none
    links: Mapping[str, frozenset[str]]  # community -> neighbours
    reach: float  # metres round a point that are its own


def ground(scenario: Scenario) -> Ground:
    """The places of all communities of `scenario`; one without coordinates and outline has none."""
    outlines, degrees = _outlines(scenario)
    points = {name: (shape.centroid.x, shape.centroid.y) for name, shape in outlines.items()}
    if degrees is None or degrees == scenario.geographic:  # else the two could not lie on one map
        points |= {
            c.id: (c.x, c.y)
            for c in scenario.communities
            if c.x is not None and c.y is not None and c.id not in points
        }
    if not points:
        return Ground(points={}, outlines={}, links={}, reach=0.0)
    if scenario.geographic if degrees is None else degrees:
        latitude = sum(y for _, y in points.values()) / len(points)
        east, north = degree_m(latitude)
    else:
        east = north = 1.0
    west, south = min(x for x, _ in points.values()), min(y for _, y in points.values())
    flat = {name: ((x - west) * east, (y - south) * north) for name, (x, y) in points.items()}
    links: dict[str, set[str]] = {name: set() for name in flat}
    for edge in scenario.edges:
        if edge.crossable and edge.a in flat and edge.b in flat:
            links[edge.a].add(edge.b)
            links[edge.b].add(edge.a)
    return Ground(
        points=flat,
        outlines={
            name: shapely.transform(shape, lambda at: (at - (west, south)) * (east, north))
            for name, shape in outlines.items()
        },
        links={name: frozenset(others) for name, others in links.items()},
        reach=_reach(list(flat.values())),
    )


def _outlines(scenario: Scenario) -> tuple[dict[str, BaseGeometry], bool | None]:
    """Outlines as they were given, and whether they are degrees; None where there are none."""
    if scenario.drawn_from is None:
        return {}, None
    found = {
        name: shapely.make_valid(geometry(shape))
        for name, shape in scenario.drawn_from.outlines.items()
        if name in scenario.community
    }
    found = {name: shape for name, shape in found.items() if not shape.is_empty}
    return found, in_degrees(scenario.drawn_from, found.values()) if found else None


def _reach(points: Sequence[Point]) -> float:
    """A third of the way to the nearest neighbour, as most have it."""
    if len(points) < 2:
        return LEAST / 4
    shapes = shapely.points(points)
    _, distance = shapely.STRtree(shapes).query_nearest(
        shapes, exclusive=True, all_matches=False, return_distance=True
    )
    nearest: list[float] = distance.tolist()
    return max(1.0, median(nearest) / 3)


def round_members(found: Ground, members: Collection[str]) -> BaseGeometry:
    """The shape round the members of an area: their outlines joined, else a band along their links."""
    drawn = [found.outlines[c] for c in members if c in found.outlines]
    if drawn:
        gap = 15.0  # metres: the streets between members
        return shapely.union_all(drawn).buffer(gap).buffer(-gap * 0.8)
    placed = [c for c in members if c in found.points]
    lines = [
        shapely.LineString([found.points[a], found.points[b]])
        for a in placed
        for b in placed
        if a < b and b in found.links[a]
    ]
    shapes = [shapely.Point(found.points[c]) for c in placed]
    band = shapely.union_all([*shapes, *lines]).buffer(found.reach, quad_segs=4)
    parts = []
    for part in getattr(band, "geoms", [band]):
        holes = [hole for hole in part.interiors if _holds_stranger(found, hole, members)]
        parts.append(shapely.Polygon(part.exterior, holes))
    return shapely.union_all(parts)


def _holds_stranger(found: Ground, hole: BaseGeometry, members: Collection[str]) -> bool:
    """Whether a hole between the links of an area is the place of who is no member: then it stays a hole."""
    inside = shapely.Polygon(hole)
    west, south, east, north = inside.bounds
    return any(
        west < x < east and south < y < north and c not in members and inside.contains(shapely.Point(x, y))
        for c, (x, y) in found.points.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A piece of the ground drawn by itself: who lies in it, its box, and a bar that gives its scale."""

    name: str
    members: tuple[str, ...]
    box: BaseGeometry
    bar: BaseGeometry
    bar_metres: int


def panels(scenario: Scenario, found: Ground, districts: bool = True) -> tuple[Panel, ...]:
    """A panel for every district, the largest first, or one for all: districts often lie far apart."""
    parts: dict[str, list[str]] = {}
    for c in scenario.communities:
        if c.id in found.points:
            parts.setdefault(c.district if districts else "", []).append(c.id)
    order = Counter({name: len(members) for name, members in parts.items()})
    return tuple(_panel(found, name, tuple(parts[name])) for name, _ in order.most_common())


def _panel(found: Ground, name: str, members: tuple[str, ...]) -> Panel:
    shapes = [found.outlines.get(c) or shapely.Point(found.points[c]) for c in members]
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    margin = max(found.reach * 2, 0.06 * max(east - west, north - south))
    (west, east), (south, north) = _wide(west, east, margin), _wide(south, north, margin)
    metres = round_metres((east - west) / 4)
    left, low = west + margin / 4, south - margin / 2
    return Panel(
        name=name,
        members=members,
        box=shapely.box(west, south - margin, east, north),
        bar=shapely.LineString([(left, low), (left + metres, low)]),
        bar_metres=metres,
    )


def _wide(low: float, high: float, margin: float) -> tuple[float, float]:
    """A span with its margins; a place that lies alone gets some ground round it."""
    lacking = max(0.0, LEAST - (high - low)) / 2
    return low - lacking - margin, high + lacking + margin


def round_metres(metres: float) -> int:
    """The round length nearest below: 1, 2 or 5 times a power of ten."""
    power = 10 ** floor(log10(max(metres, 1.0)))
    return int(max(n * power for n in (1, 2, 5) if n * power <= max(metres, 1.0)))


def simplified(shape: BaseGeometry, panel: Panel) -> BaseGeometry:
    """`shape` with no more detail than its panel can show, in whole decimetres."""
    west, south, east, north = panel.box.bounds
    return shapely.set_precision(
        shape.simplify(max(east - west, north - south) / DETAIL), 0.1, mode="pointwise"
    )
