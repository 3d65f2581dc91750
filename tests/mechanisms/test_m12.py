"""M12: renovation and pipes in one year, or a dig too many; programmes keep their own money."""

import pytest

from planner.rules import special_programmes
from planner.scenario.scope import EVERYWHERE
from tests.mechanisms.by_hand import problems, scenario
from tests.mechanisms.measured import area, figures, plan

BASE = """
years: [2024, 2025]
communities:
  - {小区名称: 甲, 户数: 500, 建筑面积: 40000, 同意率: 90%}
  - {小区名称: 乙, 户数: 100, 建筑面积: 8000, 同意率: 75%}
works:
  - {小区: 甲, 类型: drainage, 费用: 300万元}
  - {小区: 乙, 类型: drainage, 费用: 100万元}
rules: {consent: 80%}
funding: {区级财政: 1000万元}
"""
SANHE = """
programmes:
  - {专项: 棚户区改造, 年份: 2025, 小区: 甲, 开挖: 否, 资金: 800万元}
  - {专项: 水环境治理, 年份: 2025, 小区: 甲, 开挖: 否, 资金: 400万元}
  - {专项: 管网升级, 年份: 2025, 小区: 甲, 资金: 200万元}
mechanisms: {yongchuan-programme-sync: {}}
"""


@pytest.mark.parametrize(("year", "digs", "in_step", "kept"), [(2024, 1, 0, False), (2025, 0, 3, True)])
def test_renovation_in_2024_and_pipes_in_2025_dig_twice(
    year: int, digs: int, in_step: int, kept: bool
) -> None:
    found = scenario(SANHE, BASE)
    made = plan(found, [area(found, ["甲"], year)])
    measured = figures(made)
    assert (measured["repeat_dig"], measured["in_step"]) == (digs, in_step)
    assert all(check.ok for check in special_programmes.check(found, made)) == kept


def test_four_lines_add_up_and_stay_outside_the_budget() -> None:
    found = scenario(SANHE, BASE)
    made = plan(found, [area(found, ["甲"], 2025)])
    lines = {key: value for key, value in figures(made).items() if key.startswith("attribution")}
    assert sorted(lines.values()) == [2_000_000, 3_000_000, 4_000_000, 8_000_000]
    assert figures(made)["together"] == sum(lines.values()) == 17_000_000
    assert made.measure("yuan") == 3_000_000


def test_a_programme_of_two_communities_is_counted_once() -> None:
    found = scenario(
        "programmes: [{专项: 管网, 年份: 2025, 小区: 甲、乙, 资金: 200万元}]\nmechanisms: [M12]\n", BASE
    )
    made = plan(found, [area(found, ["甲"], 2025), area(found, ["乙"], 2025)])
    assert figures(made)["together"] == 3_000_000 + 1_000_000 + 2_000_000


def test_a_programme_nobody_can_follow_is_refused_with_its_gate() -> None:
    text = "programmes: [{专项: 河道, 年份: 2024, 小区: 乙}]\n"
    (problem,) = problems(text + "mechanisms: {yongchuan-programme-sync: {}}", BASE)
    assert "SYNC_IMPOSSIBLE" in problem
    assert "河道" in problem
    assert "CONSENT 75.00% / 80.00%" in problem
    assert "or take mechanism yongchuan-programme-sync (M12) out" in problem
    assert scenario(text, BASE).rules.sync_strict == ()  # otherwise its communities wait


def test_one_community_that_can_is_enough() -> None:
    found = scenario("programmes: [{专项: 河道, 年份: 2024, 小区: 甲、乙}]\nmechanisms: [M12]", BASE)
    assert found.rules.sync_strict == (EVERYWHERE,)


def test_a_year_outside_the_plan_is_impossible_too() -> None:
    (problem,) = problems("programmes: [{专项: 河道, 年份: 2031, 小区: 甲}]\nmechanisms: [M12]", BASE)
    assert "SYNC_IMPOSSIBLE" in problem
    assert "PROGRAMME_YEAR" in problem


def test_where_it_is_not_asked() -> None:
    base = BASE.replace("{小区名称: 甲", "{区县: 东区, 小区名称: 甲").replace(
        "{小区名称: 乙", "{区县: 西区, 小区名称: 乙"
    )
    text = "programmes: [{专项: 河道, 年份: 2024, 小区: 乙}]\n"
    assert scenario(text + "mechanisms: {M12: {where: {district: 东区}}}", base)
    assert problems(text + "mechanisms: {M12: {where: {district: 西区}}}", base)


def test_switched_off_contradicts() -> None:
    (problem,) = problems(
        "mechanisms: {M12: {}}\nprogrammes: [{专项: 河道, 年份: 2024, 小区: 甲}]",
        BASE.replace("rules: {", "rules: {special_programmes: off, "),
    )
    assert "rules.special_programmes is off" in problem


def test_programmes_alone_switch_the_rule_on_and_that_is_said() -> None:
    text = "programmes: [{专项: 河道, 年份: 2024, 小区: 甲}]\n"
    said = "programmes given: a community that is chosen follows the year of its own"
    assert said in scenario(text, BASE).defaults
    assert said not in scenario(text + "mechanisms: [M12]", BASE).defaults
    assert said not in scenario("name: x", BASE).defaults
