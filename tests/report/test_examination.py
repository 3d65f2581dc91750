"""What check-scenario says."""

from dataclasses import replace
from fractions import Fraction

from planner.errors import Place, Problem
from planner.report.examination import lines
from planner.scenario.settings import UtilityFloor
from planner.scenario.types import Points, Utility, Work
from tests.report.by_hand import tutorial


def test_errors_come_before_warnings_and_the_count_last() -> None:
    problems = (
        Problem(Place("a.yaml", line=3), "odd", warning=True),
        Problem(Place("a.yaml", line=9), "wrong", "right", "Mend it."),
    )
    assert list(lines(None, problems)) == [
        "ERROR a.yaml:9: wrong; right. Mend it.",
        "WARNING a.yaml:3: odd",
        "1 error, 1 warning",
    ]


def test_what_a_scenario_holds() -> None:
    assert list(lines(tutorial(), ())) == [
        "DEFAULT payment: all in the start year",
        "8 communities with 554 households, 8 works, 6 edges",
        "money 1,100.00 万元, all works 1,822.20 万元",
        "0 errors, 0 warnings",
    ]


def test_neighbours_by_coordinates_are_counted() -> None:
    """Ten metres apart in a row: each touches the next, and the circle over two others holds a third."""
    plain = tutorial()
    placed = tuple(replace(c, x=10.0 * i, y=0.0) for i, c in enumerate(plain.communities))
    near = replace(plain, communities=placed, edges=(), adjacency_from=Points(within_m=200))
    assert "8 communities with 554 households, 8 works, 7 edges" in list(lines(near, ()))


def test_the_highest_share_utilities_can_bear() -> None:
    """Of H alone: 100.00 of 100.00 + 77.80 + 15.00 万元; every other community makes the share smaller."""
    plain = tutorial()
    pipe = Work(community="H", id="water", kind="water", equipment=1_000_000, utility="water")
    scenario = replace(
        plain,
        works=(*plain.works, pipe),
        payers=(Utility(id="water", name="water"),),
        rules=replace(plain.rules, utility_floor=(UtilityFloor(share=Fraction(3, 10)),)),
    )
    *_, said, count = lines(scenario, ())
    assert said == "utilities can bear 51.9 % at most in any plan; 30.0 % is asked"
    assert count == "0 errors, 0 warnings"
    above = replace(
        scenario, rules=replace(plain.rules, utility_floor=(UtilityFloor(share=Fraction(52, 100)),))
    )
    first, *_, count = lines(above, ())
    assert first == (
        "WARNING rules.utility_floor: utilities can bear 51.9 % at most in any plan; 52.0 % is asked. "
        "Nothing it counts can be planned; lower the floor, or let utilities pay more."
    )
    assert count == "0 errors, 1 warning"
