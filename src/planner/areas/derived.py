"""The edges of a scenario that gives coordinates or outlines instead of a table of neighbours."""

from collections.abc import Iterable
from dataclasses import replace

from shapely import GeometryCollection, LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from planner.areas.map import from_points, from_polygons
from planner.scenario.adjacency import DEGREES
from planner.scenario.types import Edge, Points, Polygons, Scenario, Shape


def with_edges(scenario: Scenario) -> Scenario:
    """`scenario` with the edges its geometry makes; an edge that is given wins over one that is found."""
    drawn: Polygons | None = None
    match scenario.adjacency_from:
        case None:
            return scenario
        case Points(within_m=within):
            found = from_points(scenario.communities, within, scenario.geographic)
        case Polygons() as drawn:
            found = _from_outlines(drawn)
    given = {frozenset((edge.a, edge.b)) for edge in scenario.edges}
    known = set(scenario.community)
    new = (e for e in found if frozenset((e.a, e.b)) not in given and {e.a, e.b} <= known)
    edges = sorted((*scenario.edges, *new), key=lambda e: (e.a, e.b))
    return replace(scenario, edges=tuple(edges), adjacency_from=None, drawn_from=drawn)


def _from_outlines(outlines: Polygons) -> tuple[Edge, ...]:
    shapes = {name: geometry(shape) for name, shape in outlines.outlines.items()}
    barriers = [geometry(shape) for shape in outlines.barriers]
    return from_polygons(shapes, outlines.within_m, barriers, _crs(outlines, shapes.values()))


def in_degrees(outlines: Polygons, shapes: Iterable[BaseGeometry]) -> bool:
    """Whether the shapes of `outlines` are longitudes and latitudes."""
    return _crs(outlines, shapes).upper() in DEGREES


def _crs(outlines: Polygons, shapes: Iterable[BaseGeometry]) -> str:
    return outlines.crs or ("EPSG:4326" if _could_be_degrees(shapes) else "")


def geometry(shape: Shape) -> BaseGeometry:
    """Plain numbers as a shapely geometry."""
    polygons = MultiPolygon([Polygon(rings[0], rings[1:]) for rings in shape.polygons])
    if not shape.lines:
        return polygons
    return GeometryCollection([polygons, *(LineString(line) for line in shape.lines)])


def _could_be_degrees(shapes: Iterable[BaseGeometry]) -> bool:
    """Whether all coordinates could be longitudes and latitudes."""
    bounds = [shape.bounds for shape in shapes if not shape.is_empty]
    return all(w >= -180 and e <= 180 and s >= -90 and n <= 90 for w, s, e, n in bounds)
