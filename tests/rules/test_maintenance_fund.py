"""The maintenance fund of a community pays no more than its balance (M33: 9 万元)."""

from dataclasses import replace

from planner.rules import maintenance_fund
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Scenario
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, park, pays, plan, program, roof, scene

WAN = 10_000


def _city(balance: int | None, *lines: tuple[str, int]) -> Scenario:
    fund = ResidentFund(
        id="fund", name="fund", channel="maintenance", amounts={("a", kind): yuan for kind, yuan in lines}
    )
    return scene(
        community("a", maintenance_balance=balance),
        works=(roof("a", 30 * WAN), park("a", 5 * WAN)),
        payers=(fund,),
    )


def test_nine_of_nine() -> None:
    city = _city(9 * WAN, ("roof", 9 * WAN))
    found = program(city, [area(city, "a")], maintenance_fund)
    assert found is not None
    assert measured(maintenance_fund, found) == [Check("maintenance_fund", "a", 9 * WAN, "at most", 9 * WAN)]


def test_nine_of_eight() -> None:
    city = _city(8 * WAN, ("roof", 9 * WAN))
    reason = maintenance_fund.excludes(city, city.communities[0], 2026)
    assert reason == Reason("maintenance_fund", "INSUFFICIENT_MAINT_FUND", "90,000", "80,000")
    assert program(city, [area(city, "a")], maintenance_fund) is None
    paid = plan(city, [area(city, "a")], pays("fund", 9 * WAN, "a", "roof"))
    assert measured(maintenance_fund, paid)[0].slack == -WAN


def test_a_package_that_asks_too_much() -> None:
    """6 for the roof, 3 for the park: a balance of 8 pays either, not both; the community may start."""
    city = _city(8 * WAN, ("roof", 6 * WAN), ("park", 3 * WAN))
    assert maintenance_fund.excludes(city, city.communities[0], 2026) is None
    assert program(city, [area(city, "a")], maintenance_fund) is None
    assert program(city, [area(city, "a", works={"a": ("roof",)})], maintenance_fund) is not None
    both = replace(city, communities=(community("a", maintenance_balance=9 * WAN),))
    assert program(both, [area(both, "a")], maintenance_fund) is not None


def test_a_balance_nobody_states_does_not_bind() -> None:
    city = _city(None, ("roof", 9 * WAN))
    assert program(city, [area(city, "a")], maintenance_fund) is not None
    assert measured(maintenance_fund, plan(city, [area(city, "a")])) == []
