"""M03: a health check first, and works only with evidence or an order of the residents."""

from planner.scenario.scope import Scope
from tests.mechanisms.by_hand import problems, scenario

BASE = """
years: [2026, 2027]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 100, 建筑面积: 8000, 体检日期: 2025-06-30}
  - {小区名称: 乙, 区县: 西区, 户数: 100, 建筑面积: 8000, 体检日期: 2025-06-30}
works:
  - {小区: 甲, 类型: 排水, 费用: 60万元, 点单: 是}
  - {小区: 乙, 类型: 排水, 费用: 60万元, 点单: 否}
funding: {市级财政: 1000万元}
"""
EAST = Scope(districts=frozenset({"东区"}))


def test_both_rules_where_it_holds() -> None:
    found = scenario("mechanisms: {滁州先体检后改造: {where: {district: 东区}}}", BASE)
    assert found.rules.evidence == (EAST,)
    # the column of dates asks for a check in every district; M03 in one of them does not lift it elsewhere
    assert found.rules.check_first == (EAST, Scope(besides=(EAST,)))


def test_a_stated_rule_that_says_the_same_is_kept() -> None:
    found = scenario("rules: {check_first: on}\nmechanisms: [M03]", BASE)
    assert found.rules.check_first == found.rules.evidence == (Scope(),)


def test_switched_off_is_a_contradiction() -> None:
    (problem,) = problems("rules: {evidence: off}\nmechanisms: [M03]", BASE)
    assert "rules.evidence is off" in problem


def test_without_a_word_of_evidence_it_says_which_columns_it_needs() -> None:
    works = "works: [{小区: 甲, 类型: 排水, 费用: 60万元}]\n"
    (problem,) = problems(works + "mechanisms: [M03]", BASE)
    assert "对应指标 (evidence)/短板 (shortfall)/居民点单 (ordered) in works" in problem
