"""A mechanism that creates a payer, in two places with figures of their own."""

import pytest

from planner.mechanisms.figures import measure
from planner.scenario.types import Residents
from planner.solver import solve
from tests.mechanisms.by_hand import BASE, problems, scenario

LIFTS = """
lifts:
  - {小区: 甲, 单元号: 1单元, 加梯楼层数: 7, 费用: 70万元, 补短板: 5}
  - {小区: 乙, 单元号: 1单元, 加梯楼层数: 7, 费用: 70万元, 补短板: 5}
"""
PAYMENTS = """
works:
  - {小区: 甲, 类型: KIND, 类别: 完善类, 费用: 100万元, 数量: 2}
  - {小区: 乙, 类型: KIND, 类别: 完善类, 费用: 100万元, 数量: 2}
resident_payments:
  - {小区: 甲, 渠道: CHANNEL, 出资额: 30万元}
  - {小区: 乙, 渠道: CHANNEL, 出资额: 50万元}
"""
EAST, WEST = "where: {district: 东区}", "where: {district: 西区}"


def test_lift_subsidies_of_two_districts() -> None:
    found = scenario(LIFTS + f"mechanisms: {{M06: [{{cap: 35万元, {EAST}}}, {{cap: 20万元, {WEST}}}]}}")
    assert [(p.id, p.name) for p in found.payers] == [
        ("lift-subsidy", "加装电梯补贴（东区）"),
        ("lift-subsidy-2", "加装电梯补贴（西区）"),
    ]
    plan = solve(found, time_limit=60, gap=0.0).plan
    assert plan.paid(source="lift-subsidy") == 350_000
    assert plan.paid(source="lift-subsidy-2") == 200_000
    paid = [figure.value for figure in measure(found, plan) if figure.key == "subsidy_planned"]
    assert paid == [350_000, 200_000]


def test_residents_of_two_districts_by_area() -> None:
    works = """
works:
  - {小区: 甲, 类型: insulation, 类别: 基础类, 费用: 100万元}
  - {小区: 乙, 类型: insulation, 类别: 基础类, 费用: 100万元}
"""
    found = scenario(works + f"mechanisms: {{M30: [{{rate: 10, {EAST}}}, {{rate: 15, {WEST}}}]}}")
    assert [(p.id, p.per_m2) for p in found.payers if isinstance(p, Residents)] == [
        ("insulation-residents", 10),
        ("insulation-residents-2", 15),
    ]
    plan = solve(found, time_limit=60, gap=0.0).plan
    assert [figure.value for figure in measure(found, plan)] == [80_000, 120_000]


@pytest.mark.parametrize(
    ("code", "channel", "payer"),
    [
        ("M27", "公共区域", "residents-public"),
        ("M31", "直接出资", "residents-direct"),
        ("M32", "公积金", "provident-fund"),
        ("M33", "维修资金", "maintenance-fund"),
    ],
)
def test_channels_of_two_districts(code: str, channel: str, payer: str) -> None:
    text = PAYMENTS.replace("CHANNEL", channel).replace("KIND", "roof" if code == "M33" else "lift")
    base = BASE.replace("户数: 100,", "户数: 100, 维修资金余额: 100万元,")
    found = scenario(text + f"mechanisms: {{{code}: [{{{EAST}}}, {{{WEST}}}]}}", base)
    plan = solve(found, time_limit=60, gap=0.0).plan
    assert [plan.paid(source=payer), plan.paid(source=f"{payer}-2")] == [300_000, 500_000]
    paid = [figure.value for figure in measure(found, plan)]
    assert {300_000, 500_000} <= set(paid)


def test_a_community_in_two_uses_is_refused() -> None:
    uses = f"mechanisms: {{M06: [{{cap: 35万元}}, {{cap: 20万元, {WEST}}}]}}"
    (problem,) = problems(LIFTS + uses)
    assert "mechanism shenzhen-lift-subsidy (M06) twice in 乙" in problem
    assert "Give the two different places" in problem


def test_twice_in_one_place_with_two_figures_contradicts() -> None:
    found = problems(LIFTS + f"mechanisms: {{M06: [{{cap: 35万元, {EAST}}}, {{cap: 20万元, {EAST}}}]}}")
    assert "lift_subsidy.cap is 35万元, as mechanism shenzhen-lift-subsidy (M06) sets it; 20万元" in found[0]


INSULATED = """
works:
  - {小区: 甲, 类型: insulation, 类别: 基础类, 费用: 100万元}
  - {小区: 乙, 类型: insulation, 类别: 基础类, 费用: 100万元}
"""


def test_a_subsidy_the_scenario_states_is_not_added_to_that_of_the_mechanism() -> None:
    (problem,) = problems(LIFTS + "lift_subsidy: {name: 市补贴, cap: 20万元}\nmechanisms: [M06]")
    assert "“市补贴” of lift_subsidy and mechanism shenzhen-lift-subsidy (M06) both pay in 甲" in problem
    assert "different places (where)" in problem


def test_residents_the_scenario_states_for_the_same_works_are_not_added() -> None:
    stated = INSULATED + "residents: [{works: insulation, rate: 8元/m2}]\n"
    (problem,) = problems(stated + "mechanisms: [M30]")
    assert "“residents” of residents and mechanism pingdu-insulation-share (M30) both pay in 甲" in problem


@pytest.mark.parametrize(
    "more",
    [
        f"lift_subsidy: {{cap: 20万元, {EAST}}}\nmechanisms: {{M06: {{{WEST}}}}}",
        "residents: [{works: roof, rate: 8元/m2}]\nmechanisms: [M30]",
        "residents: [{rate: 8元/m2}]\nmechanisms: [M30]",  # for all works: insulation is paid besides
    ],
)
def test_stated_payers_in_other_places_or_for_other_works_stay(more: str) -> None:
    assert len(scenario(INSULATED + LIFTS + more).payers) == 2
