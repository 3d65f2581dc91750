"""Adjacency found on the map: a Gabriel graph of points, or polygons with only a gap between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.areas.arrays import FloatArray, IntArray
from planner.areas.walking import DETOUR, EARTH_M
from planner.scenario.types import Community, Edge

GRID_M = 0.01  # borders are snapped to centimetres before anything is asked of them
TOUCH_M = 1.0  # closer than this two communities share a wall
DEGREES = frozenset({"EPSG:4326", "EPSG:4490", "EPSG:4214", "EPSG:4610", "OGC:CRS84", "CRS84"})


def from_points(communities: Iterable[Community], within_m: float, geographic: bool) -> tuple[Edge, ...]:
    """Gabriel graph: two are neighbours where the circle over them holds no third, within a distance."""
    placed = sorted((c for c in communities if c.x is not None and c.y is not None), key=lambda c: c.id)
    if len(placed) < 2:
        return ()
    at = np.array([(c.x, c.y) for c in placed], dtype=np.float64)
    if geographic:
        at = _metres(at, at.mean(axis=0))
    a, b = _pairs(shapely.points(at), within_m)
    length = np.hypot(*(at[a] - at[b]).T)
    clear = _gabriel(at, a, b, length)
    return tuple(
        Edge(a=placed[i].id, b=placed[j].id, kind="road", distance_m=_walk(far))
        for i, j, far in zip(a[clear].tolist(), b[clear].tolist(), length[clear].tolist(), strict=True)
    )


def from_polygons(
    shapes: Mapping[str, BaseGeometry],
    within_m: float,
    barriers: Sequence[BaseGeometry] = (),
    crs: str = "",
) -> tuple[Edge, ...]:
    """Polygons with a gap of at most `within_m`; a barrier where the shortest way over the gap meets one.

    `crs` is an authority code such as "EPSG:4490"; blank or projected codes are metres.
    """
    ids = sorted(i for i in shapes if not shapes[i].is_empty)
    if len(ids) < 2:
        return ()
    flat, lines = _flat([shapes[i] for i in ids], list(barriers), crs)
    centre = shapely.get_coordinates(shapely.centroid(flat))
    a, b = _pairs(flat, within_m)
    gap = shapely.distance(flat[a], flat[b])
    walk = np.hypot(*(centre[a] - centre[b]).T)
    shut = np.array([_shut(flat[i], flat[j], lines) for i, j in zip(a.tolist(), b.tolist(), strict=True)])
    return tuple(_edges(ids, a, b, gap, walk, shut.astype(np.int64)))


def _edges(
    ids: Sequence[str], a: IntArray, b: IntArray, gap: FloatArray, walk: FloatArray, shut: IntArray
) -> Iterator[Edge]:
    for i, j, near, far, barred in zip(*(v.tolist() for v in (a, b, gap, walk, shut)), strict=True):
        if barred:
            yield Edge(a=ids[i], b=ids[j], kind="barrier", crossable=False, distance_m=_walk(far))
        else:
            yield Edge(a=ids[i], b=ids[j], kind="wall" if near <= TOUCH_M else "road", distance_m=_walk(far))


def _walk(line: float) -> float:
    return round(DETOUR * line, 1)


def _pairs(
    shapes: "np.ndarray[tuple[int], np.dtype[np.object_]]", within_m: float
) -> tuple[IntArray, IntArray]:
    """All pairs a < b at most `within_m` apart, in order."""
    a, b = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=within_m)
    keep = a < b
    order = np.lexsort((b[keep], a[keep]))
    return a[keep][order], b[keep][order]


def _gabriel(at: FloatArray, a: IntArray, b: IntArray, length: FloatArray) -> IntArray:
    """The pairs whose circle holds no third point, inside or on it; twins at one place do not count."""
    tree = shapely.STRtree(shapely.points(at))
    middle = shapely.points((at[a] + at[b]) / 2)
    pair, third = tree.query(middle, predicate="dwithin", distance=length / 2 + GRID_M)
    to_a, to_b = at[third] - at[a[pair]], at[third] - at[b[pair]]
    twin = (~to_a.any(axis=1)) | (~to_b.any(axis=1))
    inside = (np.einsum("ij,ij->i", to_a, to_b) <= 0) & ~twin
    shut = np.zeros(len(a), dtype=np.bool_)
    shut[pair[inside]] = True
    return np.flatnonzero(~shut)


def _metres(at: FloatArray, centre: FloatArray) -> FloatArray:
    """Degrees as metres east and north of `centre`."""
    scale = np.radians(1) * EARTH_M
    flat: FloatArray = (at - centre) * [scale * np.cos(np.radians(centre[1])), scale]
    return flat


def _flat(
    shapes: list[BaseGeometry], barriers: list[BaseGeometry], crs: str
) -> "tuple[np.ndarray[tuple[int], np.dtype[np.object_]], list[BaseGeometry]]":
    """Shapes and barriers in metres, valid and snapped to the grid."""
    both = np.array([*shapes, *barriers], dtype=object)
    if crs.upper() in DEGREES:
        centre = shapely.get_coordinates(both[: len(shapes)]).mean(axis=0)
        both = shapely.transform(both, lambda at: _metres(at, centre))
    both = shapely.set_precision(shapely.make_valid(both), GRID_M)
    return both[: len(shapes)], list(both[len(shapes) :])


def _shut(a: BaseGeometry, b: BaseGeometry, barriers: list[BaseGeometry]) -> bool:
    return any(shapely.shortest_line(a, b).intersects(line) for line in barriers)
