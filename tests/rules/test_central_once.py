"""No work is paid by two central sources: the first in order pays (中央资金不重复安排)."""

from dataclasses import replace

from planner.rules import central_once
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Source
from planner.verdict import Check
from tests.rules.by_hand import area, measured, park, pays, plan, program, roof, scene

NDRC = Source(id="ndrc", name="NDRC", kind="ndrc", money={2026: 2}, kinds=frozenset({"roof"}))
CENTRAL = Source(id="central", name="Central", kind="central", money={2026: 100})
CITY = scene(
    "a",
    works=(roof("a"), park("a")),
    sources=(CENTRAL, NDRC),
    rules={"central_once": ("ndrc", "central")},
)


def test_the_first_pays_all_or_nothing_is_done() -> None:
    """The roof of 3 yuan: NDRC has 2, and Central may not add one. With 3 it pays it, Central the park."""
    assert program(CITY, [area(CITY, "a")], central_once) is None
    enough = replace(CITY, sources=(CENTRAL, replace(NDRC, money={2026: 3})))
    found = program(enough, [area(enough, "a")], central_once)
    assert found is not None
    assert found.allocations == (pays("central", 2, "a", "park"), pays("ndrc", 3, "a"))
    assert measured(central_once, found) == [Check("central_once", "Central", 0, "at most", 0)]


def test_a_yuan_of_the_second() -> None:
    paid = plan(CITY, [area(CITY, "a")], pays("ndrc", 2, "a"), pays("central", 1, "a"))
    assert measured(central_once, paid) == [Check("central_once", "Central", 1, "at most", 0)]


def test_own_works_of_areas() -> None:
    """The project of 1 yuan is for any source: not a work NDRC may pay, so Central pays it."""
    city = replace(CITY, limits=AreaLimits(project_cost=1))
    paid = plan(city, [area(city, "a")], pays("central", 1, "a-2026", "project"))
    assert measured(central_once, paid)[0].value == 0


def test_off_unless_asked_for() -> None:
    off = replace(CITY, rules=replace(CITY.rules, central_once=()))
    assert program(off, [area(off, "a")], central_once) is not None
    assert measured(central_once, plan(off, [area(off, "a")])) == []
