"""M26: what counts is what a utility finally bears: 60 + 100 + 30 = 190."""

import pytest

from planner.scenario.types import Work
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

WORKS = "works: [{小区: 甲, 类型: gas, 土建: 10万元, 设备: 50万元, 出资方式: %s, 奖补金额: %s}]\n"
MORE = "mechanisms: {yongchuan-utility-modes: {}}"


def _work(mode: str, granted: str) -> Work:
    return next(w for w in scenario(WORKS % (mode, granted) + MORE).works if w.kind == "gas")


@pytest.mark.parametrize(
    ("mode", "word"),
    [
        ("单位改造", "own_works"),
        ("合作出资", "co_fund"),
        ("以奖代补", "award"),
        ("税费减免", "tax_relief"),
        ("合作申报", "joint_application"),
    ],
)
def test_the_five_ways(mode: str, word: str) -> None:
    granted = "20万元" if word in ("award", "tax_relief", "joint_application") else '""'
    work = _work(mode, granted)
    assert (work.mode, work.granted) == (word, 200_000 if granted == "20万元" else 0)


@pytest.mark.parametrize("mode", ["单位改造", "合作出资"])
def test_an_award_without_its_way_is_an_error(mode: str) -> None:
    (problem,) = problems(WORKS % (mode, "20万元") + MORE)
    assert "200,000 yuan of award, grant or relief" in problem


def test_an_unknown_way() -> None:
    (problem,) = problems(WORKS % ("单位改", '""') + MORE)
    assert "单位改" in problem


def test_yongchuan_paid_about_half_a_yi() -> None:
    from planner.mechanisms import catalogue

    fact = next(m for m in catalogue() if m.code == "M26").facts["paid"]
    assert (fact.value, fact.qualifier) == ("5000万元", "about")


GRANT = """
years: [2026]
works:
  - {小区: 甲, 类型: heat, 类别: 基础类, 设备: 50万元,
     出资方式: 联合申报, 奖补金额: 20万元, 奖补资金来源: SOURCE}
  - {小区: 乙, 类型: 屋面, 类别: 基础类, 费用: 10万元, 出资方式: "", 奖补金额: "", 奖补资金来源: ""}
funding: {市级财政: 100万元, 申报资金: {kind: ndrc, amount: MONEY, kinds: [heat]}}
mechanisms: {yongchuan-utility-modes: {}}
"""


def _grant(source: str = "申报资金", money: str = "20万元") -> str:
    return GRANT.replace("SOURCE", source).replace("MONEY", money)


@pytest.mark.parametrize(("money", "planned"), [("20万元", 2), ("199999元", 1)])
def test_a_joint_grant_is_booked_to_its_own_source(money: str, planned: int) -> None:
    plan = solve(scenario(_grant(money=money)), time_limit=60, gap=0.0).plan
    assert len(plan.areas) == planned
    heat = {a.source: a.amount for a in plan.allocations if a.work == "heat"}
    assert heat == ({"heat": 300_000, "申报资金": 200_000} if planned == 2 else {})
    assert plan.paid(source="市级财政") == 100_000


def test_a_source_nobody_knows_names_the_nearest() -> None:
    (problem,) = problems(_grant("申报奖金"))
    assert "the source “申报奖金” of the grant for heat" in problem
    assert "申报资金" in problem


def test_a_source_that_may_not_pay_for_the_work() -> None:
    (problem,) = problems(_grant().replace("kinds: [heat]", "kinds: [gas]"))
    assert "a source that may pay for this work there" in problem


def test_a_source_without_a_grant() -> None:
    first, *_ = problems(
        _grant().replace("出资方式: 联合申报, 奖补金额: 20万元", '出资方式: 合作出资, 奖补金额: ""')
    )
    assert "the source “申报资金”, and no award or joint grant it pays" in first
