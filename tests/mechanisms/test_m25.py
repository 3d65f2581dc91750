"""M25: utilities pay their pipes, the pool the trench; 36.7 % of all money, their own part in it (trap 3)."""

from fractions import Fraction

import pytest

from planner.mechanisms.figures import measure
from planner.report.examination import lines
from planner.scenario.scope import Scope
from planner.scenario.settings import UtilityFloor
from planner.scenario.types import Utility
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

BASE = """
years: [2026]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 50000, 建筑面积: 4000000}
works:
  - {小区: 甲, 类型: gas, 类别: 基础类, 土建: 3.02亿元, 设备: 7.55亿元}
  - {小区: 甲, 类型: roof, 类别: 基础类, 土建: 10亿元}
funding: {市级财政: 20亿元}
"""


def _share(floor: str) -> tuple[str, bool | None]:
    result = solve(scenario(f"mechanisms: {{保定专营单位出资: {{占比下限: {floor}}}}}", BASE), time_limit=60)
    figure = next(f for f in measure(result.scenario, result.plan) if f.key == "utility_share")
    return figure.shown, figure.met


def test_baoding_reaches_367_thousandths() -> None:
    """7.55 of 20.57 (not of 28.12, which would be 26.8 %)."""
    assert _share("36.7%") == ("36.70%", True)
    assert Fraction(755, 2057 + 755) < Fraction(27, 100)


def test_baoding_does_not_reach_368_thousandths() -> None:
    """No community can be planned: its share alone is below the floor, so the plan is empty."""
    result = solve(scenario("mechanisms: {M25: {floor: 36.8%}}", BASE), time_limit=60)
    assert not result.plan.areas
    told = list(lines(scenario("mechanisms: {M25: {floor: 36.8%}}", BASE), ()))
    assert any("36.7 % at most in any plan; 36.8 % is asked" in text for text in told)


def test_the_shortfall_of_368_thousandths() -> None:
    """0.368 x 20.57 亿 - 7.55 亿 are 197.6 万元; 20.57 亿 over 287 projects are 716.7."""
    assert Fraction("0.368") * 205_700 - 75_500 == Fraction("197.6")
    assert round(205_700 / 287, 1) == 716.7


def test_it_holds_for_every_utility_with_works_where_it_is_meant() -> None:
    found = scenario("mechanisms: {M25: {floor: 20%, where: {district: 东区}}}", BASE)
    east = Scope(districts=frozenset({"东区"}))
    assert found.payers == (Utility(id="gas", name="gas", where=east),)
    assert found.rules.utility_floor == (UtilityFloor(share=Fraction(1, 5), where=east),)


def test_a_share_the_scenario_contradicts() -> None:
    text = 'utilities: {"*": {civil: 50%}}\nmechanisms: {M25: {}}'
    (problem,) = problems(text, BASE)
    assert "50%" in problem
    assert "M25" in problem


def test_a_utility_with_shares_of_its_own_keeps_them() -> None:
    (gas,) = scenario("utilities: {gas: 50%}\nmechanisms: {M25: {}}", BASE).payers
    assert isinstance(gas, Utility)
    assert (gas.civil_share, gas.equipment_share) == (Fraction(1, 2), Fraction(1, 2))


@pytest.mark.parametrize("floor", ["0", "0%"])
def test_no_floor_unless_asked_for(floor: str) -> None:
    assert _share(floor)[0] == "36.70%"


RELIEVED = """
years: [2026]
communities:
  - {小区名称: 甲, 户数: 300, 建筑面积: 30000}
works:
  - {小区: 甲, 类型: water, 设备: 60万元, 出资方式: 单位改造, 奖补金额: "", 协议出资: ""}
  - {小区: 甲, 类型: gas, 土建: 50万元, 设备: 80万元, 出资方式: 合作出资, 奖补金额: "", 协议出资: 100万元}
  - {小区: 甲, 类型: heat, 设备: 50万元, 出资方式: 联合申报, 奖补金额: 20万元, 协议出资: ""}
  - {小区: 甲, 类型: telecom, 设备: 20万元, 出资方式: 税费减免, 奖补金额: 20万元, 协议出资: ""}
funding: {区级财政: 50万元, 省级专项: {kind: province, amount: 500万元}}
"""


@pytest.mark.parametrize(("floor", "planned"), [("79.1%", 1), ("79.2%", 0)])
def test_tax_relief_is_in_no_total(floor: str, planned: int) -> None:
    """60 + 100 + 30 are borne of 260 less 20 of relief: 79.17 %, the highest share there is."""
    city = scenario(f"mechanisms: {{M26: {{}}, M25: {{floor: {floor}}}}}", RELIEVED)
    result = solve(city, time_limit=60)
    assert len(result.plan.areas) == planned
    shown = [f.shown for f in measure(result.scenario, result.plan) if f.key == "utility_share"]
    assert shown == ["79.17%"] * planned
    assert any("79.2 % at most in any plan" in text for text in lines(city, ()))
