"""The ledger of residents' money, and the channels of it that pay works."""

from fractions import Fraction
from pathlib import Path

from planner.scenario.resident_funds import ResidentFund, ResidentPayment
from tests.scenario.written import MINIMAL, error, scenario

LEDGER = """\
小区,渠道,用途,品目,金额（万元）,数量
A,直接出资,加装电梯,,210,
A,公积金,,,20,
A,维修资金,外墙整治,,9,
A,户内,,空调,3.9,13
B,,,,10,
"""
BASE = MINIMAL + "resident_payments: r.csv\n"


def test_the_ledger(tmp_path: Path) -> None:
    found = scenario(tmp_path, BASE, r=LEDGER)
    assert found.resident_payments[:2] == (
        ResidentPayment(community="A", channel="direct", kind="lift", amount=2_100_000),
        ResidentPayment(community="A", channel="maintenance", kind="facade", amount=90_000),
    )
    assert found.resident_payments[2:] == (
        ResidentPayment(community="A", channel="private", item="空调", amount=39_000, units=Fraction(13)),
        ResidentPayment(community="A", channel="provident", amount=200_000),
        ResidentPayment(community="B", channel="unsplit", amount=100_000),
    )
    assert found.payers == ()
    assert any("they pay nothing (直接出资, 维修资金, 公积金)" in text for text in found.defaults)


def test_channels_by_name_alone(tmp_path: Path) -> None:
    """A bare name is a channel; 公积金 is for lifts, 维修资金 for shared parts unless stated."""
    yaml = BASE + "resident_funds: [直接出资, 公积金, {channel: 维修资金, id: fund, works: [外墙整治]}]\n"
    payers = {p.id: p for p in scenario(tmp_path, yaml, r=LEDGER).payers if isinstance(p, ResidentFund)}
    assert set(payers) == {"direct", "provident", "fund"}
    assert payers["direct"].kinds == frozenset()
    assert payers["provident"].kinds == {"lift"}
    assert payers["fund"].kinds == {"facade"}
    assert payers["provident"].amounts == {("A", ""): 200_000}


def test_money_for_works_a_channel_may_not_pay(tmp_path: Path) -> None:
    ledger = LEDGER.replace("A,公积金,,", "A,公积金,屋面防水,")
    problem = error(tmp_path, BASE + "resident_funds: provident\n", r=ledger)
    assert "EARMARK_VIOLATION: 公积金 for roof in A; one of lift" in str(problem)


def test_a_community_in_two_settings_of_a_channel(tmp_path: Path) -> None:
    yaml = (
        BASE + "resident_funds: [{id: a, channel: direct}, {id: b, channel: direct, where: {community: A}}]\n"
    )
    assert "money of A in a and b" in str(error(tmp_path, yaml, r=LEDGER))
