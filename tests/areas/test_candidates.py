"""Worked examples: the mechanisms M09 and M10, limits at the limit and one over, groups, truncation."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from areas_by_hand import community, every, path, scenario, sets

from planner.areas import OwnKind, candidates, graph
from planner.plan import AreaWork
from planner.scenario.types import Category, Edge, Facility


def all_sets(asked: object) -> set[tuple[str, ...]]:
    return sets(candidates(asked, list(asked.community)))  # type: ignore[arg-type,attr-defined]


def test_m09_a_path() -> None:
    """A and C are one area only together with B between them."""
    found = all_sets(path("ABC"))
    assert found == {("A",), ("B",), ("C",), ("A", "B"), ("B", "C"), ("A", "B", "C")}


def test_m10_courtyards() -> None:
    """12 courtyards in a ring with 13 buildings, contracted to one area: 12 walls come down."""
    ids = [f"{i:02}" for i in range(12)]
    yards = [community(c, buildings=2 if c == "00" else 1, drawn_area="前进街") for c in ids]
    ring = [
        Edge(a=a, b=b, wall_cost=7, freed_m2=Fraction(5, 2))
        for a, b in zip(ids, [*ids[1:], "00"], strict=True)
    ]
    found = candidates(scenario(yards, ring, drawn="fixed"), ids)
    assert found.size == 1
    assert found.ids(0) == tuple(ids)
    assert sum(yard.buildings or 0 for yard in yards) == 13
    assert found.interfaces[0] == 12
    assert found.freed_m2[0] == 30
    assert found.own_works(0) == (AreaWork(id="walls", kind="walls", category=Category.BASIC, cost=84),)


def test_m10_in_two_parts_is_two_areas() -> None:
    ids = "ABCDEF"
    edges = [Edge(a=a, b=b) for a, b in ("AB", "BC", "DE", "EF")]
    found = all_sets(scenario([community(c) for c in ids], edges))
    assert ("A", "B", "C") in found
    assert ("D", "E", "F") in found
    assert not any({"C", "D"} <= set(area) for area in found)


@pytest.mark.parametrize("edge", [Edge(a="A", b="B", kind="barrier"), Edge(a="A", b="B", crossable=False)])
def test_barriers_never_connect(edge: Edge) -> None:
    assert all_sets(scenario([community("A"), community("B")], [edge])) == {("A",), ("B",)}


def test_households_at_the_limit_and_one_over() -> None:
    assert ("A", "B") in all_sets(path("AB", max_households=200))
    assert all_sets(path("AB", max_households=199)) == {("A",), ("B",)}


def test_one_community_may_exceed_the_households() -> None:
    big = scenario([community("A", 5000)], max_households=3000)
    assert all_sets(big) == {("A",)}


def test_members_at_the_limit_and_one_over() -> None:
    found = all_sets(path("ABCD", max_members=3))
    assert ("A", "B", "C") in found
    assert ("A", "B", "C", "D") not in found


def test_distance_inside_the_area_at_the_limit_and_one_over() -> None:
    assert ("A", "B", "C") in all_sets(path("ABC", 150.0, 150.0, max_distance_m=300))
    assert ("A", "B", "C") not in all_sets(path("ABC", 150.0, 151.0, max_distance_m=300))


def test_the_largest_area_may_be_as_long_as_a_path() -> None:
    """Its ends are as many links apart as an area can hold."""
    assert ("A", "B", "C", "D") in all_sets(
        path("ABCD", 100.0, 100.0, 100.0, max_members=4, max_distance_m=300)
    )


def test_a_group_carries_the_names_of_all_its_members() -> None:
    """A has no subdistrict, but B that goes with it has: C of another one stays out."""
    three = [community("A"), community("B", subdistrict="N"), community("C", subdistrict="S")]
    asked = scenario(three, [Edge(a="A", b="C")], together=(("A", "B"),))
    assert all_sets(asked) == {("A", "B"), ("C",)}


def test_tenths_of_metres_add_up() -> None:
    """300.1 + 200.2 is not 500.3 in binary; the limit holds all the same."""
    assert ("A", "B", "C") in all_sets(path("ABC", 300.1, 200.2, max_distance_m=500.3))


def test_a_way_round_through_others_does_not_count() -> None:
    """A and C are 1,000 m apart unless the short way over B is inside."""
    edges = [Edge(a=a, b=b, distance_m=d) for a, b, d in [("A", "B", 100), ("B", "C", 100), ("A", "C", 1000)]]
    found = all_sets(scenario([community(c) for c in "ABC"], edges, max_distance_m=300))
    assert ("A", "C") not in found
    assert ("A", "B", "C") in found


def test_districts_are_never_crossed() -> None:
    asked = scenario([community("A", district="N"), community("B", district="S")], [Edge(a="A", b="B")])
    assert all_sets(asked) == {("A",), ("B",)}
    assert not graph(asked, ["A", "B"]).edges


@pytest.mark.parametrize("name", ["district", "subdistrict", "drawn_area"])
def test_the_graph_joins_blanks_but_never_two_names(name: str) -> None:
    four = [
        community("A", 9, **{name: "N"}),
        community("B", 9, **{name: "S"}),
        community("C"),
        community("D"),
    ]
    edges = [Edge(a="A", b="B"), Edge(a="B", b="C"), Edge(a="C", b="D"), Edge(a="D", b="A", kind="barrier")]
    found = graph(scenario(four, edges, apart=(("D", "C"),)), "ABCD")
    assert set(found) == set("ABCD")
    assert {tuple(sorted(edge)) for edge in found.edges} == {("B", "C")}


def test_a_blank_subdistrict_does_not_join_two_others() -> None:
    three = [community("A", subdistrict="N"), community("B"), community("C", subdistrict="S")]
    edges = [Edge(a="A", b="B"), Edge(a="B", b="C")]
    found = all_sets(scenario(three, edges))
    assert found == {("A",), ("B",), ("C",), ("A", "B"), ("B", "C")}
    assert ("A", "B", "C") in all_sets(scenario(three, edges, same_subdistrict=False))


def test_a_drawn_area_merges_within_itself_and_with_blank_ones() -> None:
    three = [community("A", drawn_area="一片"), community("B"), community("C", drawn_area="二片")]
    found = all_sets(scenario(three, [Edge(a="A", b="B"), Edge(a="B", b="C")]))
    assert found == {("A",), ("B",), ("C",), ("A", "B"), ("B", "C")}


def test_a_fixed_area_counts_as_one_member_of_any_size() -> None:
    ids = "ABCDEFGH"
    drawn = [community(c, 1000, drawn_area="一片") for c in ids]
    edges = [Edge(a="A", b="Z")]
    asked = scenario([*drawn, community("Z", 1)], edges, drawn="fixed", max_members=2, max_households=8001)
    assert all_sets(asked) == {tuple(ids), ("Z",), (*ids, "Z")}
    less = replace(asked, limits=replace(asked.limits, max_households=8000))
    assert all_sets(less) == {tuple(ids), ("Z",)}


def test_a_fixed_area_is_blocked_as_a_whole() -> None:
    asked = scenario([community(c, drawn_area="一片") for c in "ABC"], drawn="fixed")
    found = candidates(asked, ["A", "B"])
    assert found.size == 0
    assert found.blocked == dict.fromkeys("AB", "C must go together with it but cannot be planned")


def test_forced_pairs_chain_without_an_edge() -> None:
    asked = scenario([community(c) for c in "ABCD"], [Edge(a="C", b="D")], together=(("A", "B"), ("B", "C")))
    assert all_sets(asked) == {("A", "B", "C"), ("D",), ("A", "B", "C", "D")}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"district": "N"}, "different districts"),
        ({"subdistrict": "N"}, "different subdistricts"),
        ({"drawn_area": "N"}, "different drawn areas"),
    ],
)
def test_forced_pairs_that_break_a_rule_are_blocked(more: dict[str, str], words: str) -> None:
    two = [community("A", 9, **more), community("B", 9, **dict.fromkeys(more, "S"))]
    found = candidates(scenario(two, together=(("A", "B"),)), ["A", "B"])
    assert found.size == 0
    assert all(words in reason for reason in found.blocked.values())
    assert set(found.blocked) == {"A", "B"}


def test_forced_together_and_apart_is_blocked() -> None:
    found = candidates(path("ABC", together=(("A", "B"),), apart=(("B", "A"),)), list("ABC"))
    assert sets(found) == {("C",)}
    assert "apart" in found.blocked["A"]


def test_apart_even_through_a_third() -> None:
    assert all_sets(path("ABC", apart=(("C", "A"),))) == {("A",), ("B",), ("C",), ("A", "B"), ("B", "C")}


def test_only_allowed_communities_are_members_or_bridges() -> None:
    assert sets(candidates(path("ABC"), ["A", "C", "unknown"])) == {("A",), ("C",)}


def test_nothing_to_plan() -> None:
    found = candidates(path("ABC"), [])
    assert (found.size, found.truncated, found.enumerated) == (0, False, 0)
    assert [len(yuan) for yuan in found.own_cost.values()] == [0, 0]


def test_own_costs_stand_side_by_side() -> None:
    asked = scenario(
        [community("A"), community("B")],
        [Edge(a="A", b="B", wall_cost=30, freed_m2=Fraction(12))],
        [Facility(id="F1", kind="食堂", host="B", cost=500)],
        project_cost=1000,
    )
    found = candidates(asked, ["A", "B"])
    at = {members: i for i, members in enumerate(every(found))}
    both = at[("A", "B"), frozenset({"F1"})]
    kinds = list(found.own_cost)
    assert kinds == [
        OwnKind("project", "project", Category.BASIC),
        OwnKind("walls", "walls", Category.BASIC),
        OwnKind("F1", "食堂", Category.UPGRADING),
    ]
    assert [int(found.own_cost[kind][both]) for kind in kinds] == [1000, 30, 500]
    assert found.own_works(both)[2] == AreaWork(id="F1", kind="食堂", category=Category.UPGRADING, cost=500)
    alone = at[("A",), frozenset()]
    assert [int(found.own_cost[kind][alone]) for kind in kinds] == [1000, 0, 0]
    assert found.life_circle[both] == 200
    assert all(yuan.dtype == np.int64 for yuan in found.own_cost.values())
    with pytest.raises(KeyError):
        found.own_cost[OwnKind("F2", "食堂", Category.UPGRADING)]


def test_package_of_unmanaged_communities() -> None:
    """M41: 60 + 80 + 90 = 230 households are one package of at least 200; 60 alone are none."""
    bare = [community(c, n, has_property_service=False) for c, n in [("A", 60), ("B", 80), ("C", 90)]]
    known = community("D", 10, has_property_service=True)
    edges = [Edge(a="A", b="B"), Edge(a="B", b="C"), Edge(a="C", b="D")]
    found = candidates(scenario([*bare, known], edges, package_min_households=200), list("ABCD"))
    good = {found.ids(i) for i in range(found.size) if found.package_ok[i]}
    assert good == {("A", "B", "C"), ("A", "B", "C", "D"), ("D",)}


def test_truncation_keeps_smaller_areas_and_says_so() -> None:
    ids = [f"{i:02}" for i in range(20)]
    edges = [Edge(a=a, b=b) for a, b in itertools.pairwise(ids)]
    asked = scenario([community(c) for c in ids], edges, max_candidates=45)
    found = candidates(asked, ids)
    sizes = [len(found.ids(i)) for i in range(found.size)]
    assert found.truncated
    assert [sizes.count(n) for n in (1, 2, 3, 4)] == [20, 19, 6, 0]


def test_exactly_as_many_as_wanted_is_not_truncated() -> None:
    found = candidates(path("ABC", max_candidates=6), list("ABC"))
    assert (found.size, found.truncated) == (6, False)


def test_single_communities_stay_whatever_the_cap() -> None:
    found = candidates(path("ABC", max_candidates=2), list("ABC"))
    assert sets(found) == {("A",), ("B",), ("C",)}
    assert found.truncated


def test_a_cap_drops_variants_before_areas() -> None:
    asked = scenario(
        [community("A"), community("B")],
        [Edge(a="A", b="B")],
        [Facility(id=f"F{i}", kind=f"k{i}", host="A", cost=1) for i in range(2)],
        max_candidates=4,
    )
    found = candidates(asked, ["A", "B"])
    assert found.size == 4
    assert found.truncated
    assert [facilities for _, facilities in every(found)[:3]] == [frozenset()] * 3


def test_thousands_of_areas_and_none_twice() -> None:
    """A 12 x 12 grid has 144 + 264 + 770 + 2,466 connected sets of up to four (fixed polyominoes)."""
    ids = [f"{x:02}{y:02}" for x in range(12) for y in range(12)]
    edges = [Edge(a=f"{x:02}{y:02}", b=f"{x + 1:02}{y:02}") for x in range(11) for y in range(12)]
    edges += [Edge(a=f"{x:02}{y:02}", b=f"{x:02}{y + 1:02}") for x in range(12) for y in range(11)]
    found = candidates(scenario([community(c) for c in ids], edges, max_members=4, max_households=None), ids)
    shapes = [  # (width, height): how many fixed polyominoes fill exactly that box
        {(1, 1): 1},
        {(1, 2): 1, (2, 1): 1},
        {(1, 3): 1, (3, 1): 1, (2, 2): 4},
        {(1, 4): 1, (4, 1): 1, (2, 3): 8, (3, 2): 8, (2, 2): 1},
    ]
    wanted = [sum(n * (13 - w) * (13 - h) for (w, h), n in boxes.items()) for boxes in shapes]
    sizes = np.diff(found.indptr)
    assert [int((sizes == n).sum()) for n in (1, 2, 3, 4)] == wanted
    assert len(sets(found)) == found.size
