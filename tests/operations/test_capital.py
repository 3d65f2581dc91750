"""Equity + bond + other debt = total, for the five projects whose papers disclose all four (万元)."""

from fractions import Fraction

import pytest

from planner.operations import capital, ledgers, service
from planner.plan import Allocation
from planner.scenario.operations import Loan, Operating
from planner.scenario.types import Source
from planner.solver import solve
from tests.operations.by_hand import row
from tests.rules.by_hand import area, pays, plan, roof, scene

DISCLOSED = {
    "Zoucheng 2024": ("35528", "7528", "20000", "8000"),
    "13 communities 2025": ("4946.16", "2546.16", "2400", "0"),
    "69 communities": ("432434", "87072", "329362", "16000"),
    "28 communities 2023": ("7869", "2869", "5000", "0"),
    "Dongrangkou": ("6795", "3795", "3000", "0"),
}


def _yuan(wan: str) -> int:
    yuan = Fraction(wan) * 10_000
    assert yuan.denominator == 1
    return yuan.numerator


@pytest.mark.parametrize("name", DISCLOSED)
def test_a_disclosed_project_ties_when_it_is_planned(name: str) -> None:
    total, equity, bond, other = (_yuan(wan) for wan in DISCLOSED[name])
    sources = (
        Source(id="资本金", name="资本金", kind="equity", money={2026: equity}),
        Source(id="专项债", name="专项债", kind="bond", money={2026: bond}),
        Source(id="银行贷款", name="银行贷款", kind="loan", money={2026: other}),
    )
    asked = scene("a", years=(2026,), works=(roof("a", total),), sources=sources)
    found = capital(solve(asked, time_limit=60, gap=0.0).plan)
    assert (found.total, found.equity, found.bond, found.other_debt) == (total, equity, bond, other)
    assert found.ties


def test_a_yuan_that_nobody_pays_does_not_tie() -> None:
    asked = scene("a")
    assert capital(plan(asked, [area(asked, "a")], pays("city", 3, "a"))).ties
    assert not capital(plan(asked, [area(asked, "a")], pays("city", 2, "a"))).ties


def test_our_cover_is_on_net_income_and_reproduces_no_disclosure() -> None:
    """28 communities: income 12,355, cost 7,150. At 3 % over 30 years net income covers 0.55."""
    bond = _yuan("5000")
    owed = service(bond, Loan(source="x", rate=Fraction(3, 100), term=30, at_end=True))
    net = _yuan("12355") - _yuan("7150")
    assert round(Fraction(net, sum(owed)), 2) == Fraction(55, 100)


def test_a_cover_disclosed_on_gross_income_has_another_name() -> None:
    """69 communities: even on the principal alone the net cover is 1.11, the paper discloses 1.25."""
    income, cost = _yuan("719172"), _yuan("335913")
    debt = _yuan("329362") + _yuan("16000")
    money = {2026: debt}
    asked = scene(
        "a",
        works=(roof("a", debt),),
        sources=(Source(id="bond", name="bond", kind="bond", money=money),),
        operations=(row("a", income=income, cost=cost),),
        operating=(Operating(years=1, loans=(Loan(source="bond", rate=Fraction(0), term=1),)),),
    )
    paid = Allocation(subject="a", work="roof", year=2026, source="bond", amount=debt)
    (found,) = ledgers(plan(asked, [area(asked, "a")], paid))
    year = found.years[1]
    assert year.cover is not None
    assert year.gross_to_service is not None
    assert round(year.cover, 2) == Fraction(111, 100)
    assert round(year.gross_to_service, 2) == Fraction(208, 100)
