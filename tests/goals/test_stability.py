"""Few households are moved, dropped or regrouped against the plan published before."""

from dataclasses import replace

from planner.goals import stability
from planner.scenario.types import Published
from tests.goals.worth import worth
from tests.rules.by_hand import area, community, plan, scene

AB = frozenset("ab")
# published: {a, b} in 2026, c in 2027; d not at all
CITY = scene(
    community("a", 10),
    community("b", 20),
    community("c", 40),
    community("d", 80),
    published=Published(year={"a": 2026, "b": 2026, "c": 2027}, area={"a": AB, "b": AB, "c": frozenset("c")}),
)


def test_as_published() -> None:
    assert worth(stability, CITY, [area(CITY, "ab", 2026), area(CITY, "c", 2027)]) == 0


def test_who_is_new_does_not_count() -> None:
    areas = [area(CITY, "ab", 2026), area(CITY, "c", 2027), area(CITY, "d", 2026)]
    assert worth(stability, CITY, areas) == 0


def test_dropped() -> None:
    assert worth(stability, CITY, []) == -70
    assert worth(stability, CITY, [area(CITY, "ab", 2026)]) == -40


def test_moved() -> None:
    assert worth(stability, CITY, [area(CITY, "ab", 2027), area(CITY, "c", 2027)]) == -30


def test_regrouped() -> None:
    """a and b apart; or with c: then c is neither in its year nor in its area."""
    apart = [area(CITY, "a", 2026), area(CITY, "b", 2026), area(CITY, "c", 2027)]
    assert worth(stability, CITY, apart) == -30
    assert worth(stability, CITY, [area(CITY, "abc", 2026)]) == -70
    assert worth(stability, CITY, [area(CITY, "ab", 2026), area(CITY, "cd", 2027)]) == -40


def test_members_published_in_different_years() -> None:
    """An area published in parts: whichever year it starts in, one of its members is moved."""
    parts = Published(year={"a": 2026, "b": 2027}, area={"a": AB, "b": AB})
    city = replace(CITY, published=parts)
    assert worth(stability, city, [area(city, "ab", 2026)]) == -20
    assert worth(stability, city, [area(city, "ab", 2027)]) == -10


def test_an_area_that_is_no_longer_possible() -> None:
    """a and b were published together; now they stay apart: 30 households change at least."""
    city = replace(CITY, limits=replace(CITY.limits, apart=(("a", "b"),)))
    areas = [area(city, "a", 2026), area(city, "b", 2026), area(city, "c", 2027)]
    assert worth(stability, city, areas) == -30


def test_areas_that_were_not_published() -> None:
    """Only the years are known: nobody is regrouped, who is moved or dropped counts."""
    city = replace(CITY, published=Published(year={"a": 2026, "b": 2026, "c": 2027}, area={}))
    assert worth(stability, city, [area(city, "ab", 2026), area(city, "cd", 2027)]) == 0
    assert worth(stability, city, [area(city, "a", 2026), area(city, "bc", 2026)]) == -40
    assert worth(stability, city, [area(city, "a", 2026)]) == -60


def test_nothing_published() -> None:
    city = scene("a")
    assert stability.measure(city, plan(city, [area(city, "a")])) == 0
    assert worth(stability, city, [area(city, "a")]) == 0
