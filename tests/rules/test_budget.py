"""A source pays no more in a year than its money then: new and carried over, less what is owed."""

from dataclasses import replace
from fractions import Fraction

from planner.rules import budget
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Scenario, Source
from planner.verdict import Check
from tests.rules.by_hand import area, measured, pays, plan, program, roof, scene

YEARS = (2026, 2027, 2028)


def _city(roofs: dict[str, int], money: dict[int, int], carry_years: int = 2, **given: object) -> Scenario:
    source = Source(id="city", name="city", money=money, carry_years=carry_years)
    works = tuple(roof(c, yuan) for c, yuan in roofs.items())
    return scene(*roofs, works=works, sources=(source,), years=YEARS, **given)  # type: ignore[arg-type]


def test_all_the_money_and_a_yuan_more() -> None:
    for yuan, slack in ((4, 0), (5, -1)):
        city = _city({"a": yuan}, {2026: 4})
        areas = [area(city, "a")]
        checks = measured(budget, plan(city, areas, pays("city", yuan, "a")))
        assert checks[0] == Check("budget", "city 2026", yuan, "at most", 4)
        assert (checks[0].ok, checks[0].slack) == (slack == 0, slack)
        assert (program(city, areas, budget) is not None) == (slack == 0)


def test_a_source_without_money() -> None:
    city = _city({"a": 1}, {})
    assert measured(budget, plan(city, [area(city, "a")], pays("city", 1, "a")))[0].slack == -1
    assert program(city, [area(city, "a")], budget) is None


def test_what_a_year_leaves_is_carried_over() -> None:
    """The tutorial's ties in yuan: 550 − 408 = 142 carried; 142 + 550 = 692, and 691 leave 1."""
    city = _city({"a": 408, "b": 691}, {2026: 550, 2027: 550}, edges=())
    areas = [area(city, "a", 2026), area(city, "b", 2027)]
    found = program(city, areas, budget)
    assert found is not None
    assert measured(budget, found) == [
        Check("budget", "city 2026", 408, "at most", 550),
        Check("budget", "city 2027", 691, "at most", 692),
        Check("budget", "city 2028", 0, "at most", 1),
    ]
    dearer = _city({"a": 408, "b": 693}, {2026: 550, 2027: 550}, edges=())
    assert program(dearer, areas, budget) is None
    bills = [pays("city", 408, "a"), pays("city", 693, "b", year=2027)]
    assert measured(budget, plan(dearer, areas, *bills))[1].slack == -1


def test_money_is_not_spent_before_it_comes() -> None:
    city = _city({"a": 5}, {2026: 4, 2027: 4})
    assert program(city, [area(city, "a", 2026)], budget) is None
    assert program(city, [area(city, "a", 2027)], budget) is not None


def test_money_lapses() -> None:
    """4 yuan of 2026 with one year of carry-over are there in 2027 and gone in 2028."""
    for carry, expected in ((0, [4, 0, 0]), (1, [4, 4, 0]), (2, [4, 4, 4])):
        city = _city({"a": 4}, {2026: 4}, carry)
        for year, money in zip(YEARS, expected, strict=True):
            areas = [area(city, "a", year)]
            checks = measured(budget, plan(city, areas, pays("city", 4, "a", year=year)))
            assert checks[YEARS.index(year)] == Check("budget", f"city {year}", 4, "at most", money)
            assert (program(city, areas, budget) is not None) == (money == 4)


def test_the_oldest_money_is_spent_first() -> None:
    """1 yuan of 2026 and 2 of 2027 with one year of carry-over; 1 yuan is paid in 2027.

    It is the yuan of 2026, which would lapse; both of 2027 are left for 2028. Spent youngest first, only
    1 would be.
    """
    city = _city({"a": 1, "b": 2}, {2026: 1, 2027: 2}, 1, edges=())
    areas = [area(city, "a", 2027), area(city, "b", 2028)]
    found = program(city, areas, budget)
    assert found is not None
    assert measured(budget, found) == [
        Check("budget", "city 2026", 0, "at most", 1),
        Check("budget", "city 2027", 1, "at most", 3),
        Check("budget", "city 2028", 2, "at most", 2),
    ]


