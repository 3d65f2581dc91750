"""A community that needs another starts no earlier than it."""

from dataclasses import replace

import pytest

from planner.rules import links
from planner.scenario.settings import Link
from planner.scenario.types import Status
from planner.verdict import Check
from tests.rules.by_hand import area, measured, plan, program, scene

CITY = scene("a", "b", "c", rules={"links": (Link(first="a", then="b"),)})


def test_in_the_same_year() -> None:
    areas = [area(CITY, "a", 2027), area(CITY, "b", 2027)]
    (check,) = measured(links, plan(CITY, areas))
    assert check == Check("links", "a → b", 2027, "at most", 2027)
    assert (check.ok, check.slack) == (True, 0)
    assert program(CITY, areas, links) is not None


def test_in_the_same_area() -> None:
    areas = [area(CITY, "ab")]
    assert measured(links, plan(CITY, areas))[0].slack == 0
    assert program(CITY, areas, links) is not None


def test_a_year_too_early() -> None:
    areas = [area(CITY, "a", 2027), area(CITY, "b", 2026)]
    (check,) = measured(links, plan(CITY, areas))
    assert check == Check("links", "a → b", 2027, "at most", 2026)
    assert (check.ok, check.slack) == (False, -1)
    assert program(CITY, areas, links) is None


def test_never_counts_as_the_year_after_the_last() -> None:
    areas = [area(CITY, "b", 2027)]
    (check,) = measured(links, plan(CITY, areas))
    assert (check.value, check.slack) == (2028, -1)
    assert program(CITY, areas, links) is None


def test_the_first_may_go_alone() -> None:
    areas = [area(CITY, "a", 2026), area(CITY, "c", 2026)]
    assert measured(links, plan(CITY, areas)) == []
    assert program(CITY, areas, links) is not None


@pytest.mark.parametrize("status", [Status.LISTED, Status.UNDERWAY, Status.DONE])
def test_one_that_left_the_reserve_went_before(status: Status) -> None:
    """a is renovated already, or under way: b waits for it no more."""
    first, *rest = CITY.communities
    city = replace(CITY, communities=(replace(first, status=status), *rest))
    areas = [area(city, "b", 2026)]
    assert measured(links, plan(city, areas)) == []
    assert program(city, areas, links) is not None
