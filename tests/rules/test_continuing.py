"""Money for projects that started in earlier years keeps the year's limit for continuing projects (续建)."""

from dataclasses import replace
from fractions import Fraction

from planner.rules import continuing
from planner.scenario.types import Scenario
from planner.verdict import Check
from tests.rules.by_hand import RICH, area, measured, pays, plan, program, roof, scene

TENTHS = (Fraction(5, 10), Fraction(3, 10), Fraction(2, 10))


def _city(limit: int, year: int = 2027, owed: int = 0) -> Scenario:
    """Two roofs of 10 yuan, paid 5, 3 and 2 in the start year and the two years after."""
    return scene(
        "a",
        "b",
        works=(roof("a", 10), roof("b", 10)),
        years=(2026, 2027, 2028),
        payment=TENTHS,
        commitments={("city", year): owed} if owed else {},
        rules={"continuing": {year: limit}},
    )


def test_the_limit_and_a_yuan_over() -> None:
    """Started in 2026, both ask for 3 yuan in 2027."""
    for limit, slack in ((6, 0), (5, -1)):
        city = _city(limit)
        areas = [area(city, "ab")]
        later = [pays("city", 3, c, year=2027) for c in "ab"]
        (check,) = measured(continuing, plan(city, areas, *later))
        assert check == Check("continuing", "2027", 6, "at most", limit)
        assert (check.ok, check.slack) == (slack == 0, slack)
        assert (program(city, areas, continuing) is not None) == (slack == 0)


def test_what_starts_in_the_year_is_not_continued() -> None:
    """a continues with 3 yuan, b starts with 5."""
    city = _city(3)
    found = program(city, [area(city, "a", 2026), area(city, "b", 2027)], continuing)
    assert found is not None
    assert measured(continuing, found) == [Check("continuing", "2027", 3, "at most", 3)]


def test_second_and_third_instalments_together() -> None:
    """In 2028 a pays its third instalment of 2, b its second of 3."""
    for limit, enough in ((5, True), (4, False)):
        city = _city(limit, 2028)
        found = program(city, [area(city, "a", 2026), area(city, "b", 2027)], continuing)
        assert (found is not None) == enough
        if found is not None:
            assert measured(continuing, found)[0].slack == 0


def test_what_is_owed_to_projects_under_way_counts() -> None:
    for limit, enough in ((10, True), (9, False)):
        city = _city(limit, owed=4)
        found = program(city, [area(city, "ab")], continuing)
        assert (found is not None) == enough
        if found is not None:
            assert measured(continuing, found) == [Check("continuing", "2027", 10, "at most", 10)]


def test_owed_beyond_the_limit_no_plan_helps() -> None:
    city = _city(3, owed=4)
    assert measured(continuing, plan(city, [])) == [Check("continuing", "2027", 4, "at most", 3)]
    assert program(city, [], continuing) is None


def test_the_first_year_continues_nothing_of_the_plan() -> None:
    city = _city(0, 2026)
    assert program(city, [area(city, "ab")], continuing) is not None


def test_a_year_outside_the_plan_says_nothing() -> None:
    city = replace(_city(0, 2031), payment=TENTHS)
    assert measured(continuing, plan(city, [area(city, "a")])) == []


def test_a_year_after_the_last_for_which_money_is_stated() -> None:
    """Started in 2028, both ask for 3 yuan in 2029."""
    for limit, enough in ((6, True), (5, False)):
        city = replace(_city(limit, 2029), sources=(replace(RICH, money={2028: 99, 2029: 99}),))
        found = program(city, [area(city, "ab", 2028)], continuing)
        assert (found is not None) == enough
        if found is not None:
            assert measured(continuing, found) == [Check("continuing", "2029", 6, "at most", 6)]


def test_without_a_payment_profile_nothing_continues() -> None:
    """All is paid in the start year, so a limit for later instalments refuses nothing."""
    city = scene("a", rules={"continuing": {2027: 0}})
    assert program(city, [area(city, "a", 2026)], continuing) is not None
