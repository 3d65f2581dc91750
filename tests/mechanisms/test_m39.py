"""M39: three schemes, exactly one chosen; designers take on 100 projects a year, or so many for each team."""

from planner.mechanisms.figures import measure
from planner.scenario.settings_residents import Designers
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

WORKS = """
works:
  - {小区: 甲, 工程编码: 屋面, 类型: 屋面, 费用: 30万元}
  - {小区: 甲, 工程编码: 一, 类型: 停车, 类别: 完善类, 方案: 方案一, 费用: 20万元, 短板: 30}
  - {小区: 甲, 工程编码: 二, 类型: 停车, 类别: 完善类, 方案: 方案二, 费用: 15万元, 短板: 20}
  - {小区: 甲, 工程编码: 三, 类型: 停车, 类别: 完善类, 方案: 方案三, 费用: 10万元, 短板: 10}
  - {小区: 乙, 工程编码: 屋面, 类型: 屋面, 费用: 30万元}
"""


def test_the_capacity_it_sets() -> None:
    assert scenario(WORKS + "mechanisms: [M39]").rules.designers == (Designers(projects=100, by="all"),)
    teams = scenario(WORKS + "mechanisms: {永川多方案比选: {projects: 3, by: team}}")
    assert teams.rules.designers == (Designers(projects=3),)


def test_one_of_three_with_its_own_costs() -> None:
    found = scenario(WORKS + "funding: {市级财政: 75万元}\nmechanisms: [M39]\nyears: [2026]")
    result = solve(found, time_limit=60, gap=0.0)
    shown = {f.key: (f.shown, f.subject) for f in measure(result.scenario, result.plan)}
    assert shown["schemes_compared"][0] == "3"
    assert shown["schemes_chosen"][0] == "1"
    assert shown["chosen_cost"] == ("45.00 万元", "甲 方案二")
    assert result.plan.paid(source="市级财政") == 750_000


def test_without_schemes_it_says_which_column_it_needs() -> None:
    (problem,) = problems(WORKS.replace("方案: 方案", "备注: 方案") + "mechanisms: [M39]")
    assert "比选方案 (scheme) in works" in problem
