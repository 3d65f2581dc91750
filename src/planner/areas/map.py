"""Adjacency found on the map: a Gabriel graph of points, or polygons with only a gap between them."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from planner.areas.arrays import BoolArray, FloatArray, IntArray
from planner.areas.walking import DETOUR, degree_m
from planner.scenario.adjacency import DEGREES
from planner.scenario.types import Community, Edge

Shapes = npt.NDArray[np.object_]
GRID_M = 0.01  # borders are snapped to centimetres before anything is asked of them
TOUCH_M = 1.0  # closer than this two communities share a wall


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
    names = sorted(shapes)
    flat = _flat([shapes[i] for i in names], crs)
    lines = _flat(list(barriers), crs, centre_of=[shapes[i] for i in names])
    drawn = np.flatnonzero(~(shapely.is_missing(flat) | shapely.is_empty(flat)))
    flat, ids = flat[drawn], [names[i] for i in drawn.tolist()]
    a, b = _pairs(flat, within_m)
    gap = shapely.distance(flat[a], flat[b])
    centre = shapely.get_coordinates(shapely.centroid(flat))
    walk = np.hypot(*(centre[a] - centre[b]).T)
    shut = _shut(flat[a], flat[b], gap, lines)
    return tuple(
        Edge(a=ids[i], b=ids[j], kind="barrier", crossable=False, distance_m=_walk(far))
        if barred
        else Edge(a=ids[i], b=ids[j], kind="wall" if near <= TOUCH_M else "road", distance_m=_walk(far))
        for i, j, near, far, barred in zip(*(v.tolist() for v in (a, b, gap, walk, shut)), strict=True)
    )


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
    (first, _), near = tree.query_nearest(middle, all_matches=False, return_distance=True)
    shut = np.ones(len(a), dtype=np.bool_)
    shut[first] = near < length[first] / 2 - GRID_M
    some = np.flatnonzero(~shut)
    pair, third = tree.query(middle[some], predicate="dwithin", distance=length[some] / 2 + GRID_M)
    pair = some[pair]
    to_a, to_b = at[third] - at[a[pair]], at[third] - at[b[pair]]
    twin = (~to_a.any(axis=1)) | (~to_b.any(axis=1))
    inside = (np.einsum("ij,ij->i", to_a, to_b) <= 0) & ~twin
    shut[pair[inside]] = True
    return np.flatnonzero(~shut)


def _metres(at: FloatArray, centre: FloatArray) -> FloatArray:
    """Degrees as metres east and north of `centre`."""
    flat: FloatArray = (at - centre) * degree_m(float(centre[1]))
    return flat


def _flat(shapes: Sequence[BaseGeometry], crs: str, centre_of: Sequence[BaseGeometry] = ()) -> Shapes:
    """Shapes in metres, valid and snapped to the grid."""
    found = np.array(shapes, dtype=object)
    if crs.upper() in DEGREES and len(found):
        about = np.array(centre_of or shapes, dtype=object)
        centre = shapely.get_coordinates(about).mean(axis=0)
        found = shapely.transform(found, lambda at: _metres(at, centre))
    snapped: Shapes = shapely.set_precision(shapely.make_valid(found), GRID_M)
    return snapped


def _shut(a: Shapes, b: Shapes, gap: FloatArray, barriers: Shapes) -> BoolArray:
    """Which pairs a barrier parts: it meets the shortest way, or runs all along where the two touch."""
    found = np.zeros(len(a), dtype=np.bool_)
    if not len(barriers):
        return found
    apart, touching = np.flatnonzero(gap > 0), np.flatnonzero(gap == 0)
    way, _ = shapely.STRtree(barriers).query(
        shapely.shortest_line(a[apart], b[apart]), predicate="intersects"
    )
    found[apart[way]] = True
    wide = shapely.buffer(shapely.union_all(barriers), TOUCH_M)
    found[touching] = shapely.covers(wide, shapely.intersection(a[touching], b[touching]))
    return found
