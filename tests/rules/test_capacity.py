"""No more starts in a year than districts, subdistricts or implementers can take on (承接能力)."""

from dataclasses import replace
from typing import Any, Literal

import pytest

from planner.rules import capacity
from planner.scenario.scope import Scope
from planner.scenario.settings import AreaLimits, Capacity
from planner.scenario.types import Edge, Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, roof, scene


def _city(**given: Any) -> Scenario:
    """a, b in the east (north, built by x), c, d in the west (south, by y): 10, 20, 30, 40 households."""
    members = [
        community(name, households, district=district, subdistrict=street, implementer=firm)
        for name, households, district, street, firm in (
            ("a", 10, "east", "north", "x"),
            ("b", 20, "east", "north", "x"),
            ("c", 30, "west", "south", "y"),
            ("d", 40, "west", "south", "y"),
        )
    ]
    works = tuple(roof(name, yuan) for name, yuan in zip("abcd", (1, 2, 3, 4), strict=True))
    return scene(*members, works=works, rules={"capacity": (Capacity(**given),)})


@pytest.mark.parametrize(("of", "value"), [("communities", 3), ("households", 60), ("yuan", 6)])
def test_the_limit_and_one_over(of: str, value: int) -> None:
    for limit, slack in ((value, 0), (value - 1, -1)):
        city = _city(of=of, limit=limit, year=2026)
        areas = [area(city, "ab"), area(city, "c"), area(city, "d", 2027)]
        (check,) = measured(capacity, plan(city, areas))
        assert check == Check("capacity", "2026", value, "at most", limit)
        assert (check.ok, check.slack) == (slack == 0, slack)
        assert (program(city, areas, capacity) is not None) == (slack == 0)


def test_every_year_where_none_is_named() -> None:
    city = _city(of="communities", limit=2)
    areas = [area(city, "ab", 2026), area(city, "c", 2027), area(city, "d", 2027)]
    assert measured(capacity, plan(city, areas)) == [
        Check("capacity", "2026", 2, "at most", 2),
        Check("capacity", "2027", 2, "at most", 2),
    ]
    assert program(city, areas, capacity) is not None
    full = [area(city, "ab", 2026), area(city, "c", 2026), area(city, "d", 2027)]
    assert program(city, full, capacity) is None


@pytest.mark.parametrize(
    ("by", "names"),
    [("district", ("east", "west")), ("subdistrict", ("north", "south")), ("implementer", ("x", "y"))],
)
def test_each_part_by_itself(by: str, names: tuple[str, str]) -> None:
    """30 households for each: the first part starts 30, the second 40."""
    city = _city(of="households", limit=30, by=by, year=2026)
    areas = [area(city, "ab"), area(city, "d")]
    assert measured(capacity, plan(city, areas)) == [
        Check("capacity", f"{names[0]} 2026", 30, "at most", 30),
        Check("capacity", f"{names[1]} 2026", 40, "at most", 30),
    ]
    assert program(city, areas, capacity) is None
    assert program(city, [area(city, "ab"), area(city, "c")], capacity) is not None


def test_one_part_that_is_named() -> None:
    city = _city(of="communities", limit=0, by="district", name="west")
    east, west = [area(city, "ab")], [area(city, "c")]
    assert {check.subject for check in measured(capacity, plan(city, east))} == {"west 2026", "west 2027"}
    assert program(city, east, capacity) is not None
    assert program(city, west, capacity) is None


def test_three_projects_a_year_for_one_firm() -> None:
    """M22: a firm that takes on 3 a year cannot start 5 in one; two wait for the next."""
    members = [community(c, implementer="soe") for c in "abcde"]
    city = scene(*members, rules={"capacity": (Capacity(of="communities", limit=3, by="implementer"),)})
    at_once = [area(city, c) for c in "abcde"]
    assert measured(capacity, plan(city, at_once))[0] == Check("capacity", "soe 2026", 5, "at most", 3)
    assert measured(capacity, plan(city, at_once))[0].slack == -2
    assert program(city, at_once, capacity) is None
    shifted = [area(city, c, 2026 if c in "abc" else 2027) for c in "abcde"]
    assert program(city, shifted, capacity) is not None


def test_an_area_counts_its_own_works_where_its_first_member_stands() -> None:
    """1 + 2 yuan of roofs and a project of 7 in the east."""
    for limit, enough in ((10, True), (9, False)):
        city = replace(
            _city(of="yuan", limit=limit, by="district", name="east"), limits=AreaLimits(project_cost=7)
        )
        assert (program(city, [area(city, "ab")], capacity) is not None) == enough
        assert measured(capacity, plan(city, [area(city, "ab")]))[0].value == 10


def test_without_a_capacity_nothing_is_measured() -> None:
    city = scene("a")
    assert measured(capacity, plan(city, [area(city, "a")])) == []


@pytest.mark.parametrize("of", ["areas", "yuan"])
def test_no_neighbour_takes_an_area_out_of_a_part(of: Literal["areas", "yuan"]) -> None:
    """a in the north and b in the south are one project of 7 beside roofs of 3: it counts in both."""
    value = 1 if of == "areas" else 10
    members = [community("a", subdistrict="north"), community("b", subdistrict="south")]
    for name in ("north", "south"):
        for limit in (value, value - 1):
            city = scene(
                *members,
                limits=AreaLimits(project_cost=7, same_subdistrict=False),
                rules={"capacity": (Capacity(of=of, limit=limit, by="subdistrict", name=name),)},
            )
            assert (program(city, [area(city, "ab")], capacity) is not None) == (limit == value)
            assert measured(capacity, plan(city, [area(city, "ab")]))[0].value == value


def test_projects_where_it_holds() -> None:
    """An area of two is one project, and only those with a member there count."""
    members = [community(c, district="east" if c < "c" else "west") for c in "abcd"]
    one = Capacity(of="areas", limit=1, where=Scope(districts=frozenset({"east"})))
    city = scene(*members, rules={"capacity": (one,)}, edges=(Edge(a="a", b="b"), Edge(a="c", b="d")))
    merged = [area(city, "ab"), area(city, "c"), area(city, "d")]
    assert measured(capacity, plan(city, merged))[0] == Check("capacity", "east 2026", 1, "at most", 1)
    assert program(city, merged, capacity) is not None
    apart = [area(city, "a"), area(city, "b")]
    assert measured(capacity, plan(city, apart))[0].slack == -1
    assert program(city, apart, capacity) is None
