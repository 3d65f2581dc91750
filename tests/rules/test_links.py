"""A community that needs another starts no earlier than it, or once it is finished."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.rules import links
from planner.scenario.settings import Link
from planner.scenario.types import Scenario, Status, Work
from planner.verdict import Check
from tests.rules.by_hand import RICH, area, measured, park, plan, program, roof, scene

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


def _waiting(*years: int | None, years_of_plan: int = 4) -> Scenario:
    """b starts once a is finished; a has a work for each of `years`, its duration (None: as it is paid)."""
    works = [
        Work(community="a", id=f"work {i}", kind="roof", civil=2, duration=n) for i, n in enumerate(years)
    ]
    return scene(
        "a",
        "b",
        years=tuple(range(2026, 2026 + years_of_plan)),
        works=(*works, roof("b")),
        sources=(replace(RICH, money=dict.fromkeys(range(2026, 2032), 100)),),
        rules={"links": (Link(first="a", then="b", finished=True),)},
    )


@pytest.mark.parametrize(("years", "ready"), [((1,), 2027), ((2,), 2028), ((3, 1), 2029), ((None,), 2027)])
def test_once_it_is_finished_and_a_year_too_early(years: tuple[int | None, ...], ready: int) -> None:
    """A work of n years that starts in 2026 is finished when 2026 + n begins; the longest counts."""
    city = _waiting(*years)
    for year in (ready, ready - 1):
        areas = [area(city, "a"), area(city, "b", year)]
        (check,) = measured(links, plan(city, areas))
        assert check == Check("links", "a → b", ready, "at most", year)
        assert check.slack == year - ready
        assert (program(city, areas, links) is not None) == (year == ready)


def test_as_long_as_it_is_paid_unless_its_duration_is_known() -> None:
    """In halves, or 1 and 1 yuan of its own: two years. A duration of one year says otherwise."""
    halves = replace(_waiting(None), payment=(Fraction(1, 2), Fraction(1, 2)))
    own = replace(_waiting(None), works=(replace(_waiting(None).works[0], payment=(1, 1)), roof("b")))
    short = replace(halves, works=(replace(halves.works[0], duration=1), roof("b")))
    for city, ready in ((halves, 2028), (own, 2028), (short, 2027)):
        for year in (ready, ready - 1):
            areas = [area(city, "a"), area(city, "b", year)]
            assert measured(links, plan(city, areas))[0].slack == year - ready
            assert (program(city, areas, links) is not None) == (year == ready)


def test_a_work_left_out_is_not_waited_for() -> None:
    """The optional park takes three years, the roof one."""
    city = _waiting(1)
    slow = replace(city, works=(*city.works, park("a", duration=3)))
    for done, ready in ((("work 0",), 2027), (("work 0", "park"), 2029)):
        areas = [area(slow, "a", works={"a": done}), area(slow, "b", ready)]
        assert measured(links, plan(slow, areas))[0].slack == 0
        assert program(slow, areas, links) is not None
        early = [areas[0], area(slow, "b", ready - 1)]
        assert program(slow, early, links) is None


def test_nobody_waits_inside_one_area() -> None:
    """Members of an area start together: b would start before a is finished."""
    city = _waiting(1)
    areas = [area(city, "ab")]
    assert measured(links, plan(city, areas))[0].slack == -1
    assert program(city, areas, links) is None
