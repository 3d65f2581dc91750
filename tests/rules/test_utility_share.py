"""Each utility pays its share of its own works, and nothing else (M25)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.rules import utility_share
from planner.scenario.scope import Scope
from planner.scenario.types import Private, Scenario, Utility
from planner.verdict import Check
from tests.rules.by_hand import area, community, gas, measured, pays, plan, program, roof, scene

CITY = scene("a", works=(gas("a", 30, 70), roof("a")), payers=(Utility(id="gas", name="Gas"),))


def test_the_utility_pays_the_pipes_and_the_city_the_trench() -> None:
    found = program(CITY, [area(CITY, "a")], utility_share)
    assert found is not None
    assert found.allocations == (
        pays("city", 30, "a", "gas"),
        pays("gas", 70, "a", "gas"),
        pays("city", 3, "a", "roof"),
    )
    assert measured(utility_share, found) == [
        Check("utility_share", "Gas a gas", 70, "exactly", 70),
        Check("utility_share", "Gas", 70, "exactly", 70),
    ]


@pytest.mark.parametrize("yuan", [69, 71])
def test_a_yuan_less_or_more(yuan: int) -> None:
    paid = plan(CITY, [area(CITY, "a")], pays("gas", yuan, "a", "gas"))
    (check, _) = measured(utility_share, paid)
    assert check == Check("utility_share", "Gas a gas", yuan, "exactly", 70)
    assert (check.ok, check.slack) == (False, -1)


def test_somebody_elses_work() -> None:
    paid = plan(CITY, [area(CITY, "a")], pays("gas", 70, "a", "gas"), pays("gas", 1, "a", "roof"))
    checks = {check.subject: check for check in measured(utility_share, paid)}
    assert checks["Gas a roof"] == Check("utility_share", "Gas a roof", 1, "exactly", 0)


def test_a_work_that_is_not_done() -> None:
    """Money of the utility that belongs to no work done is more than it owes."""
    paid = plan(CITY, [area(CITY, "a", works={"a": ("roof",)})], pays("gas", 70, "a", "gas"))
    assert measured(utility_share, paid) == [Check("utility_share", "Gas", 70, "exactly", 0)]


def _shared(civil: int, equipment: int, *shares: Fraction) -> Scenario:
    """A utility that pays `shares` of civil works and of equipment."""
    return replace(
        CITY,
        works=(gas("a", civil, equipment),),
        payers=(Utility(id="gas", name="Gas", civil_share=shares[0], equipment_share=shares[1]),),
        rules=replace(CITY.rules, mandatory_basic=False),
    )


@pytest.mark.parametrize(
    ("civil", "equipment", "shares", "due"),
    [
        (1, 0, (Fraction(1, 2), Fraction(1)), 1),  # half a yuan: up
        (0, 5, (Fraction(0), Fraction(1, 2)), 3),  # 2.5: up
        (1, 1, (Fraction(1, 4), Fraction(1, 4)), 1),  # 0.5 in one sum, not 0.25 twice
        (100, 0, (Fraction(149, 10_000), Fraction(0)), 1),  # 1.49: down
        (10, 10, (Fraction(1, 10), Fraction(1, 10)), 2),
    ],
)
def test_half_a_yuan_is_rounded_up(
    civil: int, equipment: int, shares: tuple[Fraction, Fraction], due: int
) -> None:
    city = _shared(civil, equipment, *shares)
    found = program(city, [area(city, "a")], utility_share)
    assert found is not None
    assert found.paid(source="gas") == due
    assert measured(utility_share, found)[0] == Check("utility_share", "Gas a gas", due, "exactly", due)
    less = plan(city, [area(city, "a")], pays("gas", due - 1, "a", "gas"))
    assert measured(utility_share, less)[0].slack == -1


def test_what_a_payer_before_left_unpaid() -> None:
    """Private capital gives 80 of 100 yuan first: 20 are left of the 70 the utility owes."""
    private = Private(id="owner", name="owner", amounts={("a", "gas"): 80})
    first = replace(CITY, payers=(private, *CITY.payers))
    found = program(first, [area(first, "a")], utility_share)
    assert found is not None
    assert found.paid(source="gas") == 20
    assert measured(utility_share, found)[0] == Check("utility_share", "Gas a gas", 20, "exactly", 20)
    after = replace(CITY, payers=(*CITY.payers, private))
    found = program(after, [area(after, "a")], utility_share)
    assert found is not None
    assert (found.paid(source="gas"), found.paid(source="owner")) == (70, 30)
    assert all(check.ok for check in measured(utility_share, found))


def _planned(*years: int) -> Scenario:
    """The gas company's own plan holds a in these years."""
    return replace(CITY, payers=(Utility(id="gas", name="Gas", plan={"a": years}),))


