"""M33: about 9 万元 of the maintenance fund, at most its balance; 8 do not suffice."""

import pytest

from planner.mechanisms import catalogue
from planner.mechanisms.figures import measure
from planner.scenario.quantities import money
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

BASE = """
years: [2026]
communities: [{小区名称: 甲, 户数: 100, 建筑面积: 8000, 维修资金余额: %s}]
works: [{小区: 甲, 类型: facade, 类别: 基础类, 费用: 30万元}]
resident_payments: [{小区: 甲, 渠道: 维修资金, 用途: facade, 金额: 9万元}]
funding: {市: 100万元}
mechanisms: {yongchuan-maintenance-fund: {}}
"""


@pytest.mark.parametrize(("balance", "code"), [("9万元", None), ("8万元", "INSUFFICIENT_MAINT_FUND")])
def test_up_to_the_balance(balance: str, code: str | None) -> None:
    result = solve(scenario("{}", BASE % balance), time_limit=60)
    assert [r.code for r in result.rejected.get("甲", ())] == ([code] if code else [])
    assert result.plan.paid(source="maintenance-fund") == (0 if code else 90_000)
    (figure,) = measure(result.scenario, result.plan)
    assert figure.met is (None if code else True)


def test_the_balance_is_needed() -> None:
    (problem,) = problems("{}", BASE.replace(", 维修资金余额: %s", ""))
    assert "维修资金余额 (maintenance_balance)" in problem


def test_the_three_ways_of_yongchuan_are_239() -> None:
    """210 paid directly, 20 of the provident fund, about 9 of the maintenance fund."""
    facts = [next(m for m in catalogue() if m.code == code).facts["paid"] for code in ("M31", "M32", "M33")]
    assert [money(fact.value) for fact in facts] == [2_100_000, 200_000, 90_000]
    assert sum(money(fact.value) for fact in facts) == 2_390_000
    assert [fact.qualifier for fact in facts] == ["exactly", "exactly", "about"]
