"""A utility pays in a year no more than it has set aside for that year."""

from dataclasses import replace
from fractions import Fraction

from planner.rules import utility_cap
from planner.scenario.types import Scenario, Utility
from planner.verdict import Check
from tests.rules.by_hand import RICH, area, gas, measured, pays, plan, program, scene


def _city(cap: dict[int, int]) -> Scenario:
    return scene(
        "a",
        "b",
        works=(gas("a", 1, 70), gas("b", 1, 30)),
        payers=(Utility(id="gas", name="Gas", cap=cap),),
        rules={"mandatory_basic": False},
    )


def test_all_it_has_set_aside() -> None:
    city = _city({2026: 100})
    areas = [area(city, "ab")]
    found = program(city, areas, utility_cap)
    assert found is not None
    (check,) = measured(utility_cap, found)
    assert check == Check("utility_cap", "Gas 2026", 100, "at most", 100)
    assert (check.ok, check.slack) == (True, 0)


def test_a_yuan_over() -> None:
    """A year with 99 yuan takes a or b; a year that is not named has no cap."""
    city = _city({2026: 99})
    areas = [area(city, "ab")]
    (check,) = measured(
        utility_cap, plan(city, areas, pays("gas", 70, "a", "gas"), pays("gas", 30, "b", "gas"))
    )
    assert check == Check("utility_cap", "Gas 2026", 100, "at most", 99)
    assert (check.ok, check.slack) == (False, -1)
    assert program(city, areas, utility_cap) is None
    assert program(city, [area(city, "a")], utility_cap) is not None
    assert program(city, [area(city, "ab", 2027)], utility_cap) is not None


def test_later_instalments_count_in_their_own_year() -> None:
    """70 + 30 yuan in halves: 50 a year."""
    halves = (Fraction(1, 2), Fraction(1, 2))
    for cap, enough in ((50, True), (49, False)):
        city = replace(_city({2026: 50, 2027: cap}), payment=halves)
        assert (program(city, [area(city, "ab")], utility_cap) is not None) == enough
    late = replace(_city({2026: 0, 2027: 50}), payment=halves)
    found = program(late, [area(late, "ab", 2027)], utility_cap)
    assert found is not None
    assert [check.slack for check in measured(utility_cap, found)] == [0, 0]


def test_years_after_the_last_in_which_it_still_pays() -> None:
    """No money is stated for 2028, yet half of what starts in 2027 is paid then: 50 yuan."""
    halves = (Fraction(1, 2), Fraction(1, 2))
    for cap, enough in ((50, True), (49, False)):
        city = replace(_city({2026: 50, 2027: 50, 2028: cap}), payment=halves)
        assert city.paying_years == (2026, 2027)
        areas = [area(city, "ab", 2027)]
        assert (program(city, areas, utility_cap) is not None) == enough
        ledger = [pays("gas", 50, "a", "gas", year) for year in (2027, 2028)]
        checks = measured(utility_cap, plan(city, areas, *ledger))
        assert checks[-1] == Check("utility_cap", "Gas 2028", 50, "at most", cap)


def test_years_outside_the_plan_say_nothing() -> None:
    city = _city({2025: 0, 2030: 0})
    areas = [area(city, "ab")]
    assert measured(utility_cap, plan(city, areas, pays("gas", 70, "a", "gas"))) == []
    assert program(city, areas, utility_cap) is not None


def test_a_year_after_the_last_for_which_money_is_stated() -> None:
    """Half of 100 yuan falls into 2028: its cap binds where the plan's money reaches so far."""
    halves = (Fraction(1, 2), Fraction(1, 2))
    for cap, enough in ((50, True), (49, False)):
        city = replace(
            _city({2028: cap}), payment=halves, sources=(replace(RICH, money={2027: 99, 2028: 99}),)
        )
        assert (program(city, [area(city, "ab", 2027)], utility_cap) is not None) == enough
        over = plan(city, [], pays("gas", 50, "a", "gas", 2028))
        assert measured(utility_cap, over) == [Check("utility_cap", "Gas 2028", 50, "at most", cap)]
