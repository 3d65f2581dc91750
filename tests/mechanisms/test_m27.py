"""M27: residents' money for public areas is funding; at home, or unsplit, it never is (trap 5)."""

from planner.scenario.resident_funds import ResidentFund
from tests.mechanisms.by_hand import scenario

LEDGER = """
resident_payments:
  - {小区: 甲, 渠道: 公共区域, 金额: 30万元}
  - {小区: 甲, 渠道: 户内, 金额: 120万元}
  - {小区: 乙, 渠道: "", 金额: 10万元}
"""


def test_only_the_public_part_is_a_payer() -> None:
    found = scenario(LEDGER + "mechanisms: {qingdao-resident-split: {}}")
    (payer,) = found.payers
    assert isinstance(payer, ResidentFund)
    assert payer.amounts == {("东区/甲", ""): 300_000}
    assert any("without a channel" in text for text in found.defaults)


def test_where_it_holds() -> None:
    (payer,) = scenario(LEDGER + "mechanisms: {M27: {where: {district: 西区}}}").payers
    assert isinstance(payer, ResidentFund)
    assert payer.amounts == {}


def test_without_it_the_ledger_pays_nothing_and_that_is_said() -> None:
    found = scenario(LEDGER)
    assert found.payers == ()
    assert any("they pay nothing (公共区域)" in text for text in found.defaults)
