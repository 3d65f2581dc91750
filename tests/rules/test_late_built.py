"""Of communities built late (2001–2005) no more are chosen than the cap allows."""

from fractions import Fraction
from typing import Any

import pytest

from planner.rules import late_built
from planner.scenario.settings import LateBuilt
from planner.scenario.types import Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, scene


def _city(**given: Any) -> Scenario:
    """a of 2001, b of 2005; c of 1990, d of 2000."""
    years = {"a": 2001, "b": 2005, "c": 1990, "d": 2000}
    members = [community(name, year_built=year) for name, year in years.items()]
    return scene(*members, rules={"late_built": LateBuilt(**given)})


def test_the_cap_and_one_over() -> None:
    for cap, slack in ((2, 0), (1, -1)):
        city = _city(communities=cap)
        areas = [area(city, "a", 2026), area(city, "b", 2027), area(city, "cd")]
        (check,) = measured(late_built, plan(city, areas))
        assert check == Check("late_built", "communities", 2, "at most", cap)
        assert (check.ok, check.slack) == (slack == 0, slack)
        assert (program(city, areas, late_built) is not None) == (slack == 0)


def test_half_of_all_and_more_than_half() -> None:
    """2 of 4 are half; without d 2 of 3 are half a community too many."""
    city = _city(share=Fraction(1, 2))
    half, more = [area(city, "abcd")], [area(city, "abc")]
    assert measured(late_built, plan(city, half)) == [Check("late_built", "share", 2, "at most", 2)]
    assert measured(late_built, plan(city, more))[0].slack == Fraction(-1, 2)
    assert program(city, half, late_built) is not None
    assert program(city, more, late_built) is None


@pytest.mark.parametrize(("built", "late"), [(2000, 0), (2001, 1), (2005, 1), (2006, 0), (None, 0)])
def test_which_years_are_late(built: int | None, late: int) -> None:
    city = scene(community("a", year_built=built), rules={"late_built": LateBuilt(communities=0)})
    assert measured(late_built, plan(city, [area(city, "a")]))[0].value == late
    assert (program(city, [area(city, "a")], late_built) is None) == bool(late)


def test_both_caps() -> None:
    city = _city(communities=1, share=Fraction(1, 3))
    areas = [area(city, "a"), area(city, "cd")]
    assert [check.slack for check in measured(late_built, plan(city, areas))] == [0, 0]
    assert program(city, areas, late_built) is not None
    assert program(city, [area(city, "a"), area(city, "c")], late_built) is None


def test_nothing_planned_and_off() -> None:
    city = _city(communities=0, share=Fraction(0))
    assert [check.slack for check in measured(late_built, plan(city, []))] == [0, 0]
    off = scene("a")
    assert measured(late_built, plan(off, [area(off, "a")])) == []
