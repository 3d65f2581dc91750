"""M26: what counts is what a utility finally bears: 60 + 100 + 30 = 190."""

import pytest

from planner.scenario.types import Work
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
