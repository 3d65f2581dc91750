"""A community chosen gets every basic work that is due, unless waived with a reason (应改尽改)."""

from dataclasses import replace

from planner.rules import mandatory_basic
from planner.scenario.types import Work
from planner.verdict import Check
from tests.rules.by_hand import area, measured, park, plan, program, roof, scene

DRAINS = Work(community="a", id="drains", kind="drains", civil=4)
CITY = scene("a", works=(roof("a"), DRAINS, park("a")))


def test_both_basic_works_and_no_more() -> None:
    areas = [area(CITY, "a", works={"a": ("drains", "roof")})]
    (check,) = measured(mandatory_basic, plan(CITY, areas))
    assert check == Check("mandatory_basic", "a", 0, "at most", 0)
    assert (check.ok, check.slack) == (True, 0)
    assert program(CITY, areas, mandatory_basic) is not None


def test_one_left_undone() -> None:
    areas = [area(CITY, "a", works={"a": ("park", "roof")})]
    (check,) = measured(mandatory_basic, plan(CITY, areas))
    assert check == Check("mandatory_basic", "a", 1, "at most", 0)
    assert (check.ok, check.slack) == (False, -1)
    assert program(CITY, areas, mandatory_basic) is None


def test_none_done() -> None:
    assert measured(mandatory_basic, plan(CITY, [area(CITY, "a", works={"a": ()})]))[0].slack == -2


def test_waived_with_a_reason() -> None:
    waived = replace(CITY, works=(roof("a"), replace(DRAINS, waived="renewed in 2022"), park("a")))
    areas = [area(waived, "a", works={"a": ("roof",)})]
    assert measured(mandatory_basic, plan(waived, areas))[0].slack == 0
    assert program(waived, areas, mandatory_basic) is not None


def test_switched_off() -> None:
    free = replace(CITY, rules=replace(CITY.rules, mandatory_basic=False))
    areas = [area(free, "a", works={"a": ("park",)})]
    assert measured(mandatory_basic, plan(free, areas)) == []
    assert program(free, areas, mandatory_basic) is not None
