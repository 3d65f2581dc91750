"""Money for projects that start in a year keeps that year's limit for new starts (新开工)."""

from dataclasses import replace
from fractions import Fraction

from planner.rules import new_starts
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Scenario, Utility
from planner.verdict import Check
from tests.rules.by_hand import area, gas, measured, pays, plan, program, roof, scene


def _city(limit: int, *shares: Fraction) -> Scenario:
    """Two roofs of 10 yuan; `limit` for what starts in 2026."""
    return scene(
        "a",
        "b",
        works=(roof("a", 10), roof("b", 10)),
        payment=shares or (Fraction(1),),
        rules={"new_starts": {2026: limit}},
    )


def test_the_limit_and_a_yuan_over() -> None:
    for limit, slack in ((20, 0), (19, -1)):
        city = _city(limit)
        areas = [area(city, "ab")]
        (check,) = measured(new_starts, plan(city, areas, pays("city", 10, "a"), pays("city", 10, "b")))
        assert check == Check("new_starts", "2026", 20, "at most", limit)
        assert (check.ok, check.slack) == (slack == 0, slack)
        assert (program(city, areas, new_starts) is not None) == (slack == 0)


def test_the_first_instalment_counts_alone() -> None:
    """In 7 and 3 tenths, 7 + 7 of 20 yuan fall into the start year."""
    for limit, enough in ((14, True), (13, False)):
        city = _city(limit, Fraction(7, 10), Fraction(3, 10))
        found = program(city, [area(city, "ab")], new_starts)
        assert (found is not None) == enough
        if found is not None:
            assert measured(new_starts, found) == [Check("new_starts", "2026", 14, "at most", 14)]


def test_another_year_is_free() -> None:
    city = _city(0)
    found = program(city, [area(city, "ab", 2027)], new_starts)
    assert found is not None
    assert measured(new_starts, found) == [Check("new_starts", "2026", 0, "at most", 0)]


def test_whoever_pays_and_whatever_for() -> None:
    """3 of the gas company, 1 + 10 + 10 of the city and a project of 5 yuan: 29."""
    for limit, enough in ((29, True), (28, False)):
        city = replace(
            _city(limit),
            works=(gas("a", 1, 3), roof("a", 10), roof("b", 10)),
            payers=(Utility(id="gas", name="Gas"),),
            limits=AreaLimits(project_cost=5),
        )
        found = program(city, [area(city, "ab")], new_starts)
        assert (found is not None) == enough
        if found is not None:
            assert measured(new_starts, found)[0].slack == 0


def test_a_year_outside_the_plan_says_nothing() -> None:
    city = scene("a", rules={"new_starts": {2031: 0}})
    assert measured(new_starts, plan(city, [area(city, "a")])) == []
    assert program(city, [area(city, "a")], new_starts) is not None
