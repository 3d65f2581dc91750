"""An area of two or more keeps the limits on members, households, distance and drawn areas."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from planner.rules import area_limits
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Community, Edge, Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, scene


def _city(*members: str | Community, **limits: Any) -> Scenario:
    return scene(*members, limits=AreaLimits(**{"max_households": None, **limits}))


def _found(city: Scenario, members: str, what: str) -> Check:
    return next(
        check
        for check in measured(area_limits, plan(city, [area(city, members)]))
        if check.subject == f"{members}-2026 {what}"
    )


def _allowed(city: Scenario, members: str) -> bool:
    return program(city, [area(city, members)], area_limits) is not None


def test_every_limit_that_is_set_is_measured() -> None:
    city = _city("a", "b", max_members=2, max_households=20, max_distance_m=0)
    assert measured(area_limits, plan(city, [area(city, "ab")])) == [
        Check("area_limits", "ab-2026 members", 2, "at most", 2),
        Check("area_limits", "ab-2026 households", 20, "at most", 20),
        Check("area_limits", "ab-2026 distance", Fraction(0), "at most", Fraction(0)),
        Check("area_limits", "ab-2026 districts", 1, "at most", 1),
        Check("area_limits", "ab-2026 subdistricts", 1, "at most", 1),
        Check("area_limits", "ab-2026 drawn areas", 1, "at most", 1),
        Check("area_limits", "ab-2026 split", 0, "at most", 0),
        Check("area_limits", "ab-2026 apart", 0, "at most", 0),
    ]
    assert _allowed(city, "ab")


def test_one_member_too_many() -> None:
    city = _city("a", "b", "c", max_members=2)
    assert _found(city, "ab", "members").slack == 0
    assert _found(city, "abc", "members") == Check("area_limits", "abc-2026 members", 3, "at most", 2)
    assert _found(city, "abc", "members").slack == -1
    assert _allowed(city, "ab")
    assert not _allowed(city, "abc")


def test_one_household_too_many() -> None:
    """1,500 + 1,500 households keep 3,000; 1,501 + 1,500 do not."""
    for households, slack in ((1500, 0), (1501, -1)):
        city = _city(community("a", households), community("b", 1500), max_households=3000)
        assert _found(city, "ab", "households").slack == slack
        assert _allowed(city, "ab") == (slack == 0)


def test_size_does_not_bind_a_community_alone() -> None:
    city = _city(community("a", 5000), max_members=1, max_households=3000)
    subjects = {check.subject for check in measured(area_limits, plan(city, [area(city, "a")]))}
    assert "a-2026 members" not in subjects
    assert "a-2026 households" not in subjects
    assert _allowed(city, "a")


def test_one_metre_too_far() -> None:
    """420 m and 560 m in a row: 980 m from one end to the other, walked inside the area."""
    edges = (Edge(a="a", b="b", distance_m=420), Edge(a="b", b="c", distance_m=560))
    for limit, slack in ((980, 0), (979, -1)):
        city = scene("a", "b", "c", edges=edges, limits=AreaLimits(max_distance_m=limit))
        assert _found(city, "abc", "distance").slack == slack
        assert _found(city, "abc", "distance").value == 980
        assert _allowed(city, "abc") == (slack == 0)
        assert _allowed(city, "bc")


def test_the_way_leads_through_the_members_alone() -> None:
    """a and c are 200 m apart by way of b, 900 m directly: without b the direct way counts."""
    edges = (
        Edge(a="a", b="b", distance_m=100),
        Edge(a="b", b="c", distance_m=100),
        Edge(a="a", b="c", distance_m=900),
    )
    city = scene("a", "b", "c", edges=edges, limits=AreaLimits(max_distance_m=500))
    assert _found(city, "abc", "distance").value == 200
    assert _found(city, "ac", "distance").value == 900
    assert _allowed(city, "abc")
    assert not _allowed(city, "ac")


def test_no_way_is_further_than_any_limit() -> None:
    city = scene("a", "b", edges=(), limits=AreaLimits(max_distance_m=500))
    assert not _found(city, "ab", "distance").ok
    assert not _allowed(city, "ab")


def test_districts_and_subdistricts() -> None:
    """Two districts never merge; two subdistricts only where allowed; a blank one is never compared."""
    here: dict[str, Any] = {"district": "east", "subdistrict": "north"}
    city = _city(community("a", **here), community("b", **{**here, "subdistrict": "south"}))
    assert _found(city, "ab", "subdistricts").slack == -1
    assert not _allowed(city, "ab")
    free = replace(city, limits=AreaLimits(same_subdistrict=False))
    assert _allowed(free, "ab")
    west = _city(
        community("a", **here), community("b", **{**here, "district": "west"}), same_subdistrict=False
    )
    assert _found(west, "ab", "districts").slack == -1
    assert not _allowed(west, "ab")
    blank = _city(community("a", **here), community("b", district="east"))
    assert _found(blank, "ab", "subdistricts").slack == 0
    assert _allowed(blank, "ab")


def test_pairs_that_stay_apart() -> None:
    city = _city("a", "b", "c", apart=(("a", "c"),))
    assert _found(city, "ab", "apart").slack == 0
    assert _found(city, "abc", "apart").slack == -1
    assert _allowed(city, "ab")
    assert not _allowed(city, "abc")


def test_pairs_that_go_together_count_as_one_member() -> None:
    """b and c go together: {b, c} is one, {a, b, c} two of at most two, and {a, b} tears them apart."""
    city = _city("a", "b", "c", max_members=2, together=(("b", "c"),))
    assert _found(city, "abc", "members") == Check("area_limits", "abc-2026 members", 2, "at most", 2)
    assert _found(city, "ab", "split").slack == -1
    assert _allowed(city, "abc")
    assert _allowed(city, "bc")
    assert not _allowed(city, "ab")
    assert not _allowed(city, "b")


def test_drawn_areas() -> None:
    """a and b were drawn into x, c into y. Within: they merge among themselves. Fixed: they go together."""
    members = (community("a", drawn_area="x"), community("b", drawn_area="x"), community("c", drawn_area="y"))
    within = _city(*members)
    assert _found(within, "abc", "drawn areas").slack == -1
    assert not _allowed(within, "bc")
    assert _allowed(within, "ab")
    assert _allowed(within, "a")
    fixed = _city(*members, drawn="fixed")
    assert _found(fixed, "a", "split").slack == -1
    assert not _allowed(fixed, "a")
    assert _allowed(fixed, "ab")
    assert _allowed(fixed, "c")


def test_outside_a_drawn_area_is_not_another_one() -> None:
    city = _city(community("a", drawn_area="x"), "b")
    assert _found(city, "ab", "drawn areas").slack == 0
    assert _allowed(city, "ab")


def test_a_drawn_area_of_any_size() -> None:
    """Seven communities drawn together count as one: no limit of members or households binds."""
    members = [community(c, 1000, drawn_area="x") for c in "abcdefg"]
    city = scene(*members, limits=AreaLimits(drawn="fixed", max_members=2, max_households=3000))
    assert all(check.ok for check in measured(area_limits, plan(city, [area(city, "abcdefg")])))
    assert _allowed(city, "abcdefg")
