"""Households are reached early: years a household has its renovation within the plan."""

from planner.goals import early
from tests.goals.worth import worth
from tests.rules.by_hand import area, community, scene

CITY = scene(community("a", 105), community("b", 80), community("c", 100))


def test_a_start_in_the_first_of_two_years_counts_twice() -> None:
    """a+b start in 2026: 185 households for two years; c in 2027: 100 for one."""
    assert worth(early, CITY, [area(CITY, "ab", 2026), area(CITY, "c", 2027)]) == 470
    assert worth(early, CITY, [area(CITY, "ab", 2027), area(CITY, "c", 2026)]) == 385
    assert worth(early, CITY, []) == 0
