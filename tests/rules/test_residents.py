"""Residents pay their contribution per square metre once a work they pay for is done (M30: 10 yuan)."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from planner.rules import residents
from planner.scenario.types import Category, Residents, Scenario, Work
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, pays, plan, program, roof, scene


def _insulation(yuan: int) -> Work:
    return Work(community="a", id="insulation", kind="insulation", category=Category.IMPROVING, civil=yuan)


def _pingdu(floor_area: int | Fraction, yuan: int = 500_000, rate: int | Fraction = 10) -> Scenario:
    payer = Residents(per_m2=Fraction(rate), kinds=frozenset({"insulation"}))
    return scene(community("a", floor_area=floor_area), works=(_insulation(yuan), roof("a")), payers=(payer,))


@pytest.mark.parametrize(("floor_area", "due"), [(10_000, 100_000), (80, 800)])
def test_ten_yuan_for_each_square_metre_of_floor(floor_area: int, due: int) -> None:
    """10,000 m² owe 100,000 yuan (10.00 万元), a flat of 80 m² 800 yuan."""
    city = _pingdu(floor_area)
    found = program(city, [area(city, "a")], residents)
    assert found is not None
    assert measured(residents, found) == [
        Check("residents", "a insulation", due, "exactly", due),
        Check("residents", "residents", due, "exactly", due),
    ]


@pytest.mark.parametrize("off", [-1, 1])
def test_a_yuan_less_or_more(off: int) -> None:
    city = _pingdu(10_000)
    paid = plan(city, [area(city, "a")], pays("residents", 100_000 + off, "a", "insulation"))
    assert [check.slack for check in measured(residents, paid)] == [-1, -1]


def test_without_insulation_nothing() -> None:
    city = _pingdu(10_000)
    roofs = [area(city, "a", works={"a": ("roof",)})]
    found = program(city, roofs, residents)
    assert found is not None
    assert measured(residents, found) == [Check("residents", "residents", 0, "exactly", 0)]
    charged = plan(city, roofs, pays("residents", 1, "a", "roof"))
    assert measured(residents, charged)[0] == Check("residents", "residents", 1, "exactly", 0)


def test_half_a_yuan_is_rounded_up() -> None:
    """2 1/2 yuan on 5 m² are 12 1/2: 13 yuan. On 0.9 m² at 1/2 a yuan they are 0.45: nothing."""
    for floor_area, rate, due in ((5, Fraction(5, 2), 13), (Fraction(9, 10), Fraction(1, 2), 0)):
        city = _pingdu(floor_area, rate=rate)
        found = program(city, [area(city, "a")], residents)
        assert found is not None
        assert found.paid(source="residents") == due
        assert all(check.ok for check in measured(residents, found))


def test_never_more_than_the_work_costs() -> None:
    city = _pingdu(10_000, yuan=60_000)
    found = program(city, [area(city, "a")], residents)
    assert found is not None
    assert found.paid(source="residents") == 60_000
    assert measured(residents, found)[0].limit == 60_000


def _lift(yuan: int) -> Work:
    return replace(_insulation(yuan), id="lift", kind="lift")


@pytest.mark.parametrize(
    ("kinds", "due"),
    [
        ({"insulation", "lift"}, {"insulation": 60_000, "lift": 40_000, "roof": 0}),
        ({"lift"}, {"insulation": 0, "lift": 90_000, "roof": 0}),
        (set(), {"insulation": 60_000, "lift": 40_000, "roof": 0}),
    ],
)
def test_one_sum_fills_the_works_in_the_order_of_their_ids(kinds: set[str], due: dict[str, int]) -> None:
    """100,000 yuan: first the insulation of 60,000, then 40,000 of the lift of 90,000; no roof."""
    city = _pingdu(10_000)
    city = replace(
        city,
        works=(_insulation(60_000), _lift(90_000), roof("a")),
        payers=(Residents(per_m2=Fraction(10), kinds=frozenset(kinds)),),
    )
    found = program(city, [area(city, "a")], residents)
    assert found is not None
    paid: dict[str, Any] = dict.fromkeys(due, 0)
    for a in found.allocations:
        if a.source == "residents":
            paid[a.work] += a.amount
    assert paid == due
    assert all(check.ok for check in measured(residents, found))


def test_the_second_work_before_the_first() -> None:
    """All on the lift: the sum is right, the works are not."""
    city = replace(
        _pingdu(10_000),
        works=(_insulation(60_000), _lift(100_000)),
        payers=(Residents(per_m2=Fraction(10)),),
    )
    paid = plan(city, [area(city, "a")], pays("residents", 100_000, "a", "lift"))
    assert [check.slack for check in measured(residents, paid)] == [-60_000, -60_000, 0]


def test_after_another_payer() -> None:
    """Owners give 5 yuan per m² first, residents 10 after them: 50,000 and 50,000 of 100,000."""
    city = _pingdu(10_000, yuan=100_000)
    owners = Residents(id="owners", name="owners", per_m2=Fraction(5))
    both = replace(city, works=(_insulation(100_000),), payers=(owners, *city.payers))
    found = program(both, [area(both, "a")], residents)
    assert found is not None
    assert (found.paid(source="owners"), found.paid(source="residents")) == (50_000, 50_000)
    assert all(check.ok for check in measured(residents, found))