def test_money_granted_before_the_plan() -> None:
    """3 yuan of 2025: with one year of carry-over they pay in 2026, with none they are gone."""
    for carry, money in ((1, 3), (0, 0)):
        city = _city({"a": 3}, {2025: 3}, carry)
        assert measured(budget, plan(city, []))[0] == Check("budget", "city 2026", 0, "at most", money)
        assert (program(city, [area(city, "a", 2026)], budget) is not None) == (money == 3)
        assert program(city, [area(city, "a", 2027)], budget) is None


def test_a_source_that_expires() -> None:
    """Money of 2026 and 2027 that nobody may spend after 2027, whatever is carried over."""
    city = _city({"a": 6}, {2026: 3, 2027: 3})
    ending = replace(city, sources=(replace(city.sources[0], expires=2027),))
    assert [check.limit for check in measured(budget, plan(ending, []))] == [3, 6, 0]
    assert program(ending, [area(ending, "a", 2027)], budget) is not None
    assert program(ending, [area(ending, "a", 2028)], budget) is None
    assert program(city, [area(city, "a", 2028)], budget) is not None


def test_what_is_owed_comes_first() -> None:
    """Of 10 yuan 4 are owed to projects under way: 6 may be spent, 7 may not."""
    for yuan, slack in ((6, 0), (7, -1)):
        city = _city({"a": yuan}, {2026: 10}, commitments={("city", 2026): 4})
        areas = [area(city, "a")]
        (check, *_) = measured(budget, plan(city, areas, pays("city", yuan, "a")))
        assert check == Check("budget", "city 2026", yuan + 4, "at most", 10)
        assert check.slack == slack
        assert (program(city, areas, budget) is not None) == (slack == 0)


def test_what_is_owed_later_keeps_money_back() -> None:
    """10 yuan of 2026, 4 owed in 2027: 7 spent in 2026 leave 3, one short a year later."""
    for yuan, slack in ((6, 0), (7, -1)):
        city = _city({"a": yuan}, {2026: 10}, commitments={("city", 2027): 4})
        areas = [area(city, "a")]
        checks = measured(budget, plan(city, areas, pays("city", yuan, "a")))
        assert checks[0].ok
        assert checks[1] == Check("budget", "city 2027", 4, "at most", 10 - yuan)
        assert checks[1].slack == slack
        assert (program(city, areas, budget) is not None) == (slack == 0)


def test_every_source_by_itself() -> None:
    """Two sources with 3 yuan each pay 6 together, and neither pays 4."""
    city = replace(
        _city({"a": 5}, {}, limits=AreaLimits(project_cost=1)),
        sources=(Source(id="x", name="x", money={2026: 3}), Source(id="y", name="y", money={2026: 3})),
    )
    areas = [area(city, "a")]
    found = program(city, areas, budget)
    assert found is not None
    assert {(check.subject, check.value) for check in measured(budget, found) if check.value} == {
        ("x 2026", 3),
        ("y 2026", 3),
    }
    greedy = plan(city, areas, pays("x", 4, "a"), pays("y", 1, "a"))
    (over,) = [check for check in measured(budget, greedy) if not check.ok]
    assert over == Check("budget", "x 2026", 4, "at most", 3)


def test_money_stated_for_the_year_after_the_last() -> None:
    """A start in the last year pays 3 + 3 yuan. Money of 2029 is stated, so that year's payments need it.

    Where none is stated for 2029 it is left to later budgets, and 3 yuan of 2028 are enough.
    """
    halves = (Fraction(1, 2), Fraction(1, 2))
    for money, enough in (({2028: 3, 2029: 3}, True), ({2028: 3, 2029: 2}, False), ({2028: 3}, True)):
        city = _city({"a": 6}, money, 0, payment=halves)
        found = program(city, [area(city, "a", 2028)], budget)
        assert (found is not None) == enough
        years = [check.subject for check in measured(budget, plan(city, []))]
        assert ("city 2029" in years) == (2029 in money)
        if found is not None and 2029 in money:
            assert measured(budget, found)[-1] == Check("budget", "city 2029", 3, "at most", 3)


def test_what_is_left_in_the_last_year_pays_the_year_after() -> None:
    """5 yuan of 2028 carried over: 3 in 2028, 2 in 2029 with the yuan stated there."""
    city = _city({"a": 6}, {2028: 5, 2029: 1}, 1, payment=(Fraction(1, 2), Fraction(1, 2)))
    found = program(city, [area(city, "a", 2028)], budget)
    assert found is not None
    assert [check.slack for check in measured(budget, found)][-2:] == [2, 0]
