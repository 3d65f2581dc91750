"""M32: 20 万元 of the housing provident fund, for lifts and nothing else."""

from planner.scenario.resident_funds import ResidentFund
from tests.mechanisms.by_hand import problems, scenario

LEDGER = "resident_payments: [{小区: 甲, 渠道: 公积金, 用途: %s, 金额: 20万元}]\n"
MORE = "mechanisms: {yongchuan-provident-lift: {}}"


def test_for_lifts() -> None:
    (payer,) = scenario(LEDGER % "lift" + MORE).payers
    assert isinstance(payer, ResidentFund)
    assert (payer.channel, payer.kinds) == ("provident", frozenset({"lift"}))


def test_for_nothing_else() -> None:
    (problem,) = problems(LEDGER % "facade" + MORE)
    assert "EARMARK_VIOLATION" in problem
    assert "facade" in problem
