"""Over the whole plan, utilities bear at least their share of the construction money (M25)."""

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from planner.money import YI
from planner.rules import utility_floor
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import AreaLimits, UtilityFloor
from planner.scenario.types import Scenario, Utility
from planner.verdict import Check
from tests.rules.by_hand import area, gas, measured, pays, plan, program, roof, scene

UTILITIES = 755 * YI // 100  # 7.55 亿元
ALL = 2057 * YI // 100  # 20.57 亿元


def _baoding(share: str, base: Literal["total", "own_works"] = "total") -> Scenario:
    """7.55 亿 of pipes borne by utilities, 3.02 亿 of trenches, 10 亿 of roofs: 20.57 亿 in all."""
    return scene(
        "a",
        works=(gas("a", ALL - UTILITIES - 10 * YI, UTILITIES), roof("a", 10 * YI)),
        payers=(Utility(id="gas", name="Gas"),),
        rules={"utility_floor": (UtilityFloor(share=Fraction(share), base=base),)},
    )


def test_baoding_reaches_367_thousandths() -> None:
    """0.367 of 20.57 亿 are 7.549 亿: 7.55 are 81,000 yuan more."""
    city = _baoding("0.367")
    found = program(city, [area(city, "a")], utility_floor)
    assert found is not None
    (check,) = measured(utility_floor, found)
    assert check == Check("utility_floor", "", UTILITIES, "at least", 754_919_000)
    assert (check.ok, check.slack) == (True, 81_000)


def test_baoding_does_not_reach_368_thousandths() -> None:
    """0.368 of 20.57 亿 are 7.57 亿: 197.6 万 are missing."""
    city = _baoding("0.368")
    paid = plan(city, [area(city, "a")], pays("gas", UTILITIES, "a", "gas"))
    (check,) = measured(utility_floor, paid)
    assert check == Check("utility_floor", "", UTILITIES, "at least", 756_976_000)
    assert (check.ok, check.slack) == (False, -1_976_000)
    assert program(city, [area(city, "a")], utility_floor) is None


def test_the_total_includes_what_the_utilities_pay() -> None:
    """7.55 of 28.12 would be 26.8 %; the share is of 20.57."""
    assert round(float(Fraction(UTILITIES, ALL)), 4) == 0.3670
    city = _baoding(str(Fraction(UTILITIES, ALL)))
    found = program(city, [area(city, "a")], utility_floor)
    assert found is not None
    assert measured(utility_floor, found)[0].slack == 0


def test_of_their_own_works() -> None:
    """7.55 of 10.57 亿 of pipe works are 71.4 %; the roofs do not count."""
    for share, enough in (("0.714", True), ("0.715", False)):
        city = _baoding(share, "own_works")
        assert (program(city, [area(city, "a")], utility_floor) is not None) == enough
        paid = plan(city, [area(city, "a")], pays("gas", UTILITIES, "a", "gas"))
        assert measured(utility_floor, paid)[0].ok == enough


SMALL = scene(
    "a",
    "b",
    works=(gas("a", 1, 3), roof("b", 4)),
    payers=(Utility(id="gas", name="Gas"),),
    rules={"utility_floor": (UtilityFloor(share=Fraction(3, 8)),), "mandatory_basic": False},
)


def test_a_yuan_over() -> None:
    """3 of 8 yuan are the limit; with a roof of 5 instead of 4 they are 3/8 of a yuan short."""
    areas = [area(SMALL, "a", 2026), area(SMALL, "b", 2027)]
    found = program(SMALL, areas, utility_floor)
    assert found is not None
    assert measured(utility_floor, found) == [Check("utility_floor", "", 3, "at least", 3)]
    dearer = replace(SMALL, works=(gas("a", 1, 3), roof("b", 5)))
    assert program(dearer, areas, utility_floor) is None
    paid = plan(dearer, areas, pays("gas", 3, "a", "gas"))
    assert measured(utility_floor, paid)[0].slack == Fraction(-3, 8)


