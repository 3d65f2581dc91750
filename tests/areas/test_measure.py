"""One area measured by hand, and into how many pieces one falls."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from areas_by_hand import community, path, pieces, scenario, spread

from planner.areas import measure, own_works
from planner.areas.walking import links, straight_m
from planner.plan import AreaWork
from planner.scenario.types import Category, Edge, Facility


def test_m09_pieces_of_a_path() -> None:
    asked = path("ABC")
    assert [pieces(asked, ids) for ids in ("ABC", "AB", "AC", "B", "")] == [1, 1, 2, 1, 0]


def test_pieces_of_a_bad_plan() -> None:
    assert pieces(path("ABC"), ["A", "nobody", "B"]) == 2


@pytest.mark.parametrize("edge", [Edge(a="A", b="B", kind="barrier"), Edge(a="A", b="B", crossable=False)])
def test_barriers_leave_two_pieces(edge: Edge) -> None:
    assert pieces(scenario([community("A"), community("B")], [edge]), "AB") == 2


def test_put_together_is_one_piece() -> None:
    three = [community("A", drawn_area="一片"), community("B", drawn_area="一片"), community("C")]
    assert pieces(scenario(three, drawn="within"), "AB") == 2
    assert pieces(scenario(three, drawn="fixed"), "AB") == 1
    assert pieces(scenario(three, drawn="fixed"), "ABC") == 2
    assert pieces(scenario(three, together=(("B", "C"),)), "BC") == 1


def test_own_works_in_order_and_only_what_costs() -> None:
    edges = [Edge(a="B", b="A", wall_cost=30), Edge(a="B", b="C", kind="road", wall_cost=99)]
    facilities = [Facility(id="F", kind="食堂", host="A"), Facility(id="G", kind="车棚", host="A", cost=9)]
    asked = scenario([community(c) for c in "ABC"], edges, facilities, project_cost=1000)
    assert own_works(asked, "ABC", ["G", "F"]) == (
        AreaWork(id="project", kind="project", category=Category.BASIC, cost=1000),
        AreaWork(id="walls", kind="walls", category=Category.BASIC, cost=30),
        AreaWork(id="F", kind="食堂", category=Category.UPGRADING, cost=0),
        AreaWork(id="G", kind="车棚", category=Category.UPGRADING, cost=9),
    )
    assert own_works(replace(asked, limits=replace(asked.limits, project_cost=0)), "C") == ()


def test_a_wall_comes_down_once_where_both_ends_are_inside() -> None:
    edges = [
        Edge(a="A", b="B", freed_m2=Fraction(5, 2)),
        Edge(a="C", b="B", freed_m2=Fraction(1)),
        Edge(a="A", b="C", freed_m2=Fraction(7), crossable=False),
    ]
    asked = scenario([community(c) for c in "ABC"], edges)
    assert (measure(asked, "AB").interfaces, measure(asked, "AB").freed_m2) == (1, Fraction(5, 2))
    assert (measure(asked, "ABC").interfaces, measure(asked, "ABC").freed_m2) == (2, Fraction(7, 2))
    assert measure(asked, "AC").interfaces == 0


def test_a_facility_outside_the_area_serves_nobody_in_it() -> None:
    asked = replace(path("AB", 9.0), facilities=(Facility(id="F", kind="k", host="B", cost=1),))
    assert measure(asked, "A", ["F"]).life_circle == 0
    assert measure(asked, "AB", ["F"]).life_circle == 200


def test_the_longest_walk_inside() -> None:
    asked = path("ABC", 300.1, 200.2)
    assert [spread(asked, ids) for ids in ("ABC", "AB", "A")] == [500.3, 300.1, 0.0]
    assert spread(asked, "AC") is None


def test_an_edge_without_distance() -> None:
    two = [community("A", x=0.0, y=0.0), community("B", x=30.0, y=40.0)]
    edge = Edge(a="A", b="B")
    assert spread(scenario(two, [edge]), "AB") == 65.0
    assert spread(scenario(two, [replace(edge, distance_m=50.0)]), "AB") == 50.0
    assert spread(scenario([two[0], community("B")], [edge]), "AB") == 0.0


def test_the_shorter_of_two_edges() -> None:
    two = [community("A"), community("B")]
    edges = [Edge(a="A", b="B", distance_m=50), Edge(a="B", b="A", kind="road", distance_m=40)]
    assert spread(scenario(two, edges), "AB") == 40.0
    assert spread(scenario(two, edges[::-1]), "AB") == 40.0


def test_links_by_decree() -> None:
    """An edge inside a group counts whatever its kind; parts no edge joins are joined in a straight line."""
    three = [community("A", x=0.0, y=0.0), community("B", x=100.0, y=0.0), community("C", x=0.0, y=100.0)]
    wall = Edge(a="A", b="B", distance_m=400, crossable=False)
    asked = scenario(three, [wall], together=(("A", "B"), ("A", "C")))
    found = links(asked)
    assert found["A"] == {"B": 400_000, "C": 130_000}
    assert found["B"] == {"A": 400_000, "C": 183_848}
    assert links(scenario(three, [wall]))["A"] == {}


def test_straight_lines_in_degrees() -> None:
    jinan, near = community("A", x=117.0, y=36.65), community("B", x=117.0, y=36.66)
    line = straight_m(jinan, near, True)
    assert line is not None
    assert round(line) == 1110
    assert straight_m(jinan, near, False) == pytest.approx(0.01)
    assert straight_m(jinan, community("C"), True) is None
