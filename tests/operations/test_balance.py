"""Which sources an area does without: a ledger is what its members, their works and its facilities bring."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.operations import barred
from planner.scenario.operations import (
    Fund,
    Line,
    Loan,
    Operating,
    PoolTerms,
    Upkeep,
    UpkeepTerms,
    fund_at,
    operating_at,
    upkeep_at,
)
from planner.scenario.scope import Scope
from planner.scenario.types import Facility
from tests.operations.by_hand import row
from tests.rules.by_hand import area, community, park, roof, scene

BOND = frozenset({"bond"})
POOL = Operating(years=1, rate=Fraction(0), must_balance=BOND)


def test_one_negative_community_is_carried_by_the_pool() -> None:
    """The list's example: −120, +80 and +60 pool to +20; the first by itself fails."""
    rows = (row("a", cost=120), row("b", income=80), row("c", income=60))
    asked = scene("a", "b", "c", operations=rows, operating=(POOL,))
    assert barred(asked, area(asked, "abc")) == frozenset()
    assert barred(asked, area(asked, "a")) == BOND
    assert barred(asked, area(asked, "ab")) == BOND
    assert barred(asked, area(asked, "ac")) == BOND
    assert barred(asked, area(asked, "b")) == frozenset()


def test_a_work_that_earns_counts_only_where_it_is_done() -> None:
    works = (roof("a"), park("a", income=2))
    asked = scene("a", works=works, operations=(row("a", cost=2),), operating=(POOL,))
    assert barred(asked, area(asked, "a")) == frozenset()
    assert barred(asked, area(asked, "a", works={"a": ("roof",)})) == BOND


def test_a_facility_counts_where_it_is_built_or_stands() -> None:
    facilities = (
        Facility(id="new", kind="canteen", host="a", cost=1),
        Facility(id="old", kind="canteen", host="b", existing=True),
    )
    rows = (row("new", cost=3), row("old", income=2))
    asked = scene("a", "b", facilities=facilities, operations=rows, operating=(POOL,))
    assert barred(asked, area(asked, "a")) == frozenset()
    assert barred(asked, area(asked, "a", facilities=("new",))) == BOND
    assert barred(asked, area(asked, "ab", facilities=("new",))) == BOND
    assert barred(asked, area(asked, "ab")) == frozenset()


@pytest.mark.parametrize("here", ["a", "b"])
def test_a_setting_holds_where_any_member_stands(here: str) -> None:
    """No neighbour, whatever its id, takes an area out of the setting."""
    there = replace(POOL, where=Scope(communities=frozenset({here})))
    asked = scene("a", "b", operations=(row(here, cost=1),), operating=(there,))
    assert barred(asked, area(asked, here)) == BOND
    assert barred(asked, area(asked, "ab")) == BOND
    assert barred(asked, area(asked, "ab".replace(here, ""))) == frozenset()


def test_settings_of_two_members_hold_together() -> None:
    pool = replace(POOL, where=Scope(communities=frozenset({"a"})))
    kept_up = Upkeep(years=1, must_balance=frozenset({"city"}), where=Scope(communities=frozenset({"b"})))
    rows = (row("b", cost=1), row("a", Line.UPKEEP, cost=1))
    asked = scene("a", "b", operations=rows, operating=(pool,), upkeep=(kept_up,))
    assert barred(asked, area(asked, "ab")) == {"bond", "city"}
    assert barred(asked, area(asked, "a")) == barred(asked, area(asked, "b")) == frozenset()


def test_settings_that_hold_together_add_up_and_the_first_figure_stated_counts() -> None:
    there = Operating(years=2, loans=(Loan(source="bond", rate=Fraction(0), term=1),))
    cap = Operating(years=3, rate=Fraction(1, 10), irr_cap=Fraction(1, 5), must_balance=frozenset({"city"}))
    found = operating_at((there, replace(POOL, rate=None), cap), [community("a")])
    assert found == PoolTerms(
        years=2,
        rate=Fraction(1, 10),
        irr_cap=Fraction(1, 5),
        must_balance=frozenset({"bond", "city"}),
        loans=there.loans,
    )
    fund, cover = Upkeep(fund=Fraction(5)), Upkeep(years=7, warranty=3, must_balance=BOND)
    assert upkeep_at((fund, cover), [community("a")]) == UpkeepTerms(years=7, must_balance=BOND)
    assert fund_at((fund, cover), community("a")) == Fund(rate=Fraction(5), warranty=3)
    assert operating_at((), [community("a")]) is None
    assert upkeep_at((), [community("a")]) is None


def test_upkeep_of_25_covers_24_and_not_26() -> None:
    lines = (Line.RESIDENTS, Line.FIRMS, Line.OWNERS, Line.FACILITIES)
    paid = [row("a", line, income=yuan) for line, yuan in zip(lines, (10, 5, 3, 7), strict=True)]
    kept_up = Upkeep(years=1, must_balance=BOND)
    for cost, without in ((24, frozenset()), (25, frozenset()), (26, BOND)):
        rows = (*paid, row("a", Line.UPKEEP, cost=cost))
        asked = scene("a", operations=rows, upkeep=(kept_up,))
        assert barred(asked, area(asked, "a")) == without, cost


def test_the_upkeep_fund_helps_upkeep_and_not_the_pool() -> None:
    kept_up = Upkeep(years=1, fund=Fraction(5), warranty=0, must_balance=BOND)
    asked = scene(
        community("a", floor_area=10),
        operations=(row("a", Line.UPKEEP, cost=50), row("a", cost=1)),
        upkeep=(kept_up,),
        operating=(Operating(years=1, must_balance=frozenset({"loan"})),),
    )
    assert barred(asked, area(asked, "a")) == {"loan"}


@pytest.mark.parametrize(("warranty", "without"), [(1, frozenset()), (2, BOND)])
def test_the_upkeep_fund_pays_for_no_year_of_the_warranty(warranty: int, without: frozenset[str]) -> None:
    kept_up = Upkeep(years=2, fund=Fraction(5), warranty=warranty, must_balance=BOND)
    rows = (row("a", Line.UPKEEP, cost=25),)
    asked = scene(community("a", floor_area=10), operations=rows, upkeep=(kept_up,))
    assert barred(asked, area(asked, "a")) == without


def test_the_upkeep_fund_is_paid_where_it_is_asked_alone() -> None:
    """Owners of 10 m² beside those who pay it add nothing to it."""
    fund = Upkeep(years=4, fund=Fraction(5), must_balance=BOND, where=Scope(communities=frozenset({"b"})))
    rows = (row("b", Line.UPKEEP, cost=13),)
    asked = scene(*(community(c, floor_area=10) for c in "ab"), operations=rows, upkeep=(fund,))
    assert barred(asked, area(asked, "ab")) == BOND
