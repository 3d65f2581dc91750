"""A community starts within its own window of years."""

from planner.rules import window
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, plan, program, scene

CITY = scene(community("a", earliest=2027, latest=2027), "b", years=(2026, 2027, 2028))
(A, B) = CITY.communities


def test_the_only_year_of_a_window() -> None:
    assert window.excludes(CITY, A, 2027) is None
    areas = [area(CITY, "a", 2027)]
    checks = measured(window, plan(CITY, areas))
    assert checks == [
        Check("window", "a", 2027, "at least", 2027),
        Check("window", "a", 2027, "at most", 2027),
    ]
    assert [check.slack for check in checks] == [0, 0]
    assert program(CITY, areas, window) is not None


def test_a_year_early() -> None:
    assert window.excludes(CITY, A, 2026) == Reason("window", "TOO_EARLY", "2026", "2027")
    areas = [area(CITY, "a", 2026)]
    assert [check.slack for check in measured(window, plan(CITY, areas))] == [-1, 1]
    assert program(CITY, areas, window) is None


def test_a_year_late() -> None:
    assert window.excludes(CITY, A, 2028) == Reason("window", "TOO_LATE", "2028", "2027")
    areas = [area(CITY, "a", 2028)]
    assert [check.slack for check in measured(window, plan(CITY, areas))] == [1, -1]
    assert program(CITY, areas, window) is None


def test_an_area_waits_for_all_its_members() -> None:
    assert program(CITY, [area(CITY, "ab", 2026)], window) is None
    assert program(CITY, [area(CITY, "ab", 2027)], window) is not None
    assert program(CITY, [area(CITY, "b", 2026)], window) is not None


def test_without_a_window_the_years_of_the_plan_are_one() -> None:
    assert measured(window, plan(CITY, [area(CITY, "b", 2028)])) == [
        Check("window", "b", 2028, "at least", 2026),
        Check("window", "b", 2028, "at most", 2028),
    ]
