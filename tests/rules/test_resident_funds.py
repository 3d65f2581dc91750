"""What residents put in by one channel pays the works it is for (M31: 210 万元 for six lifts)."""

from dataclasses import replace

import pytest

from planner.rules import resident_funds
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.scope import Scope
from planner.scenario.types import Category, Residents, Scenario, Work
from planner.verdict import Check
from tests.rules.by_hand import area, measured, park, pays, plan, program, roof, scene

WAN = 10_000


def _lift(name: str, yuan: int, key: str = "lift") -> Work:
    return Work(community=name, id=key, kind="lift", category=Category.IMPROVING, civil=yuan)


def _fund(**given: object) -> ResidentFund:
    base = ResidentFund(id="direct", name="Direct", channel="direct", amounts={("a", "lift"): 210 * WAN})
    return replace(base, **given)  # type: ignore[arg-type]


def _city(fund: ResidentFund, lift: int = 360 * WAN) -> Scenario:
    return scene("a", works=(_lift("a", lift), roof("a")), payers=(fund,))


def test_for_six_lifts() -> None:
    city = _city(_fund())
    found = program(city, [area(city, "a")], resident_funds)
    assert found is not None
    assert measured(resident_funds, found) == [
        Check("resident_funds", "Direct a lift", 210 * WAN, "exactly", 210 * WAN),
        Check("resident_funds", "Direct", 210 * WAN, "exactly", 210 * WAN),
    ]
    assert found.paid(source="direct") // 6 == 35 * WAN


@pytest.mark.parametrize("off", [-1, 1])
def test_a_yuan_less_or_more(off: int) -> None:
    city = _city(_fund())
    paid = plan(city, [area(city, "a")], pays("direct", 210 * WAN + off, "a", "lift"))
    assert [check.slack for check in measured(resident_funds, paid)] == [-1, -1]


def test_no_more_than_the_works_cost_and_nothing_without_them() -> None:
    city = _city(_fund(), lift=200 * WAN)
    found = program(city, [area(city, "a")], resident_funds)
    assert found is not None
    assert found.paid(source="direct") == 200 * WAN
    without = program(city, [area(city, "a", works={"a": ("roof",)})], resident_funds)
    assert without is not None
    assert without.paid(source="direct") == 0


def test_lines_for_a_kind_come_before_the_one_for_any() -> None:
    """Two yuan for the park, three for any work it may pay: a park of 3, lifts of 1 and 4.

    The park gets 2; the three go in order: lift 1, lift#2 2. The roof is not among its works.
    """
    fund = _fund(amounts={("a", "park"): 2, ("a", ""): 3}, kinds=frozenset({"park", "lift"}))
    works = (_lift("a", 1), _lift("a", 4, "lift#2"), park("a", 3), roof("a"))
    city = scene("a", works=works, payers=(fund,))
    found = program(city, [area(city, "a")], resident_funds)
    assert found is not None
    by_work = {a.work: a.amount for a in found.allocations if a.source == "direct"}
    assert by_work == {"park": 2, "lift": 1, "lift#2": 2}
    assert all(check.ok for check in measured(resident_funds, found))


def test_in_the_order_of_payers() -> None:
    """A rate of one yuan per m² (100) pays first where it stands first."""
    rate = Residents(per_m2=1, kinds=frozenset({"lift"}))  # type: ignore[arg-type]
    city = _city(_fund(amounts={("a", "lift"): 80}), lift=150)
    for payers, mine in (((rate, city.payers[0]), 50), ((city.payers[0], rate), 80)):
        ordered = replace(city, payers=payers)
        found = program(ordered, [area(ordered, "a")], resident_funds)
        assert found is not None
        assert found.paid(source="direct") == mine
        assert all(check.ok for check in measured(resident_funds, found))


def test_only_where_it_holds() -> None:
    city = _city(_fund(where=Scope(districts=frozenset({"east"}))))
    found = program(city, [area(city, "a")], resident_funds)
    assert found is not None
    assert found.paid(source="direct") == 0
    assert all(check.ok for check in measured(resident_funds, found))
