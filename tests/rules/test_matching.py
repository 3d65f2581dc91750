"""Money that asks for matching is met by the matching source, yuan for yuan at the rate set (配套)."""

from dataclasses import replace
from fractions import Fraction

from planner.rules import matching
from planner.scenario.types import Scenario, Source
from planner.verdict import Check
from tests.rules.by_hand import area, measured, pays, plan, program, roof, scene


def _city(rate: Fraction, central: int, city: int) -> Scenario:
    return scene(
        "a",
        works=(roof("a", 6),),
        sources=(
            Source(id="central", name="central", money={2026: central}, match={"city": rate}),
            Source(id="city", name="city", money={2026: city}),
        ),
    )


def test_half_a_yuan_for_each() -> None:
    """4 of the state ask for 2 of the city: 6 yuan are paid; 5 ask for 2 1/2, and 1 is 1 1/2 short."""
    city = _city(Fraction(1, 2), 5, 2)
    areas = [area(city, "a")]
    found = program(city, areas, matching)
    assert found is not None
    assert (found.paid(source="central"), found.paid(source="city")) == (4, 2)
    assert measured(matching, found) == [
        Check("matching", "central / city 2026", 2, "at least", 2),
        Check("matching", "central / city 2027", 0, "at least", 0),
    ]
    (check, _) = measured(matching, plan(city, areas, pays("central", 5, "a"), pays("city", 1, "a")))
    assert check == Check("matching", "central / city 2026", 1, "at least", Fraction(5, 2))
    assert check.slack == Fraction(-3, 2)


def test_a_yuan_short() -> None:
    """Yuan for yuan: 3 and 3; where the city has 2 yuan nothing meets the state's 4."""
    poor = _city(Fraction(1), 6, 2)
    assert program(poor, [area(poor, "a")], matching) is None
    enough = _city(Fraction(1), 6, 3)
    assert program(enough, [area(enough, "a")], matching) is not None


def test_the_matching_source_may_pay_more() -> None:
    city = _city(Fraction(1), 6, 6)
    paid = plan(city, [area(city, "a")], pays("city", 6, "a"))
    assert [check.slack for check in measured(matching, paid)] == [6, 0]


def test_year_by_year() -> None:
    """The match of 2027 does not meet the money of 2026."""
    city = replace(_city(Fraction(1), 6, 6), payment=(Fraction(1, 2), Fraction(1, 2)))
    paid = plan(city, [area(city, "a")], pays("central", 3, "a"), pays("city", 3, "a", year=2027))
    assert [check.slack for check in measured(matching, paid)] == [-3, 3]


def test_without_a_match_nothing_is_measured() -> None:
    city = scene("a")
    assert measured(matching, plan(city, [area(city, "a")])) == []


def test_in_a_year_after_the_last_too() -> None:
    """Of 6 yuan 3 fall into 2028, for which money is stated: yuan for yuan they cannot be met by 1."""
    for city_money, enough in ((2, True), (1, False)):
        city = replace(
            _city(Fraction(1), 9, 9),
            payment=(Fraction(1, 2), Fraction(1, 2)),
            sources=(
                Source(id="central", name="central", money={2027: 2, 2028: 1}, match={"city": Fraction(1)}),
                Source(id="city", name="city", money={2027: 2, 2028: city_money}, carry_years=0),
            ),
        )
        assert (program(city, [area(city, "a", 2027)], matching) is not None) == enough
        paid = plan(city, [], pays("central", 1, "a", year=2028))
        assert measured(matching, paid)[-1] == Check("matching", "central / city 2028", 0, "at least", 1)
