"""M24b: proceeds of idle assets are equity, spent once."""

from planner.mechanisms.figures import measure
from planner.operations import capital
from planner.solver import solve
from tests.mechanisms.by_hand import BASE, scenario

USE = """
funding: {市级财政: 0}
mechanisms: {鼓楼盘活闲置资产: {盘活所得: 150万元, 到位年度: 2026, 资本金需求: 500万元}}
"""


def test_150_pay_for_one_of_two_communities_and_not_for_both() -> None:
    found = solve(scenario(USE), time_limit=60, gap=0.0)
    assert len(found.plan.areas) == 1
    assert found.plan.paid(source="盘活闲置资产") == 1_000_000
    parts = capital(found.plan)
    assert (parts.total, parts.equity, parts.bond, parts.other_debt) == (1_000_000, 1_000_000, 0, 0)


def test_what_the_proceeds_leave_is_other_equity() -> None:
    found = solve(scenario(USE.replace("150万元", "300万元")), time_limit=60, gap=0.0)
    figures = {f.key: f for f in measure(found.scenario, found.plan)}
    assert figures["other_equity"].value == 2_000_000
    assert figures["proceeds_spent"].value == 2_000_000
    assert figures["proceeds_spent"].met


def test_proceeds_that_cover_all_leave_nothing() -> None:
    found = scenario(USE.replace("150万元", "600万元"))
    assert found.source["盘活闲置资产"].kind == "equity"
    figures = {f.key: f.value for f in measure(found, solve(found, time_limit=60, gap=0.0).plan)}
    assert figures["other_equity"] == 0


def test_a_where_keeps_the_proceeds_in_its_district() -> None:
    found = scenario(USE.replace("500万元}", "500万元, where: {district: 西区}}"))
    assert str(found.source["盘活闲置资产"].where) == "西区"
    plan = solve(found, time_limit=60, gap=0.0).plan
    assert {a.subject for a in plan.allocations} == {"西区/乙"}


def test_a_where_may_be_a_subdistrict_or_a_community() -> None:
    base = BASE.replace("甲, 区县", "甲, 街道: 二街, 区县").replace("乙, 区县", "乙, 街道: 一街, 区县")
    for where in ("{subdistrict: 一街}", "{community: 乙}"):
        plan = solve(
            scenario(USE.replace("500万元}", f"500万元, where: {where}}}"), base), time_limit=60
        ).plan
        assert {a.subject.split("/")[-1] for a in plan.allocations} == {"乙"}
