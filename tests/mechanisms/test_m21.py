"""M21: private capital up to the ceiling of each community; the list's figures are all Beijing's (trap 7)."""

from fractions import Fraction

import pytest

from planner.mechanisms import catalogue
from planner.scenario import quantities
from tests.mechanisms.by_hand import problems, scenario

BASE = """
years: [2026]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 100, 建筑面积: 8000, 社会资本上限: %s, 可引入社会资本: %s}
works: [{小区: 甲, 类型: parking, 费用: 600万元}]
private: {公司: [{community: 甲, work: parking, amount: 530万元}]}
funding: {市级财政: 1000万元}
"""
MORE = "mechanisms: {shijingshan-social-capital: {}}"


def test_at_the_ceiling() -> None:
    found = scenario(MORE, BASE % ("530万元", "是"))
    assert found.communities[0].private_ceiling == 5_300_000


@pytest.mark.parametrize(
    ("ceiling", "eligible", "said"),
    [("529万元", "是", "at most 5,290,000 yuan"), ("600万元", "否", "none: it may not take part")],
)
def test_above_it_or_where_it_may_not(ceiling: str, eligible: str, said: str) -> None:
    (problem,) = problems(MORE, BASE % (ceiling, eligible))
    assert "private capital of 5,300,000 yuan in 甲" in problem
    assert said in problem


def test_the_list_speaks_of_the_whole_city() -> None:
    """41 pilots are 6.83 times 6; 8 亿 over 41 are 1,951.2 万元, a plausible size and no default."""
    row = next(m for m in catalogue() if m.code == "M21")
    pilots, before = (Fraction(row.facts[key].value) for key in ("pilots_2022", "pilots_2020"))
    assert round(float(pilots / before), 2) == 6.83
    amount = quantities.money(row.facts["amount"].value)
    assert round(float(amount / pilots / 10_000), 1) == 1951.2
    assert row.facts["amount"].qualifier == "about"
    assert "Beijing" in row.facts["pilots_2022"].en
    assert not row.parameters
