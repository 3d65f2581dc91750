"""M22: a firm carries so many projects a year: five of three a year, two shift."""

from planner.scenario.scope import Scope
from planner.scenario.settings import Capacity
from tests.mechanisms.by_hand import problems, scenario

BASE = """
years: [2026, 2027]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 100, 建筑面积: 8000, 实施主体: 首开, 实施模式: 区企合作}
  - {小区名称: 乙, 区县: 西区, 户数: 100, 建筑面积: 8000, 实施主体: 首开, 实施模式: ""}
funding: {市级财政: 1000万元}
"""


def test_projects_of_one_firm_where_it_holds() -> None:
    found = scenario("mechanisms: {石景山首开经验: {上限: 3, 实施主体: 首开, where: {district: 东区}}}", BASE)
    east = Scope(districts=frozenset({"东区"}))
    assert found.rules.capacity == (Capacity(of="areas", limit=3, by="implementer", name="首开", where=east),)
    assert [c.delivery_model for c in found.communities] == ["district_with_soe", ""]


def test_money_a_year() -> None:
    found = scenario("mechanisms: {M22: {limit: 5000万元, of: 投资}}", BASE)
    assert found.rules.capacity == (Capacity(of="yuan", limit=50_000_000, by="implementer"),)


def test_its_limit_is_needed() -> None:
    (problem,) = problems("mechanisms: {shijingshan-district-soe: {}}", BASE)
    assert "“limit”" in problem


def test_a_firm_nobody_knows() -> None:
    (problem,) = problems("mechanisms: {M22: {limit: 3, implementer: 首创}}", BASE)
    assert "首创" in problem
