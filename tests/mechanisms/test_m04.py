"""M04: private capital pays for its own facility only; site area counts as activity space (§2.7)."""

from dataclasses import replace

import pytest

from planner.mechanisms.figures import measure
from planner.plan import Allocation
from planner.rules import private_capital
from planner.scenario.types import Private
from tests.mechanisms.by_hand import problems, scenario
from tests.mechanisms.measured import area, figures, plan

WAN = 10_000
YITIAN = """
facilities:
  - {id: 颐养中心, kind: elder_care, host: 甲, cost: 530万元}
  - {id: 乐园, kind: activity_site, host: 甲, cost: 100万元, site_area_m2: 2500}
  - {id: 服务站, kind: community_centre, host: 乙, existing: 是, floor_area_m2: 500}
standards:
  - {id: 场地, of: site, per: all, m2: 3000}
  - {id: 用房, per: 百户, m2: 30, activity_share: 60%}
mechanisms: {futian-elder-child-capital: {facility: 颐养中心}}
"""
BASE = """
years: [2026]
communities:
  - {小区名称: 甲, 户数: 2000, 建筑面积: 160000, 估算投资: 100万元}
  - {小区名称: 乙, 户数: 300, 建筑面积: 24000, 估算投资: 100万元}
funding: {市级财政: 1000万元}
"""


def test_530_wan_are_earmarked_to_the_centre() -> None:
    found = scenario(YITIAN, BASE)
    assert found.payers == (
        Private(
            id="社会养老专业机构",
            name="社会养老专业机构",
            amounts={("颐养中心", "颐养中心"): 530 * WAN},
        ),
    )


def test_all_of_it_private_nothing_public() -> None:
    found = scenario(YITIAN, BASE)
    planned = area(found, ["甲"], facilities=["颐养中心", "乐园"])
    paid = Allocation(
        subject=planned.id, work="颐养中心", year=2026, source="社会养老专业机构", amount=530 * WAN
    )
    measured = figures(plan(found, [planned], paid))
    assert measured["investor_paid"] == 530 * WAN
    assert measured["public_money"] == 0
    assert measured["activity_space"] == 2500
    assert measured["left 场地"] == 500


def test_the_money_in_a_road_is_called_an_earmark_violation() -> None:
    found = scenario(YITIAN, BASE)
    planned = area(found, ["甲"], facilities=["颐养中心"])
    moved = Allocation(
        subject="甲", work="comprehensive", year=2026, source="社会养老专业机构", amount=530 * WAN
    )
    broken = [c for c in private_capital.check(found, plan(found, [planned], moved)) if not c.ok]
    assert [(c.code, c.value, c.limit) for c in broken] == [
        ("EARMARK_VIOLATION", 530 * WAN, 0),
        ("", 0, 530 * WAN),
    ]


@pytest.mark.parametrize(("existing", "short", "activity"), [(500, 190, 114), (690, 0, 0), (691, 0, 0)])
def test_2300_households_need_690_m2(existing: int, short: int, activity: int) -> None:
    found = scenario(YITIAN, BASE)
    facilities = tuple(replace(f, floor_area_m2=existing) if f.existing else f for f in found.facilities)
    measured = figures(plan(replace(found, facilities=facilities), []))
    assert measured["required 用房"] == 690
    assert measured["shortfall 用房"] == short
    assert measured["activity_part 用房"] == activity


def test_a_facility_that_is_not_built_measures_nothing() -> None:
    found = scenario(YITIAN, BASE)
    measured = figures(plan(found, [area(found, ["甲"])]))
    assert measured["investor_paid"] is measured["public_money"] is None
    assert measured["left 场地"] == 3000


def test_it_asks_which_facility() -> None:
    found = problems("mechanisms: {M04: {}}", BASE)
    assert any("without its parameter “facility”" in problem for problem in found)


def test_two_investors_in_one_scenario() -> None:
    found = scenario(
        YITIAN.replace(
            "{facility: 颐养中心}",
            "[{facility: 颐养中心}, {facility: 乐园, investor: 玩具公司, amount: 60万元}]",
        ),
        BASE,
    )
    assert [payer.id for payer in found.payers] == ["玩具公司", "社会养老专业机构"]
    keys = [figure.key for figure in measure(found, plan(found, []))]
    assert (keys.count("investor_paid"), keys.count("activity_space"), keys.count("left")) == (2, 1, 2)
