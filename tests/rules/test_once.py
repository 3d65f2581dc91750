"""A community starts at most once."""

from planner.rules import once
from planner.verdict import Check
from tests.rules.by_hand import area, measured, plan, program, scene

CITY = scene("a", "b")


def test_one_start_is_the_limit() -> None:
    areas = [area(CITY, "a", 2026), area(CITY, "b", 2027)]
    assert measured(once, plan(CITY, areas)) == [
        Check("once", "a", 1, "at most", 1),
        Check("once", "b", 1, "at most", 1),
    ]
    assert all(check.ok and check.slack == 0 for check in measured(once, plan(CITY, areas)))
    assert program(CITY, areas, once) is not None


def test_two_starts_are_one_over() -> None:
    """In 2026 alone, in 2027 merged with b: two places, one more than allowed."""
    areas = [area(CITY, "a", 2026), area(CITY, "ab", 2027)]
    a, b = measured(once, plan(CITY, areas))
    assert a == Check("once", "a", 2, "at most", 1)
    assert (a.ok, a.slack) == (False, -1)
    assert b.ok
    assert program(CITY, areas, once) is None


def test_twice_in_one_area_counts_twice() -> None:
    (check,) = measured(once, plan(CITY, [area(CITY, ("a", "a"))]))
    assert (check.value, check.slack) == (2, -1)
