"""Of two communities that exclude each other at most one is chosen."""

from planner.rules import exclusive
from planner.verdict import Check
from tests.rules.by_hand import area, measured, plan, program, scene

CITY = scene("a", "b", "c", rules={"exclusive": (("a", "c"),)})


def test_one_of_the_two() -> None:
    areas = [area(CITY, "ab")]
    (check,) = measured(exclusive, plan(CITY, areas))
    assert check == Check("exclusive", "a | c", 1, "at most", 1)
    assert (check.ok, check.slack) == (True, 0)
    assert program(CITY, areas, exclusive) is not None


def test_both_in_different_years() -> None:
    areas = [area(CITY, "a", 2026), area(CITY, "c", 2027)]
    (check,) = measured(exclusive, plan(CITY, areas))
    assert (check.value, check.ok, check.slack) == (2, False, -1)
    assert program(CITY, areas, exclusive) is None


def test_both_in_one_area() -> None:
    areas = [area(CITY, "abc")]
    assert measured(exclusive, plan(CITY, areas))[0].slack == -1
    assert program(CITY, areas, exclusive) is None


def test_neither() -> None:
    areas = [area(CITY, "b")]
    assert measured(exclusive, plan(CITY, areas))[0].slack == 1
    assert program(CITY, areas, exclusive) is not None
