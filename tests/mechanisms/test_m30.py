"""M30: 10 yuan for each m² of floor area where external walls are insulated."""

from fractions import Fraction

from planner.funding.payers import residents_due
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
