"""Money for works of some kinds keeps its limit over the years it is set for (分类支出上限)."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from planner.rules import spending
from planner.scenario.scope import Scope
from planner.scenario.settings import AreaLimits, Spending
from planner.scenario.types import Scenario, Utility
from planner.verdict import Check
from tests.rules.by_hand import area, community, gas, measured, park, pays, plan, program, roof, scene

ROOFS = frozenset({"roof"})


def _city(limit: int, **settings: Any) -> Scenario:
    """Two roofs of 10 and a park of 5 yuan; by default the limit is on roofs in both years."""
    return scene(
        "a",
        "b",
        works=(roof("a", 10), roof("b", 10), park("a", 5)),
        rules={
            "spending": (
                Spending(**{"limit": limit, "first": 2026, "last": 2027, "kinds": ROOFS} | settings),
            )
        },
    )


def test_the_limit_and_a_yuan_over() -> None:
    for limit, slack in ((20, 0), (19, -1)):
        city = _city(limit)
        areas = [area(city, "a"), area(city, "b", 2027)]
        paid = plan(
            city, areas, pays("city", 10, "a"), pays("city", 5, "a", "park"), pays("city", 10, "b", year=2027)
        )
        (check,) = measured(spending, paid)
        assert check == Check("spending", "roof 2026–2027", 20, "at most", limit)
        assert (check.ok, check.slack) == (slack == 0, slack)
        assert (program(city, areas, spending) is not None) == (slack == 0)


def test_years_outside_do_not_count() -> None:
    city = _city(10, first=2027)
    found = program(city, [area(city, "a"), area(city, "b", 2027)], spending)
    assert found is not None
    assert measured(spending, found) == [Check("spending", "roof 2027–2027", 10, "at most", 10)]


def test_what_is_paid_after_the_plan_counts_where_it_is_named() -> None:
    """A roof of 10 yuan started in 2027 is paid 6 and 4."""
    halves = (Fraction(6, 10), Fraction(4, 10))
    for last, paid in ((2027, 6), (2028, 10)):
        for limit in (paid, paid - 1):
            city = replace(_city(limit, last=last), payment=halves)
            found = program(city, [area(city, "b", 2027)], spending)
            assert (found is not None) == (limit == paid)
            if found is not None:
                assert measured(spending, found)[0].value == paid


def test_no_kind_named_is_all_of_them_and_the_areas_own() -> None:
    """10 + 10 + 5 and a project of 2 yuan."""
    for limit, enough in ((27, True), (26, False)):
        city = replace(_city(limit, kinds=frozenset()), limits=AreaLimits(project_cost=2))
        found = program(city, [area(city, "ab")], spending)
        assert (found is not None) == enough
        if found is not None:
            assert measured(spending, found) == [Check("spending", "2026–2027", 27, "at most", 27)]


def test_whoever_pays() -> None:
    """3 of the gas company and 1 of the city for one work of 4 yuan."""
    for limit, enough in ((4, True), (3, False)):
        city = replace(
            _city(limit, kinds=frozenset({"gas"})),
            works=(roof("a"), roof("b"), gas("a", 1, 3)),
            payers=(Utility(id="gas", name="Gas"),),
        )
        found = program(city, [area(city, "ab")], spending)
        assert (found is not None) == enough
        if found is not None:
            assert measured(spending, found)[0].value == 4


def test_a_part_of_the_city() -> None:
    """One part alone counts; an area of both counts its project in either."""
    for part, limit, enough in (
        ("east", 12, True),
        ("east", 11, False),
        ("west", 12, True),
        ("west", 11, False),
    ):
        where = Scope(subdistricts=frozenset({part}))
        city = replace(
            _city(limit, kinds=frozenset(), where=where),
            communities=(community("a", subdistrict="east"), community("b", subdistrict="west")),
            works=(roof("a", 10), roof("b", 10)),
            limits=AreaLimits(project_cost=2, same_subdistrict=False),
        )
        found = program(city, [area(city, "ab")], spending)
        assert (found is not None) == enough
        if found is not None:
            assert measured(spending, found) == [Check("spending", f"{part} 2026–2027", 12, "at most", 12)]
