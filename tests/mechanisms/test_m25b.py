"""M25b: a utility pays only in a year of its own plan; a blank is any year."""

from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

BASE = """
years: [2026, 2027]
communities:
  - {小区名称: 甲, 户数: 100, 建筑面积: 8000}
works: [{小区: 甲, 类型: gas, 类别: 基础类, 土建: 30万元, 设备: 50万元}]
utilities: {gas: {}}
utility_plan: [{专营单位: gas, 小区: 甲, 年份: %s}]
funding: {市级财政: {amount: %s, carry_over: false}}
mechanisms: {baoding-utility-plan: {}}
"""


def _planned(year: str, money: str) -> tuple[int | None, int]:
    result = solve(scenario("{}", BASE % (year, money)), time_limit=60)
    return result.plan.start_year("甲"), result.plan.paid(source="gas")


def test_it_waits_for_the_year_of_the_plan() -> None:
    assert _planned("2027", "40万元") == (2027, 500_000)


def test_or_the_city_pays_alone_where_it_can() -> None:
    """With 80 a year the earlier year is worth more, though the company pays nothing then."""
    assert _planned("2027", "80万元") == (2026, 0)


def test_a_blank_is_any_year() -> None:
    assert _planned('""', "40万元") == (2026, 500_000)


def test_a_year_outside_the_plan_is_never() -> None:
    assert _planned("2030", "40万元") == (None, 0)


def test_without_its_table() -> None:
    base = BASE.replace("utility_plan: [{专营单位: gas, 小区: 甲, 年份: %s}]\n", "") % "40万元"
    (problem,) = problems("{}", base)
    assert "专营单位 (utility)" in problem
