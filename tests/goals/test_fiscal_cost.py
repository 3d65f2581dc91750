"""Little fiscal money is spent."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.goals import fiscal_cost
from planner.scenario.lifts import Lift, LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Facility, Private, Residents, Source, Utility, Work
from tests.goals.worth import worth
from tests.rules.by_hand import area, gas, plan, roof, scene

CITY = scene(
    "a",
    "b",
    works=(gas("a", 2, 8), roof("a", 30), roof("b", 5)),
    payers=(Utility(id="gas", name="gas"), Residents(per_m2=Fraction(1, 10), kinds=frozenset({"roof"}))),
    limits=AreaLimits(project_cost=7),
)


def test_what_no_payer_by_rule_pays() -> None:
    """a: 40 yuan less 8 of the gas company and 10 of the residents; b: 5, all of residents; 7 a project."""
    assert worth(fiscal_cost, CITY, [area(CITY, "a")]) == -(22 + 7)
    assert worth(fiscal_cost, CITY, [area(CITY, "b")]) == -7
    assert worth(fiscal_cost, CITY, [area(CITY, "a"), area(CITY, "b")]) == -(22 + 14)
    assert worth(fiscal_cost, CITY, [area(CITY, "ab")]) == -(22 + 7)
    assert worth(fiscal_cost, CITY, []) == 0


def test_money_of_later_years_is_fiscal_money() -> None:
    late = replace(CITY, payment=(Fraction(1, 2), Fraction(1, 2)))
    assert worth(fiscal_cost, late, [area(late, "a", 2027)]) == -(22 + 7)


def test_private_money_for_a_facility_is_not() -> None:
    firm = Private(id="firm", name="firm", amounts={("canteen", "canteen"): 6})
    city = replace(
        CITY, payers=(firm,), facilities=(Facility(id="canteen", kind="canteen", host="b", cost=9),)
    )
    assert worth(fiscal_cost, city, [area(city, "b", facilities=["canteen"])]) == -(5 + 7 + 3)


def test_money_missing_altogether_counts() -> None:
    """A gap of 4 yuan is asked of the pool, though nobody has it."""
    city = scene("a", works=(roof("a", 4),), sources=(), unfunded=True)
    assert worth(fiscal_cost, city, [area(city, "a")]) == -4


def test_an_unpaid_plan_costs_nothing() -> None:
    assert fiscal_cost.measure(CITY, plan(CITY, [area(CITY, "a")])) == 0


@pytest.mark.parametrize(("kind", "fiscal"), [("bond", 4), ("loan", 0), ("equity", 0), ("other", 4)])
def test_special_bonds_are_fiscal_money_and_loans_and_equity_are_not(kind: str, fiscal: int) -> None:
    source = Source(id="s", name="s", kind=kind, money={2026: 9})
    city = scene("a", works=(roof("a", 4),), sources=(source,))
    assert worth(fiscal_cost, city, [area(city, "a")]) == -fiscal


def test_a_lift_subsidy_is_fiscal_money() -> None:
    """A lift of 60: 17 of the subsidy and 43 of the city are both public; residents' 20 are not."""
    lift = Lift(community="a", work="lift", entrance="1", floors=6, cost=60)
    fund = ResidentFund(id="direct", name="direct", channel="direct", amounts={("a", ""): 20})
    city = scene(
        "a",
        works=(Work(community="a", id="lift", kind="lift", civil=60),),
        lifts=(lift,),
        payers=(LiftSubsidy(by_floors={4: 17}), fund),
    )
    assert worth(fiscal_cost, city, [area(city, "a")]) == -40
