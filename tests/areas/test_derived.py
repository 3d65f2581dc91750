"""A scenario with its edges made: outlines are kept for maps, and edges are not made twice."""

from fractions import Fraction

from planner.areas.derived import in_degrees, with_edges
from planner.scenario.types import Community, Points, Polygons, Scenario, Shape


def square(x: float, size: float = 100.0) -> Shape:
    ring = ((x, 0.0), (x + size, 0.0), (x + size, size), (x, size), (x, 0.0))
    return Shape(polygons=((ring,),))


def scenario(**fields: object) -> Scenario:
    return Scenario(
        name="s",
        years=(2026,),
        communities=tuple(
            Community(id=c, name=c, households=1, floor_area_m2=Fraction(1), x=x, y=0.0)
            for c, x in (("a", 0.0), ("b", 110.0))
        ),
        **fields,  # type: ignore[arg-type]
    )


def test_outlines_make_edges_and_are_kept() -> None:
    outlines = Polygons(outlines={"a": square(0), "b": square(110)}, crs="EPSG:4547")
    found = with_edges(scenario(adjacency_from=outlines))
    assert [(edge.a, edge.b) for edge in found.edges] == [("a", "b")]
    assert found.adjacency_from is None
    assert found.drawn_from == outlines
    assert with_edges(found) is found


def test_points_leave_nothing_to_draw() -> None:
    found = with_edges(scenario(adjacency_from=Points(within_m=200)))
    assert len(found.edges) == 1
    assert found.drawn_from is None


def test_degrees_are_known_by_their_code_or_their_range() -> None:
    def asked(shape: Shape, crs: str) -> bool:
        from planner.areas.derived import geometry

        return in_degrees(Polygons(outlines={"a": shape}, crs=crs), [geometry(shape)])

    assert asked(square(120, 0.001), "")
    assert asked(square(120, 0.001), "EPSG:4490")
    assert not asked(square(120, 0.001), "EPSG:4547")
    assert not asked(square(500, 100), "")