def test_only_in_a_year_of_its_own_plan() -> None:
    """M25b: in 2027 it pays 70, in 2026 nothing, and the city pays the pipes."""
    city = _planned(2027)
    for year, yuan in ((2026, 0), (2027, 70)):
        found = program(city, [area(city, "a", year)], utility_share)
        assert found is not None
        assert (found.paid(source="gas"), found.paid(source="city")) == (yuan, 103 - yuan)
        assert all(check.ok for check in measured(utility_share, found))
    early = plan(city, [area(city, "a")], pays("gas", 70, "a", "gas"))
    assert measured(utility_share, early)[0] == Check("utility_share", "Gas a gas", 70, "exactly", 0)


def test_nobody_else_may_pay_so_it_waits() -> None:
    """The city may pay roofs and the trench of 30 is the company's: without its plan there is no 2026."""
    city = replace(
        _planned(2027),
        sources=(replace(CITY.sources[0], kinds=frozenset({"roof"})),),
        payers=(Utility(id="gas", name="Gas", civil_share=Fraction(1), plan={"a": (2027,)}),),
    )
    assert program(city, [area(city, "a", 2026)], utility_share) is None
    assert program(city, [area(city, "a", 2026, works={"a": ("roof",)})], utility_share) is not None
    assert program(city, [area(city, "a", 2027)], utility_share) is not None


@pytest.mark.parametrize(
    ("mode", "granted", "paid"),
    [("own_works", 0, 50), ("award", 20, 30), ("joint_application", 60, 0), ("tax_relief", 20, 50)],
)
def test_what_it_pays_in_each_mode(mode: str, granted: int, paid: int) -> None:
    """M26: an outlay of 50 less the award of 20; relief is given back, the outlay stays 50."""
    work = replace(gas("a", 0, 80), mode=mode, granted=granted, agreed=50)  # type: ignore[arg-type]
    city = replace(CITY, works=(work, roof("a")))
    found = program(city, [area(city, "a")], utility_share)
    assert found is not None
    assert found.paid(source="gas") == paid
    assert all(check.ok for check in measured(utility_share, found))


def test_the_first_setting_that_holds() -> None:
    """In the east the company pays half of everything, elsewhere its pipes."""
    east = Scope(districts=frozenset({"east"}))
    half = Utility(
        id="gas", name="East", civil_share=Fraction(1, 2), equipment_share=Fraction(1, 2), where=east
    )
    rest = Utility(id="gas#2", name="Rest", utility="gas", unless=(east,))
    city = scene(
        community("a", district="east"),
        community("b", district="west"),
        works=(gas("a", 30, 70), gas("b", 30, 70)),
        payers=(half, rest),
    )
    found = program(city, [area(city, "a"), area(city, "b")], utility_share)
    assert found is not None
    assert {(a.source, a.subject): a.amount for a in found.allocations if a.source != "city"} == {
        ("gas", "a"): 50,
        ("gas#2", "b"): 70,
    }
    assert all(check.ok for check in measured(utility_share, found))
