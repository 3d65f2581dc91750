"""Adjacency found on the map: points, polygons, barriers, and two real cities."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from areas_by_hand import community
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box
from shapely.affinity import translate
from shapely.geometry import shape

from planner.areas import from_points, from_polygons
from planner.areas.walking import degree_m
from planner.scenario.types import Community, Edge

DATA = Path(__file__).parents[3] / "shared" / "data"
TORONTO, NYCHA = DATA / "toronto", DATA / "nycha"


def at(id: str, x: float | None, y: float | None) -> Community:
    return community(id, x=x, y=y)


def pairs(edges: tuple[Edge, ...]) -> set[tuple[str, str]]:
    return {(e.a, e.b) for e in edges}


def test_a_third_point_in_the_circle_parts_two() -> None:
    line = [at("A", 0, 0), at("B", 100, 1), at("C", 200, 0)]
    assert pairs(from_points(line, 300, False)) == {("A", "B"), ("B", "C")}


def test_a_grid_has_no_diagonals() -> None:
    grid = [at(f"{x}{y}", 100 * x, 100 * y) for x in range(3) for y in range(3)]
    assert len(from_points(grid, 300, False)) == 12


def test_within_the_distance_includes_the_distance() -> None:
    two = [at("A", 0, 0), at("B", 300, 0)]
    assert pairs(from_points(two, 300, False)) == {("A", "B")}
    assert not from_points(two, 299.9, False)


def test_the_walk_is_longer_than_the_line() -> None:
    (edge,) = from_points([at("B", 0, 0), at("A", 0, 100)], 300, False)
    assert (edge.a, edge.b, edge.kind, edge.distance_m) == ("A", "B", "road", 130.0)


def test_two_at_one_place_are_neighbours_and_share_theirs() -> None:
    three = [at("A", 0, 0), at("B", 0, 0), at("C", 100, 0)]
    assert pairs(from_points(three, 300, False)) == {("A", "B"), ("A", "C"), ("B", "C")}


def test_without_coordinates_nobody_is_a_neighbour() -> None:
    assert from_points([at("A", 0, 0), at("B", None, 0)], 300, False) == ()
    assert from_points([], 300, False) == ()


def test_degrees_are_measured_in_metres() -> None:
    east, north = degree_m(36.65)
    assert (round(east / 10), round(north / 10)) == (8942, 11097)  # Jinan, on the ellipsoid
    two = [at("A", 117.0, 36.65), at("B", 117.0 + 200 / east, 36.65)]
    (edge,) = from_points(two, 201, True)
    assert edge.distance_m == pytest.approx(260, abs=0.2)
    assert not from_points(two, 199, True)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=14), st.integers(1, 40))
def test_gabriel_by_definition(places: list[tuple[int, int]], within: int) -> None:
    points = [at(f"{i:02}", *map(float, place)) for i, place in enumerate(places)]
    wanted = set()
    for i, (ax, ay) in enumerate(places):
        for j, (bx, by) in enumerate(places[:i]):
            thirds = [p for p in places if p not in ((ax, ay), (bx, by))]
            inside = [(x, y) for x, y in thirds if (x - ax) * (x - bx) + (y - ay) * (y - by) <= 0]
            if not inside and (ax - bx) ** 2 + (ay - by) ** 2 <= within**2:
                wanted.add((f"{j:02}", f"{i:02}"))
    assert pairs(from_points(points, within, False)) == wanted


def test_a_gap_up_to_the_distance() -> None:
    shapes = {"A": box(0, 0, 100, 100), "B": box(130, 0, 200, 100), "C": box(230.1, 0, 300, 100)}
    (edge,) = from_polygons(shapes, 30)
    assert (edge.a, edge.b, edge.kind, edge.crossable) == ("A", "B", "road", True)
    assert edge.distance_m == 149.5  # centre to centre, 115 m, and a detour


def test_noisy_borders_touch() -> None:
    """Vertices a hair apart, slivers and overlaps: all of them are one shared wall."""
    noise = np.random.default_rng(1)
    shapes = {}
    for x in range(4):
        for y in range(4):
            ring = [(0, 0), (50, 0), (100, 0), (100, 50), (100, 100), (50, 100), (0, 100), (0, 50)]
            moved = np.array(ring) + 100 * np.array([x, y]) + noise.uniform(-0.2, 0.2, (8, 2))
            shapes[f"{x}{y}"] = Polygon(moved)
    found = from_polygons(shapes, 1)
    side = {(e.a, e.b) for e in found if abs(int(e.a) - int(e.b)) in (1, 10)}
    assert len(side) == 24
    assert {e.kind for e in found} == {"wall"}


def test_a_bow_tie_is_mended() -> None:
    bow = Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    assert pairs(from_polygons({"A": bow, "B": box(105, 0, 150, 100)}, 10)) == {("A", "B")}


def test_a_shape_too_small_or_empty_is_nobodys_neighbour() -> None:
    shapes = {"A": box(0, 0, 9, 9), "B": box(9, 0, 20, 9), "C": Polygon(), "D": box(9, 9, 9.001, 9.001)}
    assert pairs(from_polygons(shapes, 30)) == {("A", "B")}
    assert from_polygons({}, 30) == ()


@pytest.mark.parametrize(
    "barrier",
    [
        LineString([(115, -50), (115, 150)]),
        box(110, -50, 120, 150),
        GeometryCollection([MultiPolygon(), LineString([(115, -50), (115, 150)])]),
    ],
)
def test_a_barrier_in_the_gap_parts_two(barrier: LineString) -> None:
    shapes = {"A": box(0, 0, 100, 100), "B": box(130, 0, 200, 100), "C": box(0, 120, 100, 200)}
    found = {(e.a, e.b): (e.kind, e.crossable) for e in from_polygons(shapes, 30, [barrier])}
    assert found == {("A", "B"): ("barrier", False), ("A", "C"): ("road", True)}


def test_a_canal_along_a_shared_border_parts_two() -> None:
    shapes = {"A": box(0, 0, 100, 100), "B": box(99.8, 0, 200, 100), "C": box(0, 100, 100, 200)}
    canal = LineString([(100, -10), (100, 150)])
    found = {(e.a, e.b): e.kind for e in from_polygons(shapes, 5, [canal])}
    assert found == {("A", "B"): "barrier", ("A", "C"): "wall", ("B", "C"): "barrier"}
    part = LineString([(100, 50), (100, 150)])
    assert {(e.a, e.b): e.kind for e in from_polygons(shapes, 5, [part])}["A", "B"] == "wall"


def test_barriers_elsewhere_change_nothing() -> None:
    shapes = {"A": box(0, 0, 100, 100), "B": box(130, 0, 200, 100)}
    assert from_polygons(shapes, 30, [translate(box(0, 0, 9, 9), 1000), Point()]) == from_polygons(shapes, 30)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _given(file: Path) -> dict[tuple[str, ...], float]:
    return {tuple(sorted((row["a"], row["b"]))): float(row["distance_m"]) for row in _rows(file)}


@pytest.mark.skipif(not TORONTO.exists(), reason="real data is not part of the repository")
def test_toronto() -> None:
    """The Gabriel graph published with the data, save 2 of 794 edges with a third just inside the circle.

    Those two hold a third building by 2 to 3 cm; four edges of ours, whose circles are empty, it lacks.
    """
    buildings = [at(row["RSN"], float(row["X"]), float(row["Y"])) for row in _rows(TORONTO / "buildings.csv")]
    found = {(e.a, e.b): e.distance_m for e in from_points(buildings, 300, False)}
    wanted = _given(TORONTO / "adjacency.csv")
    assert len(wanted.keys() - found.keys()) <= 2
    assert len(found.keys() - wanted.keys()) <= 4
    for pair in wanted.keys() & found.keys():
        assert found[pair] == pytest.approx(1.3 * wanted[pair], abs=0.2)  # type: ignore[index]


@pytest.mark.skipif(not NYCHA.exists(), reason="real data is not part of the repository")
def test_new_york() -> None:
    features = json.loads((NYCHA / "estates.geojson").read_text(encoding="utf-8"))["features"]
    shapes = {f["properties"]["tds"]: shape(f["geometry"]) for f in features}
    found = from_polygons(shapes, 300, crs="EPSG:4326")
    assert pairs(found) == set(_given(NYCHA / "adjacency_300m.csv"))
