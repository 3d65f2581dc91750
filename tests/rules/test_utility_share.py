"""Each utility pays its share of its own works, and nothing else (M25)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.rules import utility_share
from planner.scenario.types import Private, Scenario, Utility
from planner.verdict import Check
from tests.rules.by_hand import area, gas, measured, pays, plan, program, roof, scene

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
