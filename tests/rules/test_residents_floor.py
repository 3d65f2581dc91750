"""Over the whole plan, residents pay at least their share of all construction money."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.rules import residents_floor
from planner.scenario.resident_funds import FUNDING, Channel, ResidentFund
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Residents, Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, park, pays, plan, program, roof, scene


def _city(park_yuan: int, share: Fraction = Fraction(1, 10)) -> Scenario:
    """Residents pay a yuan for each of 10 m² of a roof; beside it a park of any cost."""
    return scene(
        community("a", floor_area=10),
        works=(roof("a", 50), park("a", park_yuan)),
        payers=(Residents(per_m2=Fraction(1), kinds=frozenset({"roof"})),),
        rules={"residents_floor": share},
    )


def test_a_tenth_of_all_construction_money() -> None:
    """10 of 50 + 50 yuan."""
    city = _city(50)
    found = program(city, [area(city, "a")], residents_floor)
    assert found is not None
    (check,) = measured(residents_floor, found)
    assert check == Check("residents_floor", "", 10, "at least", 10)
    assert (check.ok, check.slack) == (True, 0)


def test_a_yuan_over() -> None:
    """10 of 101 yuan are a tenth of a yuan short."""
    city = _city(51)
    paid = plan(city, [area(city, "a")], pays("residents", 10, "a"))
    assert measured(residents_floor, paid) == [
        Check("residents_floor", "", 10, "at least", Fraction(101, 10))
    ]
    assert measured(residents_floor, paid)[0].slack == Fraction(-1, 10)
    assert program(city, [area(city, "a")], residents_floor) is None
    assert program(city, [area(city, "a", works={"a": ("roof",)})], residents_floor) is not None


def test_ten_yuan_more_are_a_yuan_short() -> None:
    city = _city(60)
    paid = plan(city, [area(city, "a")], pays("residents", 10, "a"))
    assert measured(residents_floor, paid)[0].slack == -1


def test_works_of_areas_count() -> None:
    city = replace(_city(50), limits=AreaLimits(project_cost=1))
    assert program(city, [area(city, "a")], residents_floor) is None
    less = replace(_city(49), limits=AreaLimits(project_cost=1))
    assert program(less, [area(less, "a")], residents_floor) is not None


def test_money_of_later_years_counts() -> None:
    """Half of the 10 yuan falls past the plan: the share is of all years."""
    city = replace(_city(50), payment=(Fraction(1, 2), Fraction(1, 2)))
    found = program(city, [area(city, "a", 2027)], residents_floor)
    assert found is not None
    assert measured(residents_floor, found)[0].slack == 0


def test_nothing_of_nothing_and_off() -> None:
    city = _city(50)
    assert measured(residents_floor, plan(city, []))[0].ok
    off = replace(city, rules=replace(city.rules, residents_floor=None))
    assert measured(residents_floor, plan(off, [area(off, "a")])) == []


@pytest.mark.parametrize("channel", FUNDING)
def test_what_residents_pay_by_any_channel_counts(channel: Channel) -> None:
    """10 of 50 + 50 yuan out of a fund, be it for maintenance; of 50 + 51 it is a tenth of a yuan short."""
    fund = ResidentFund(id="fund", name="Fund", channel=channel, amounts={("a", "roof"): 10})
    for park_yuan, enough in ((50, True), (51, False)):
        city = replace(_city(park_yuan), payers=(fund,))
        assert (program(city, [area(city, "a")], residents_floor) is not None) == enough
        (check,) = measured(residents_floor, plan(city, [area(city, "a")], pays("fund", 10, "a")))
        assert (check.value, check.ok) == (10, enough)


def test_a_rate_and_a_fund_add_up() -> None:
    fund = ResidentFund(id="fund", name="Fund", channel="provident", amounts={("a", "park"): 5})
    city = replace(_city(50, Fraction(15, 100)), payers=(*_city(50).payers, fund))
    assert program(city, [area(city, "a")], residents_floor) is not None
    over = replace(city, rules=replace(city.rules, residents_floor=Fraction(16, 100)))
    assert program(over, [area(over, "a")], residents_floor) is None
