"""What a plan answers, also a bad one: the words count what stands in it, whatever it is.

Three communities in two districts: a (10 households) and b (20) of the east, c (30) of the west. Roofs of
3 yuan, a park of 2 in a. {a, b} start in 2026 with all works, c in 2027; a project costs 5 yuan.
"""

from dataclasses import replace

import pytest

from planner.plan import Plan, where
from planner.scenario.settings import AreaLimits
from tests.rules.by_hand import area, community, park, pays, plan, roof, scene

CITY = scene(
    community("a", 10, district="east", subdistrict="north", implementer="x"),
    community("b", 20, district="east", subdistrict="south", implementer="y"),
    community("c", 30, district="west", subdistrict="", implementer="y"),
    works=(roof("a"), park("a"), roof("b"), roof("c")),
    limits=AreaLimits(project_cost=5),
)
AREAS = (area(CITY, "ab", 2026), area(CITY, "c", 2027))
PLAN = plan(
    CITY,
    AREAS,
    pays("city", 3, "a"),
    pays("city", 2, "a", "park"),
    pays("city", 3, "b"),
    pays("city", 5, "ab-2026", "project"),
    pays("state", 3, "c", year=2027),
)
EMPTY = Plan(scenario=CITY)


def test_starts() -> None:
    assert PLAN.starts() == 3
    assert PLAN.starts(year=2026) == 2
    assert PLAN.starts(community="c") == 1
    assert PLAN.starts(community="c", year=2026) == 0
    assert PLAN.starts(district="east") == 2
    assert PLAN.starts(subdistrict="south", year=2026) == 1
    assert PLAN.starts(implementer="y") == 2
    assert EMPTY.starts() == 0


def test_measure() -> None:
    """Yuan of {a, b}: 3 + 2 + 3 of works and a project of 5, which stands where a does; of c: 3 and 5."""
    assert PLAN.measure("communities") == 3
    assert PLAN.measure("households") == 60
    assert PLAN.measure("households", year=2027) == 30
    assert PLAN.measure("households", implementer="y") == 50
    assert PLAN.measure("yuan") == 21
    assert PLAN.measure("yuan", year=2026) == 13
    assert PLAN.measure("yuan", district="west") == 8
    assert PLAN.measure("yuan", subdistrict="north") == 10
    assert PLAN.measure("yuan", subdistrict="south") == 3
    with pytest.raises(ValueError, match="metres"):
        PLAN.measure("metres")


def test_paid() -> None:
    assert PLAN.paid() == 16
    assert PLAN.paid(source="city") == 13
    assert PLAN.paid(source="state", year=2027) == 3
    assert PLAN.paid(year=2026, subject="a") == 5
    assert PLAN.paid(source="nobody") == 0


def test_paid_by_line() -> None:
    """Two payments of one line in two years are one sum; a line nobody pays has none."""
    twice = replace(PLAN, allocations=(*PLAN.allocations, pays("city", 4, "a", year=2027)))
    assert twice.paid_by_line["city", "a", "roof"] == 7
    assert twice.paid_by_line["city", "a", "park"] == 2
    assert ("state", "a", "roof") not in twice.paid_by_line


def test_does_and_done() -> None:
    assert PLAN.does("a", "park") == 1
    assert PLAN.does("a", "park", year=2027) == 0
    assert PLAN.does("b", "park") == 0
    assert [(planned.id, work.community, work.id) for planned, work in PLAN.done()] == [
        ("ab-2026", "a", "park"),
        ("ab-2026", "a", "roof"),
        ("ab-2026", "b", "roof"),
        ("c-2027", "c", "roof"),
    ]


def test_start_year() -> None:
    assert PLAN.start_year("b") == 2026
    assert PLAN.start_year("c") == 2027
    assert EMPTY.start_year("b") is None


def test_a_community_twice_is_counted_twice() -> None:
    twice = plan(CITY, [area(CITY, "a", 2026), area(CITY, "ab", 2027)])
    assert [c for _, c in twice.placed()] == ["a", "a", "b"]
    assert twice.starts(community="a") == 2
    assert twice.measure("households") == 40
    assert twice.does("a", "roof") == 2


def test_what_a_scenario_does_not_know_is_not_counted() -> None:
    """A work nobody listed costs nothing; a community nobody knows is in no district."""
    odd = plan(CITY, [area(CITY, "a", works={"a": ("palace", "roof")})])
    assert odd.measure("yuan") == 8
    assert odd.does("a", "palace") == 1
    assert [work.id for _, work in odd.done()] == ["roof"]
    stranger = plan(CITY, [replace(AREAS[0], members=("z",), works={"z": ("roof",)})])
    assert stranger.starts(district="east") == 0
    assert list(stranger.done()) == []


def test_parts_of_the_city_by_name() -> None:
    assert PLAN.starts(**where("district", "east")) == 2
    assert PLAN.starts(**where("subdistrict", "north")) == 1
    assert PLAN.starts(**where("implementer", "x")) == 1
    with pytest.raises(ValueError, match="province"):
        where("province", "east")
