"""Households are reached."""

from planner.goals import households
from planner.rules import once
from tests.goals.worth import worth
from tests.rules.by_hand import area, community, measured, plan, scene

CITY = scene(community("a", 105), community("b", 80), community("c", 100))


def test_every_community_that_starts() -> None:
    assert worth(households, CITY, [area(CITY, "ab", 2026), area(CITY, "c", 2027)]) == 285
    assert worth(households, CITY, [area(CITY, "b", 2027)]) == 80
    assert worth(households, CITY, []) == 0


def test_a_bad_plan_counts_twice_what_stands_in_it_twice() -> None:
    twice = plan(CITY, [area(CITY, "b", 2026), area(CITY, "b", 2027)])
    assert households.measure(CITY, twice) == 160
    assert not all(check.ok for check in measured(once, twice))