def test_works_of_areas_count() -> None:
    """Two projects of a yuan: 3 of 10; one project for both: 3 of 9, a third."""
    third = {"utility_floor": (UtilityFloor(share=Fraction(1, 3)),), "mandatory_basic": False}
    city = replace(
        SMALL,
        limits=AreaLimits(project_cost=1),
        rules=replace(SMALL.rules, **third),  # type: ignore[arg-type]
    )
    assert program(city, [area(city, "a"), area(city, "b")], utility_floor) is None
    assert program(city, [area(city, "ab")], utility_floor) is not None


def test_nothing_of_nothing() -> None:
    assert measured(utility_floor, plan(SMALL, [])) == [Check("utility_floor", "", 0, "at least", 0)]
    assert measured(utility_floor, plan(SMALL, []))[0].ok
    assert program(SMALL, [], utility_floor) is not None


def test_off_unless_asked_for() -> None:
    off = replace(SMALL, rules=replace(SMALL.rules, utility_floor=()))
    assert measured(utility_floor, plan(off, [area(off, "b")])) == []
    assert program(off, [area(off, "b")], utility_floor) is not None


def test_where_it_holds() -> None:
    """In a 3 of 4 yuan are the company's, in all 3 of 8: three quarters may be asked of a alone."""
    of_a = Scope(communities=frozenset({"a"}))
    for where, enough in ((of_a, True), (EVERYWHERE, False)):
        floor = UtilityFloor(share=Fraction(3, 4), where=where)
        city = replace(SMALL, rules=replace(SMALL.rules, utility_floor=(floor,)))
        areas = [area(city, "a"), area(city, "b")]
        assert (program(city, areas, utility_floor) is not None) == enough
        paid = plan(city, areas, pays("gas", 3, "a", "gas"))
        (check,) = measured(utility_floor, paid)
        assert (check.subject, check.ok) == (str(where), enough)


def test_tax_relief_never_counts() -> None:
    """M26: the company pays 3 and gets 1 back: 2 of 3 yuan, in its own works as in the total."""
    relieved = replace(gas("a", 1, 3), mode="tax_relief", granted=1)
    for share, base, enough in (
        (Fraction(2, 3), "total", True),
        (Fraction(67, 100), "total", False),
        (Fraction(2, 3), "own_works", True),
        (Fraction(67, 100), "own_works", False),
    ):
        rules = replace(SMALL.rules, utility_floor=(UtilityFloor(share=share, base=base),))
        city = replace(SMALL, works=(relieved, roof("b", 4)), rules=rules)
        assert (program(city, [area(city, "a")], utility_floor) is not None) == enough
        paid = plan(city, [area(city, "a")], pays("gas", 3, "a", "gas"))
        assert measured(utility_floor, paid) == [Check("utility_floor", "", 2, "at least", 3 * share)]


def test_no_neighbour_takes_the_works_of_an_area_out_of_the_share() -> None:
    """3 of 4 yuan of a are the company's; with a project of 1 for both it is 3 of 5, whoever is first."""
    for there, first in (("a", "b"), ("b", "a")):
        for share, enough in ((Fraction(3, 5), True), (Fraction(61, 100), False)):
            floor = UtilityFloor(share=share, where=Scope(communities=frozenset({there})))
            city = scene(
                there,
                first,
                works=(gas(there, 1, 3), roof(first, 4)),
                payers=(Utility(id="gas", name="Gas"),),
                limits=AreaLimits(project_cost=1),
                rules={"utility_floor": (floor,)},
            )
            both = [area(city, "ab")]
            assert (program(city, both, utility_floor) is not None) == enough
            (check,) = measured(utility_floor, plan(city, both, pays("gas", 3, there, "gas")))
            assert (check.value, check.limit, check.ok) == (3, share * 5, enough)
