"""M31: residents pay 210 万元 directly for six lifts."""

import pytest

from planner.mechanisms.figures import measure
from planner.scenario.resident_funds import ResidentFund
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

LEDGER = "resident_payments: [{小区: 甲, 渠道: 直接出资, 用途: %s, 金额: 210万元}]\n"


def test_a_payer_of_lifts() -> None:
    (payer,) = scenario(LEDGER % "加装电梯" + "mechanisms: {永川居民直接出资加梯: {}}").payers
    assert payer == ResidentFund(
        id="residents-direct",
        name="居民直接出资",
        channel="direct",
        amounts={("东区/甲", "lift"): 2_100_000},
        kinds=frozenset({"lift"}),
    )


def test_not_for_a_roof() -> None:
    (problem,) = problems(LEDGER % "屋面防水" + "mechanisms: {M31: {}}")
    assert "EARMARK_VIOLATION: 直接出资 for roof" in problem or "EARMARK_VIOLATION: 公共" in problem


def test_in_a_column_of_its_own_beside_the_other_two() -> None:
    """M31 + M32 + M33: 210 + 20 + 9 = 239 万元 of residents, each with its own payer."""
    text = """
resident_payments:
  - {小区: 甲, 渠道: 直接出资, 用途: lift, 金额: 210万元}
  - {小区: 甲, 渠道: 公积金, 用途: lift, 金额: 20万元}
  - {小区: 甲, 渠道: 维修资金, 用途: facade, 金额: 9万元}
mechanisms: {M31: {}, M32: {}, M33: {}}
"""
    base = """
years: [2026]
communities: [{小区名称: 甲, 户数: 100, 建筑面积: 8000, 维修资金余额: 9万元}]
funding: {市: 100万元}
"""
    payers = scenario(text, base).payers
    assert [p.id for p in payers] == ["residents-direct", "provident-fund", "maintenance-fund"]
    amounts = [sum(p.amounts.values()) for p in payers if isinstance(p, ResidentFund)]
    assert amounts == [2_100_000, 200_000, 90_000]
    assert sum(amounts) == 2_390_000


@pytest.mark.parametrize("more", ["mechanisms: [M31]\n", "mechanisms: [M31, M06]\n"])
def test_35_for_two_lifts_are_17_50_for_each_whichever_the_money_fell_on(more: str) -> None:
    text = """
years: [2026]
works: [{小区: 甲, 类型: roof, 费用: 10万元}, {小区: 乙, 类型: roof, 费用: 10万元}]
lifts:
  - {小区: 甲, 单元号: "1", 加梯楼层数: 6, 费用: 70万元, 是否同意: 是, 补短板: 5}
  - {小区: 甲, 单元号: "2", 加梯楼层数: 6, 费用: 71万元, 是否同意: 否, 补短板: 5}
  - {小区: 乙, 单元号: "1", 加梯楼层数: 6, 费用: 70万元, 是否同意: 是, 补短板: 5}
resident_payments: [{小区: 甲, 渠道: 直接出资, 用途: 加装电梯, 金额: 35万元}]
goals: [need]
"""
    found = scenario(text + more)
    plan = solve(found, time_limit=20, gap=0.0).plan
    figures = {f.key: f.value for f in measure(found, plan)}
    assert (figures["direct_paid"], figures["per_lift"]) == (350_000, 175_000)
