"""Shared facilities: whom they serve, which variants are worth keeping."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from areas_by_hand import community, every, path, scenario
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.areas import Candidates, candidates, measure
from planner.scenario.types import Edge, Facility, Private, Scenario


def points(asked: Scenario) -> dict[tuple[tuple[str, ...], frozenset[str]], int]:
    found = candidates(asked, list(asked.community))
    return dict(zip(every(found), found.life_circle.tolist(), strict=True))


def served(asked: Scenario, members: str, *facilities: str) -> int | None:
    return points(asked).get((tuple(members), frozenset(facilities)))


def with_facilities(asked: Scenario, *facilities: Facility) -> Scenario:
    return replace(asked, facilities=facilities)


def test_m09_a_facility_serves_who_is_near() -> None:
    """At B with A at 420 m and C at 560 m: A and B are within 500 m, C is not."""
    asked = with_facilities(path("ABC", 420.0, 560.0), Facility(id="F", kind="食堂", host="B", cost=1))
    assert served(asked, "ABC", "F") == 200
    assert served(asked, "BC", "F") == 100


@pytest.mark.parametrize(("distance", "wanted"), [(300.0, 200), (301.0, 100)])
def test_m11_the_band_includes_its_distance(distance: float, wanted: int) -> None:
    asked = with_facilities(path("AB", distance), Facility(id="F", kind="医", host="A", band_m=300, cost=1))
    assert served(asked, "AB", "F") == wanted


def test_m11_nine_facilities_of_seven_kinds() -> None:
    """Three public-health facilities in three places and six kinds once each: nine."""
    kinds = ["超市", "菜市场", "便利店", "幼儿园", "托育", "食堂"]
    health = [Facility(id=f"H{c}", kind="公共卫生", host=c, band_m=300, cost=1) for c in "ABC"]
    others = [Facility(id=f"K{i}", kind=kind, host="B", band_m=300, cost=1) for i, kind in enumerate(kinds)]
    asked = with_facilities(path("ABC", 301.0, 301.0), *health, *others)
    nine = measure(asked, "ABC", [f.id for f in asked.facilities])
    assert len(nine.own) == 9
    assert nine.life_circle == 3 * 100 + 6 * 100


def test_households_at_the_minimum_and_one_less() -> None:
    asked = with_facilities(path("AB", 1.0), Facility(id="F", kind="k", host="A", cost=1, min_households=200))
    assert served(asked, "AB", "F") == 200
    assert served(asked, "A", "F") is None
    more = with_facilities(asked, replace(asked.facilities[0], min_households=201))
    assert served(more, "AB", "F") is None


def test_the_host_must_be_inside() -> None:
    asked = with_facilities(path("ABC", 1.0, 1.0), Facility(id="F", kind="k", host="C", cost=1))
    assert served(asked, "AB", "F") is None


def test_walking_stays_inside_the_area() -> None:
    """A reaches C in 200 m over B, but B is not in this area; the road inside takes 900 m."""
    edges = [Edge(a=a, b=b, distance_m=d) for a, b, d in [("A", "B", 100), ("B", "C", 100), ("A", "C", 900)]]
    asked = scenario([community(c) for c in "ABC"], edges, [Facility(id="F", kind="k", host="A", cost=1)])
    assert served(asked, "AC", "F") == 100
    assert served(asked, "ABC", "F") == 300


def test_what_stands_already_earns_nothing_new() -> None:
    """The canteen at Z serves A for free, walking through a community that is in no area."""
    there = Facility(id="OLD", kind="食堂", host="Z", band_m=500, existing=True)
    new = Facility(id="F", kind="食堂", host="B", band_m=500, cost=1)
    asked = with_facilities(path("ZYAB", 100.0, 300.0, 200.0), there, new)
    found = candidates(asked, ["A", "B"])
    value = dict(zip(every(found), found.life_circle.tolist(), strict=True))
    assert value[("A", "B"), frozenset({"F"})] == 100
    assert value[("B",), frozenset({"F"})] == 100


def test_an_upper_band_does_not_replace_a_lower_one() -> None:
    there = Facility(id="OLD", kind="食堂", host="A", band_m=1000, existing=True)
    new = Facility(id="F", kind="食堂", host="A", band_m=300, cost=1)
    assert served(with_facilities(path("A"), there, new), "A", "F") == 100


def test_two_of_a_kind_count_once_where_both_reach() -> None:
    two = [Facility(id=f"F{c}", kind="k", host=c, band_m=500, cost=1) for c in "AC"]
    asked = with_facilities(path("ABC", 400.0, 400.0), *two)
    assert served(asked, "ABC", "FA") == 200
    assert served(asked, "ABC", "FA", "FC") == 300


def test_beaten_variants_are_dropped() -> None:
    dear = Facility(id="F2", kind="k", host="A", cost=9)
    useless = Facility(id="F3", kind="k", host="B", cost=0, band_m=300, min_households=0)
    cheap = Facility(id="F1", kind="k", host="A", cost=5)
    asked = with_facilities(path("A"), cheap, dear)
    assert set(points(asked)) == {(("A",), frozenset()), (("A",), frozenset({"F1"}))}
    there = replace(useless, id="OLD", existing=True)
    assert set(points(with_facilities(path("AB", 9.0), useless, there))) == {
        (tuple(m), frozenset()) for m in ("A", "B", "AB")
    }


def test_private_money_makes_a_dear_one_worth_keeping() -> None:
    dear = Facility(id="F2", kind="k", host="A", cost=9)
    cheap = Facility(id="F1", kind="k", host="A", cost=5)
    asked = with_facilities(path("A"), cheap, dear)
    paid = replace(asked, payers=(Private(id="p", name="p", amounts={("F2", "F2"): 9}),))
    assert {facilities for _, facilities in points(paid)} == {
        frozenset(),
        frozenset({"F1"}),
        frozenset({"F2"}),
    }


def _kept(found: Candidates, members: tuple[str, ...]) -> list[frozenset[str]]:
    return [facilities for area, facilities in every(found) if area == members]


def test_at_most_eight_variants() -> None:
    many = [Facility(id=f"F{i}", kind=f"k{i}", host="A", cost=3**i, min_households=0) for i in range(5)]
    people = path("A")
    found = candidates(with_facilities(people, *many), ["A"])
    kept = _kept(found, ("A",))
    assert len(kept) <= 8
    assert kept[0] == frozenset()
    assert frozenset({"F0"}) in kept
    assert frozenset(f.id for f in many) in kept


def test_many_facilities_are_taken_best_first() -> None:
    many = [Facility(id=f"F{i}", kind=f"k{i}", host="A", cost=10 - i) for i in range(9)]
    found = candidates(with_facilities(path("A"), *many), ["A"])
    kept = _kept(found, ("A",))
    assert kept == [frozenset(f"F{8 - j}" for j in range(size)) for size in (0, 1, 2, 4, 5, 6, 8, 9)]
    assert found.variants_cut
    assert not found.truncated


@pytest.mark.parametrize("number", [6, 7, 8])
def test_all_of_many_facilities_may_be_built(number: int) -> None:
    """However many there are, as the nine of one project in M11."""
    many = [Facility(id=f"F{i}", kind=f"k{i}", host="A", cost=10 - i) for i in range(number)]
    kept = _kept(candidates(with_facilities(path("A"), *many), ["A"]), ("A",))
    assert kept[-1] == frozenset(f.id for f in many)
    assert len(kept) == min(8, number + 1)


def test_what_serves_nobody_new_ends_the_chain() -> None:
    many = [Facility(id=f"F{i}", kind=f"k{i % 6}", host="A", cost=10 - i) for i in range(9)]
    kept = _kept(candidates(with_facilities(path("A"), *many), ["A"]), ("A",))
    assert [len(built) for built in kept] == [0, 1, 2, 3, 4, 5, 6]


@st.composite
def _towns(draw: st.DrawFn) -> Scenario:
    towns = [community(c, draw(st.integers(0, 9))) for c in "ABC"]
    edges = [
        Edge(a="A", b="B", distance_m=250),
        Edge(a="B", b="C", distance_m=draw(st.sampled_from([0, 250, 260]))),
    ]
    facilities = [
        Facility(
            id=f"F{i}",
            kind=draw(st.sampled_from("xyz")),
            host=draw(st.sampled_from("ABC")),
            band_m=draw(st.sampled_from([300, 500])),
            cost=draw(st.integers(0, 6)),
            min_households=draw(st.integers(0, 15)),
        )
        for i in range(draw(st.integers(0, 5)))
    ]
    paid = {(f.id, f.id): draw(st.integers(0, 6)) for f in facilities if draw(st.booleans())}
    return replace(scenario(towns, edges, facilities), payers=(Private(id="p", name="p", amounts=paid),))


@settings(max_examples=300, deadline=None)
@given(_towns())
def test_the_worthwhile_variants_are_kept(asked: Scenario) -> None:
    """Each subset has a match among those kept: no dearer, in all and to the public, and as useful."""
    found = candidates(asked, list("ABC"))
    earmarked = {
        work: yuan
        for payer in asked.payers
        if isinstance(payer, Private)
        for (_, work), yuan in payer.amounts.items()
    }

    def worth(members: tuple[str, ...], built: tuple[str, ...] | frozenset[str]) -> tuple[int, int, int]:
        cost = {f.id: f.cost for f in asked.facilities}
        public = sum(max(0, cost[f] - earmarked.get(f, 0)) for f in built)
        return sum(cost[f] for f in built), public, -measure(asked, members, built).life_circle

    for members in {members for members, _ in every(found)}:
        households = sum(asked.community[c].households for c in members)
        possible = [f.id for f in asked.facilities if f.host in members and households >= f.min_households]
        kept = _kept(found, members)
        worths = [worth(members, built) for built in kept]
        assert frozenset() in kept
        assert all(set(built) <= set(possible) for built in kept)
        assert len(kept) == len(set(kept)) <= 8
        if found.variants_cut:
            continue
        for size in range(len(possible) + 1):
            for built in combinations(possible, size):
                mine = worth(members, built)
                assert any(all(a <= b for a, b in zip(other, mine, strict=True)) for other in worths)
        for other in worths[1:]:
            assert not any(
                w != other and all(a <= b for a, b in zip(w, other, strict=True)) for w in worths[1:]
            )
