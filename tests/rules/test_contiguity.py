"""An area is connected: every member can be reached from every other without leaving it."""

from dataclasses import replace

from planner.rules import contiguity
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Edge
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, scene

PATH = scene("A", "B", "C")


def test_a_path_is_connected_and_its_ends_are_not() -> None:
    """A–B–C (M09): {A,B,C} is one piece, {A,C} without B is two."""
    whole, ends = [area(PATH, "ABC")], [area(PATH, "AC")]
    assert measured(contiguity, plan(PATH, whole)) == [Check("contiguity", "ABC-2026", 1, "at most", 1)]
    assert measured(contiguity, plan(PATH, whole))[0].slack == 0
    (check,) = measured(contiguity, plan(PATH, ends))
    assert check == Check("contiguity", "AC-2026", 2, "at most", 1)
    assert (check.ok, check.slack) == (False, -1)
    assert program(PATH, whole, contiguity) is not None
    assert program(PATH, ends, contiguity) is None


def test_a_community_alone_is_an_area() -> None:
    assert measured(contiguity, plan(PATH, [area(PATH, "B")]))[0].value == 1
    assert program(PATH, [area(PATH, "A"), area(PATH, "C")], contiguity) is not None


def test_a_barrier_does_not_join() -> None:
    for edge in (Edge(a="A", b="B", kind="barrier"), Edge(a="A", b="B", kind="road", crossable=False)):
        river = scene("A", "B", edges=(edge,))
        assert measured(contiguity, plan(river, [area(river, "AB")]))[0].value == 2
        assert program(river, [area(river, "AB")], contiguity) is None


def test_what_the_bureau_put_together_is_connected_by_decree() -> None:
    decreed = replace(PATH, limits=AreaLimits(together=(("A", "C"),)))
    assert measured(contiguity, plan(decreed, [area(decreed, "AC")]))[0].value == 1
    assert program(decreed, [area(decreed, "AC")], contiguity) is not None


def test_a_drawn_area_that_goes_together_is_connected_by_decree() -> None:
    members = (community("A", drawn_area="x"), community("B"), community("C", drawn_area="x"))
    fixed = scene(*members, limits=AreaLimits(drawn="fixed"))
    free = scene(*members, limits=AreaLimits(drawn="within"))
    assert measured(contiguity, plan(fixed, [area(fixed, "AC")]))[0].value == 1
    assert measured(contiguity, plan(free, [area(free, "AC")]))[0].value == 2
    assert program(fixed, [area(fixed, "AC")], contiguity) is not None
    assert program(free, [area(free, "AC")], contiguity) is None


def test_twelve_courtyards_of_qianjin_street() -> None:
    """M10: 12 courtyards, 13 buildings, 11 walls opened: one area. Keep one wall: at least two.

    The last courtyard has two buildings; the walls form a row, and the one in the middle stays.
    """
    yards = [community(f"y{i:02d}", buildings=2 if i == 11 else 1) for i in range(12)]
    street = scene(*yards, limits=AreaLimits(max_members=12))
    names = [yard.id for yard in yards]
    assert sum(yard.buildings or 0 for yard in yards) == 13
    assert len(street.edges) == 11
    one = [area(street, names)]
    assert measured(contiguity, plan(street, one))[0].slack == 0
    assert program(street, one, contiguity) is not None
    cut = replace(street, edges=(*street.edges[:5], *street.edges[6:]))
    assert measured(contiguity, plan(cut, [area(cut, names)]))[0].value == 2
    assert program(cut, [area(cut, names)], contiguity) is None
    halves = [area(cut, names[:6]), area(cut, names[6:])]
    assert [check.ok for check in measured(contiguity, plan(cut, halves))] == [True, True]
    assert program(cut, halves, contiguity) is not None
