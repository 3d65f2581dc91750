"""M30: 10 yuan for each m² of floor area where external walls are insulated."""

from fractions import Fraction

import numpy as np
import pytest

from planner.funding.payers import dues, residents_due
from planner.scenario.types import Residents
from tests.mechanisms.by_hand import scenario

WORKS = """
works:
  - {小区: 甲, 类型: insulation, 费用: 100万元}
  - {小区: 乙, 类型: insulation, 费用: 100万元}
"""


def test_ten_thousand_m2_are_ten_wan() -> None:
    found = scenario(WORKS + "mechanisms: {平度外墙保温居民出资: {where: {district: 东区}}}")
    (payer,) = found.payers
    assert isinstance(payer, Residents)
    assert payer.per_m2 == Fraction(10)
    assert residents_due(payer, found.community["东区/甲"]) == 80_000
    assert residents_due(payer, found.community["西区/乙"]) == 0


@pytest.mark.parametrize(("kind", "yuan"), [("insulation", 800), ("facade", 0)])
def test_a_flat_of_80_m2_pays_800_yuan_where_walls_are_insulated(kind: str, yuan: int) -> None:
    flat = "years: [2026]\nfunding: {市: 1}\ncommunities: [{小区名称: 甲, 户数: 1, 建筑面积: 80}]\n"
    works = f"works: [{{小区: 甲, 类型: {kind}, 费用: 1万元}}, {{小区: 甲, 类型: insulation, 费用: 0}}]\n"
    found = scenario(works + "mechanisms: {M30: {}}", flat)
    mine = found.works_of["甲"]
    paid, _ = dues(found, found.community["甲"], mine, np.ones((1, len(mine)), dtype=bool))
    assert sum(int(amount.sum()) for amount in paid.values()) == yuan


def test_the_kind_may_stand_in_the_column_of_the_works() -> None:
    works = "works: [{小区: 甲, 工程: insulation, 费用: 100万元}, {小区: 乙, 工程: roof, 费用: 1万元}]\n"
    found = scenario(works + "mechanisms: [M30]")
    assert {work.kind for work in found.works} == {"insulation", "roof"}
