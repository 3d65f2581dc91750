"""Lifts: the works they make up, who is at the table, and subsidies by floors."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.lifts import Lift, LiftSubsidy
from planner.scenario.settings import LiftConsent
from planner.scenario.types import Category
from tests.scenario.written import MINIMAL, error, errors, examined, scenario, warnings

BASE = MINIMAL + "works: w.csv\nlifts: l.csv\n"
WORKS = "community,kind,cost\nA,roof,100\nB,roof,100\nC,roof,100\n"
LIFTS = "小区,单元号,加梯楼层数,费用（万元）,是否同意,补短板\n"


def test_a_community_without_a_lift_work_gets_one(tmp_path: Path) -> None:
    """Those that do not agree are a work of their own, so that the others need not wait for them."""
    lifts = LIFTS + "A,1,6,60,是,2\nA,2,6,70,是,2\nA,3,5,60,否,1\nA,4,5,60,,1\n"
    found = scenario(tmp_path, BASE, w=WORKS, l=lifts)
    works = {w.id: w for w in found.works_of["A"] if w.kind == "lift"}
    assert {name: (w.cost, w.quantity, w.shortfall) for name, w in works.items()} == {
        "lift": (1_300_000, 2, Fraction(4)),
        "lift#2": (1_200_000, 2, Fraction(2)),
    }
    assert {w.category for w in works.values()} == {Category.IMPROVING}
    assert found.lifts[0] == Lift(
        community="A", work="lift", entrance="1", floors=6, cost=600_000, consented=True
    )
    assert [(x.entrance, x.work, x.consented) for x in found.lifts[2:]] == [
        ("3", "lift#2", False),
        ("4", "lift#2", None),
    ]


def test_where_nobody_was_asked_all_are_one_work(tmp_path: Path) -> None:
    found = scenario(tmp_path, BASE, w=WORKS, l="小区,单元号,加梯楼层数\nA,1,6\nA,2,7\n")
    assert {x.work for x in found.lifts} == {"lift"}
    assert any("cost of a lift absent: 600,000 yuan (2 lifts, 估)" in text for text in found.defaults)


def test_lifts_of_a_stated_work_are_its_cost(tmp_path: Path) -> None:
    works = WORKS + "A,lift,1300000\n"
    lifts = LIFTS + "A,1,6,60,是,\nA,2,6,70,否,\n"
    found = scenario(tmp_path, BASE, w=works, l=lifts)
    (work,) = [w for w in found.works_of["A"] if w.kind == "lift"]
    assert (work.id, work.cost) == ("lift", 1_300_000)
    problem = error(tmp_path, BASE, w=works.replace("1300000", "1299999"), l=lifts)
    assert "lifts of 1,300,000 yuan together; A lift of 1,299,999 yuan" in str(problem)


def test_which_of_several_works(tmp_path: Path) -> None:
    works = WORKS + "A,lift,600000\nA,lift,600000\n"
    lifts = "小区,单元号,费用（万元）,工程\nA,1,60,lift\nA,2,60,lift#2\n"
    assert [x.work for x in scenario(tmp_path, BASE, w=works, l=lifts).lifts] == ["lift", "lift#2"]
    problem = error(tmp_path, BASE, w=works, l=lifts.replace("60,lift#2", "60,")[:-1])
    assert "no work; a lift work of A" in str(problem)


def test_an_entrance_twice(tmp_path: Path) -> None:
    problem = error(tmp_path, BASE, w=WORKS, l=LIFTS + "A,1,6,60,是,\nA,1,7,60,是,\n")
    assert "the entrance “1” a second time" in str(problem)


def test_subsidies(tmp_path: Path) -> None:
    yaml = (
        BASE
        + "lift_subsidy: {name: 补贴, floors: {4: 15万元, 6: 17万元}, money: {2026: 100万元, each: 50万元}}\n"
    )
    found = scenario(tmp_path, yaml, w=WORKS, l=LIFTS + "A,1,6,60,是,\n")
    assert found.payers == (
        LiftSubsidy(
            name="补贴",
            by_floors={4: 150_000, 6: 170_000},
            money={2026: 1_000_000, 2027: 500_000},
        ),
    )


def test_in_chinese(tmp_path: Path) -> None:
    yaml = (
        BASE + "加梯补贴: {楼层: {4: 15万元}, 上限: 20万元, 适用范围: 甲区}\n规则: {加梯意愿: {平台: 是}}\n"
    )
    found = scenario(tmp_path, yaml, w=WORKS, l=LIFTS + "A,1,6,60,是,\n")
    (subsidy,) = found.payers
    assert isinstance(subsidy, LiftSubsidy)
    assert (subsidy.cap, str(subsidy.where)) == (200_000, "甲区")
    assert found.rules.lift_consent == (LiftConsent(platform=True),)


def test_platforms(tmp_path: Path) -> None:
    table = "小区,街道办事处,社区工作站,实施主体,设计企业,施工企业,其他参与方\n"
    table += "A,街,站,城投,院,,人大代表、志愿者\n"
    yaml = BASE + "platforms: p.csv\nrules: {lift_consent: {platform: on}}\n"
    found = examined(tmp_path, yaml, (), w=WORKS, l=LIFTS + "A,1,6,60,是,\nB,1,6,60,是,\n", p=table)
    assert found.scenario is not None
    (platform,) = found.scenario.platforms
    assert (platform.missing, platform.others) == (("contractor",), ("人大代表", "志愿者"))
    (warning,) = [text for text in warnings(found) if "PLATFORM_INCOMPLETE" in text]
    assert "一号 (施工企业), 二号 (街道办事处、社区工作站、实施主体、设计企业、施工企业)" in warning


@pytest.mark.parametrize("text", ["lift_consent: on", "lift_consent: {platform: on}"])
def test_consent_without_lifts_is_doubtful(tmp_path: Path, text: str) -> None:
    found = examined(tmp_path, MINIMAL + f"rules: {{{text}}}\n")
    assert not errors(found)
    assert any("consent to lifts, and no table of lifts" in text for text in warnings(found))
