"""The ledgers of a plan by hand: years, debt service and its cover, the cap on the rate of return."""

from fractions import Fraction
from typing import Any

import pytest

from planner.operations import ledgers
from planner.plan import Plan
from planner.scenario.operations import Line, Loan, Operating, Upkeep
from planner.scenario.scope import Scope
from planner.scenario.types import Scenario, Source
from tests.operations.by_hand import row
from tests.rules.by_hand import area, community, pays, plan, roof, scene

BOND = Source(id="bond", name="bond", kind="bond", money={2026: 100})
CITY = Source(id="city", name="city", kind="city", money={2026: 1000})


def _plan(rows: tuple[Any, ...], public: int = 100, debt: int = 100, **settings: Any) -> Plan:
    asked: Scenario = scene(
        community("a", floor_area=10),
        works=(roof("a", public + debt),),
        sources=(BOND, CITY),
        operations=rows,
        **settings,
    )
    paid = [pays("bond", debt, "a"), pays("city", public, "a")]
    return plan(asked, [area(asked, "a")], *[p for p in paid if p.amount])


def test_cover_is_net_income_over_principal_and_interest() -> None:
    loan = Loan(source="bond", rate=Fraction(0), term=2)
    pool = Operating(years=2, rate=Fraction(0), loans=(loan,))
    (found,) = ledgers(_plan((row("a", income=90, cost=30),), operating=(pool,)))
    completion, first, second = found.years
    assert (completion.year, first.year, second.year) == (2026, 2027, 2028)
    assert [y.service for y in found.years] == [0, 50, 50]
    assert completion.cover is None
    assert first.net == 60
    assert first.cover == Fraction(60, 50)
    assert first.gross_to_service == Fraction(90, 50)  # under another name: it is no cover
    assert found.worth == 120


def test_debt_outlives_the_operating_years() -> None:
    pool = Operating(years=1, rate=Fraction(0), loans=(Loan(source="bond", rate=Fraction(0), term=2),))
    (found,) = ledgers(_plan((row("a", income=50),), operating=(pool,)))
    assert [y.cover for y in found.years] == [None, 1, 0]


def test_construction_profit_is_booked_once() -> None:
    (found,) = ledgers(_plan((row("a", Line.CONSTRUCTION, once=7),), operating=(Operating(years=3),)))
    assert [y.gross for y in found.years] == [7, 0, 0, 0]
    assert found.worth == 7


def test_beyond_the_cap_the_public_contribution_falls_until_the_return_is_the_cap() -> None:
    """100 put in, 132 a year later: 32 %. At 10 % that is worth 20 more than was put in."""
    rows = (row("a", investment=100, income=132),)
    pool = Operating(years=1, irr_cap=Fraction(1, 10))
    (found,) = ledgers(_plan(rows, public=50, debt=0, operating=(pool,)))
    assert found.irr == Fraction(32, 100)
    assert (found.excess, found.returned, found.surplus) == (20, 20, 0)
    capped = (row("a", investment=100 + found.returned, income=132),)
    (after,) = ledgers(_plan(capped, public=30, debt=0, operating=(pool,)))
    assert after.irr == Fraction(10, 100)
    assert (after.excess, after.returned, after.surplus) == (0, 0, 0)


def test_where_no_public_contribution_is_left_the_surplus_goes_to_upkeep() -> None:
    rows = (row("a", investment=100, income=132),)
    pool = Operating(years=1, irr_cap=Fraction(1, 10))
    (found,) = ledgers(_plan(rows, public=5, debt=0, operating=(pool,)))
    assert (found.public, found.returned, found.surplus) == (5, 5, 15)
    assert [y.surplus for y in found.years] == [15, 0]


@pytest.mark.parametrize(("served", "public"), [(True, 5), (False, 9)])
def test_a_bond_is_a_public_contribution_unless_the_pool_pays_it_back(served: bool, public: int) -> None:
    loans = (Loan(source="bond", rate=Fraction(0), term=1),) if served else ()
    pool = Operating(years=1, irr_cap=Fraction(1, 10), loans=loans)
    rows = (row("a", investment=100, income=132),)
    (found,) = ledgers(_plan(rows, public=5, debt=4, operating=(pool,)))
    assert (found.public, found.borrowed, found.returned, found.surplus) == (public, 9 - public, public, 11)


def test_debt_comes_before_upkeep() -> None:
    rows = (row("a", investment=100, income=132),)
    pool = Operating(years=1, irr_cap=Fraction(1, 10))
    surplus = [ledgers(_plan(rows, public=5, debt=n, operating=(pool,)))[0].surplus for n in (14, 15, 95)]
    assert surplus == [1, 0, 0]


def test_the_surplus_is_an_income_of_upkeep_at_completion() -> None:
    rows = (row("a", investment=100, income=132), row("a", Line.UPKEEP, cost=16))
    pool, kept_up = Operating(years=1, irr_cap=Fraction(1, 10)), Upkeep(years=1)
    (found,) = ledgers(_plan(rows, public=5, debt=0, operating=(pool,), upkeep=(kept_up,)))
    assert [y.left_for_upkeep for y in found.years] == [15, -16]
    assert found.upkeep == -1


def test_without_a_cap_nothing_is_returned() -> None:
    (found,) = ledgers(_plan((row("a", investment=1, income=99),), operating=(Operating(years=1),)))
    assert (found.capped, found.excess) == (False, 0)


def test_the_fund_enters_upkeep_after_the_warranty_and_never_the_construction_money() -> None:
    rows = (row("a", Line.UPKEEP, cost=20), row("a", Line.RESIDENTS, income=5))
    made = _plan(rows, upkeep=(Upkeep(years=4, fund=Fraction(5), warranty=2),))
    (found,) = ledgers(made)
    assert [y.fund for y in found.years] == [0, 0, 0, 50, 0]
    assert [y.left_for_upkeep for y in found.years] == [0, -15, -15, 35, -15]
    assert found.upkeep == -10
    assert found.worth is None
    assert sum(a.amount for a in made.allocations) == 200


@pytest.mark.parametrize(("warranty", "fund"), [(3, 50), (4, 0)])
def test_the_fund_is_for_years_after_the_warranty(warranty: int, fund: int) -> None:
    kept_up = Upkeep(years=4, fund=Fraction(5), warranty=warranty)
    (found,) = ledgers(_plan((), upkeep=(kept_up,)))
    assert [y.fund for y in found.years] == [0, 0, 0, 0, fund]
    assert found.upkeep == fund


def test_a_ledger_is_kept_where_any_member_stands() -> None:
    there = Operating(years=1, rate=Fraction(0), where=Scope(communities=frozenset({"b"})))
    asked = scene("a", "b", operations=(row("a", income=5),), operating=(there,))
    (found,) = ledgers(plan(asked, [area(asked, "ab")]))
    assert (found.worth, found.members) == (5, {"a", "b"})


def test_paid_over_two_years_it_operates_a_year_later() -> None:
    asked = scene("a", payment=(Fraction(1, 2), Fraction(1, 2)), operating=(Operating(years=1),))
    (found,) = ledgers(plan(asked, [area(asked, "a")]))
    assert [y.year for y in found.years] == [2027, 2028]


def test_without_settings_there_is_no_ledger() -> None:
    assert ledgers(_plan((row("a", income=1),))) == ()
