"""Where communities lie: degrees and outlines as metres, bands round areas, a panel for every district."""

from dataclasses import replace

import pytest
import shapely

from planner.report.page.ground import LEAST, Ground, ground, panels, round_members, round_metres
from planner.scenario.types import Polygons, Scenario, Shape
from tests.report.page import plans


@pytest.fixture
def scenario() -> Scenario:
    return plans.city(14).scenario


def test_metres_are_counted_from_the_south_western_corner(scenario: Scenario) -> None:
    found = ground(scenario)
    assert found.points["C0000"] == (0, 0)
    assert found.points["C0003"] == (450, 0)
    assert found.reach == 50  # a third of the way to the nearest


def test_degrees_become_metres(scenario: Scenario) -> None:
    a, b, *rest = scenario.communities
    placed = (
        replace(a, x=120.0, y=36.0),
        replace(b, x=120.001, y=36.001),
        *(replace(c, x=None, y=None) for c in rest),
    )
    found = ground(replace(scenario, communities=placed, geographic=True))
    assert set(found.points) == {"C0000", "C0001"}
    x, y = found.points["C0001"]
    assert x == pytest.approx(90.2, abs=0.5)  # a thousandth of a degree at 36 degrees north
    assert y == pytest.approx(111.0, abs=0.5)


def test_outlines_win_over_points(scenario: Scenario) -> None:
    square = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (0.0, 0.0))
    outlines = {"C0001": Shape(polygons=((square,),)), "gone": Shape(polygons=((square,),))}
    found = ground(replace(scenario, drawn_from=Polygons(outlines=outlines, crs="EPSG:4547")))
    assert set(found.outlines) == {"C0001"}
    assert found.outlines["C0001"].area == 10_000
    assert found.points["C0001"] == (50, 50)
    assert len(found.points) == 14  # the others keep their coordinates


def test_outlines_in_degrees_and_points_in_metres_do_not_share_a_map(scenario: Scenario) -> None:
    square = ((120.0, 36.0), (120.001, 36.0), (120.001, 36.001), (120.0, 36.0))
    drawn = Polygons(outlines={"C0001": Shape(polygons=((square,),))}, crs="EPSG:4490")
    found = ground(replace(scenario, drawn_from=drawn))
    assert set(found.points) == {"C0001"}
    assert found.outlines["C0001"].area == pytest.approx(90.2 * 111 / 2, rel=0.01)


def test_nobody_with_a_place_makes_no_ground() -> None:
    scenario = plans.city(14, placed=False).scenario
    assert panels(scenario, ground(scenario)) == ()


def ring(members: dict[str, tuple[float, float]]) -> Ground:
    names = sorted(members)
    return Ground(
        points=members,
        outlines={},
        links={a: frozenset(b for b in names if b != a and "stranger" not in (a, b)) for a in names},
        reach=10.0,
    )


def test_an_area_is_one_shape_round_its_links() -> None:
    found = ring({"a": (0, 0), "b": (300, 0), "c": (150, 300)})
    shape = round_members(found, ["a", "b", "c"])
    assert shape.geom_type == "Polygon"
    assert not shape.interiors  # the hole between the three is filled
    assert shape.covers(shapely.LineString([(0, 0), (300, 0)]))


def test_who_is_no_member_is_not_covered() -> None:
    found = ring({"a": (0, 0), "b": (300, 0), "c": (150, 300), "stranger": (150, 100)})
    shape = round_members(found, ["a", "b", "c"])
    assert not shape.covers(shapely.Point(150, 100))


def test_a_panel_for_every_district_the_largest_first(scenario: Scenario) -> None:
    moved = (replace(scenario.communities[0], district="西区"), *scenario.communities[1:])
    scenario = replace(scenario, communities=moved)
    found = panels(scenario, ground(scenario))
    assert [(panel.name, len(panel.members)) for panel in found] == [("西区", 8), ("东区", 6)]
    (whole,) = panels(scenario, ground(scenario), districts=False)
    assert len(whole.members) == 14


def test_a_place_alone_still_has_ground_round_it(scenario: Scenario) -> None:
    alone = replace(scenario, communities=scenario.communities[:1], edges=())
    (panel,) = panels(alone, ground(alone))
    west, south, east, north = panel.box.bounds
    assert east - west >= LEAST
    assert north - south >= LEAST
    assert panel.bar.length == panel.bar_metres


@pytest.mark.parametrize(("metres", "shown"), [(0.2, 1), (7, 5), (199, 100), (200, 200), (4_999, 2_000)])
def test_a_scale_is_a_round_number(metres: float, shown: int) -> None:
    assert round_metres(metres) == shown
