"""M34: a fund for upkeep, never construction money; 88.70 % and 96.32 % are two measures."""

from fractions import Fraction

import pytest

from planner.mechanisms.figures import measure
from planner.operations import ledgers
from planner.plan import Plan
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario


def _gulou() -> str:
    """230 communities of 2,000 m², 10,000 yuan due each: 204 paid in full, 26 so that 96.32 % is in."""
    paid = [10_000] * 204 + [6_745] * 25 + [6_735]
    communities = "\n".join(
        f"  - {{小区名称: 小区{i}, 户数: 20, 建筑面积: 2000, 估算投资: 1万元}}" for i in range(230)
    )
    records = "\n".join(f"  - {{小区: 小区{i}, 已缴: {yuan}}}" for i, yuan in enumerate(paid))
    return f"communities:\n{communities}\nmanagement:\n{records}\n"


def test_204_of_230_is_another_measure_than_the_rate_collected() -> None:
    found = scenario(_gulou() + "mechanisms: {fuzhou-upkeep-fund: {}}")
    figures = {f.key: f for f in measure(found, Plan(scenario=found))}
    assert figures["paid_in_full"].value == Fraction(204, 230)
    assert figures["paid_in_full"].shown == "88.70%"
    assert figures["collected"].shown == "96.32%"


def test_without_records_it_says_what_it_needs() -> None:
    found = scenario("mechanisms: {M34: {}}")
    figures = {f.key: f for f in measure(found, Plan(scenario=found))}
    assert figures["collected"].value is None
    assert figures["collected"].needs == "management.fund_paid"


@pytest.mark.parametrize(("rate", "good"), [("5元/m2", True), ("4.99元/m2", False), ("6元/m2", True)])
def test_5_yuan_at_least(rate: str, good: bool) -> None:
    if good:
        (setting,) = scenario(f"mechanisms: {{M34: {{rate: {rate}}}}}").upkeep
        assert setting.fund == Fraction(rate.removesuffix("元/m2"))
    else:
        (problem,) = problems(f"mechanisms: {{M34: {{rate: {rate}}}}}")
        assert "4.99" in problem
        assert "at least 5" in problem
        assert "lower" not in problem  # the least is of the list, and no parameter


def test_the_fund_changes_no_construction_money() -> None:
    more = "years: [2026]\nfunding: {市级财政: 200万元}\n"  # enough for both: no choice between equals
    plain = solve(scenario(more), time_limit=60, gap=0.0).plan
    found = solve(scenario(more + "mechanisms: {M34: {}}"), time_limit=60, gap=0.0).plan
    assert found.allocations == plain.allocations
    for ledger in ledgers(found):
        assert [year.fund for year in ledger.years if year.fund] == [40_000]
        assert next(year.number for year in ledger.years if year.fund) == 3  # after two years of warranty


def test_the_figure_is_what_the_ledger_has_where_another_rate_comes_first() -> None:
    """8 yuan of 8,000 m² in the east, as the scenario states it, 5 yuan of 8,000 m² in the west."""
    first = "years: [2026]\nupkeep: [{fund: 8元/m2, where: {district: 东区}}]\n"
    records = "management: [{小区: 甲, 已缴: 32000}, {小区: 乙, 已缴: 40000}]\n"
    found = scenario(first + records + "mechanisms: [M34]")
    plan = solve(found, time_limit=20, gap=0.0).plan
    figures = {f.key: f.value for f in measure(found, plan)}
    assert figures["fund_of_the_plan"] == 104_000
    assert sum(year.fund for ledger in ledgers(plan) for year in ledger.years) == 104_000
    assert (figures["paid_in_full"], figures["collected"]) == (Fraction(1, 2), Fraction(72, 104))
