"""Money that asks for a balanced ledger pays only where it balances; the limit itself balances."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from planner import rules
from planner.answer import money, read
from planner.checker import check
from planner.funding import complete
from planner.model import balance
from planner.operations import ledgers
from planner.rules import operating_balance as rule
from planner.scenario.operations import Line, Operating, Upkeep
from planner.scenario.scope import Scope
from planner.scenario.types import Scenario, Source
from planner.solver import build, prepare, solve
from tests.operations.by_hand import row
from tests.rules.by_hand import (
    STRUCTURAL,
    area,
    community,
    decided,
    measured,
    park,
    pays,
    plan,
    program,
    roof,
    scene,
)

BOND = Source(id="bond", name="bond", kind="bond", money={2026: 100}, carry_years=0)
CITY = Source(id="city", name="city", kind="city", money={2026: 3}, carry_years=0)
POOL = Operating(years=1, rate=Fraction(0), must_balance=frozenset({"bond"}))


def _scene(*rows: Any, **given: Any) -> Scenario:
    return scene("a", **{"operations": rows, "operating": (POOL,), "sources": (BOND,), **given})


def test_the_sentence() -> None:
    assert rules.sentence(rule) == (
        "Money that asks for a balanced ledger pays only in areas whose ledger balances; "
        "earning more is no bar"
    )


@pytest.mark.parametrize(("income", "cost", "kept"), [(5, 5, True), (4, 5, False), (10**6, 0, True)])
def test_at_the_limit_one_over_and_far_above(income: int, cost: int, kept: bool) -> None:
    asked = _scene(row("a", income=income, cost=cost))
    here = [area(asked, "a")]
    (found,) = measured(rule, plan(asked, here, pays("bond", 3, "a")))
    assert (found.subject, found.value, found.sense, found.limit) == (
        "a-2026 pool",
        income - cost,
        "at least",
        0,
    )
    assert found.ok is kept
    assert (program(asked, here, rule) is not None) is kept


def test_where_such_money_does_not_pay_nothing_is_asked() -> None:
    asked = _scene(row("a", cost=1), sources=(BOND, CITY))
    here = [area(asked, "a")]
    assert measured(rule, plan(asked, here, pays("city", 3, "a"))) == []
    found = program(asked, here, rule)
    assert found is not None
    assert found.paid(source="city") == 3


def test_a_pool_carries_a_community_that_costs() -> None:
    """−120, +80, +60: together they may use the bond, the first alone may not."""
    rows = (row("a", cost=120), row("b", income=80), row("c", income=60))
    asked = scene("a", "b", "c", operations=rows, operating=(POOL,), sources=(BOND,))
    assert program(asked, [area(asked, "abc")], rule) is not None
    assert program(asked, [area(asked, "a")], rule) is None
    assert program(asked, [area(asked, "b"), area(asked, "c")], rule) is not None


def test_an_optional_work_that_earns_makes_the_balance() -> None:
    asked = _scene(row("a", cost=2), works=(roof("a"), park("a", income=2)), sources=(BOND, CITY))
    found = program(asked, [area(asked, "a")], rule)
    assert found is not None
    assert found.paid(source="bond") == 5 - found.paid(source="city")
    without = program(asked, [area(asked, "a", works={"a": ("roof",)})], rule)
    assert without is not None
    assert without.paid(source="city") == 3


@pytest.mark.parametrize("costly", ["a", "b"])
def test_the_stack_gives_each_area_money_it_may_take(costly: str) -> None:
    """3 yuan of the bond and 3 of the city for two roofs: the city's go where the ledger fails."""
    sources = (Source(id="bond", name="bond", money={2026: 3}, carry_years=0), CITY)
    asked = scene("a", "b", operations=(row(costly, cost=1),), operating=(POOL,), sources=sources)
    found = program(asked, [area(asked, "a"), area(asked, "b")], rule)
    assert found is not None
    assert found.paid(source="city", subject=costly) == 3
    assert all(one.ok for one in measured(rule, found))


@pytest.mark.parametrize("here", ["a", "b"])
def test_no_neighbour_takes_an_area_out_of_a_scoped_setting(here: str) -> None:
    there = replace(POOL, where=Scope(communities=frozenset({here})))
    asked = scene("a", "b", operations=(row(here, cost=1),), operating=(there,), sources=(BOND,))
    (found,) = measured(rule, plan(asked, [area(asked, "ab")], pays("bond", 3, here)))
    assert (found.value, found.ok) == (-1, False)
    assert program(asked, [area(asked, "ab")], rule) is None
    other = "ab".replace(here, "")
    assert program(asked, [area(asked, other)], rule) is not None


@pytest.mark.parametrize(("warranty", "kept"), [(0, True), (1, False)])
def test_the_upkeep_fund_counts_after_the_warranty_alone(warranty: int, kept: bool) -> None:
    fund = Upkeep(years=1, fund=Fraction(5), warranty=warranty, must_balance=frozenset({"bond"}))
    rows = (row("a", Line.UPKEEP, cost=50),)
    asked = scene(community("a", floor_area=10), operations=rows, upkeep=(fund,), sources=(BOND,))
    (found,) = measured(rule, plan(asked, [area(asked, "a")], pays("bond", 3, "a")))
    assert found.ok is kept
    assert (program(asked, [area(asked, "a")], rule) is not None) is kept


def test_upkeep_is_asked_beside_the_pool() -> None:
    kept_up = Upkeep(years=1, must_balance=frozenset({"city"}))
    asked = _scene(row("a", cost=1), row("a", Line.UPKEEP, cost=1), upkeep=(kept_up,), sources=(BOND, CITY))
    assert program(asked, [area(asked, "a")], rule) is None
    paid = plan(asked, [area(asked, "a")], pays("bond", 1, "a"), pays("city", 2, "a"))
    assert [(c.subject, c.value) for c in measured(rule, paid)] == [
        ("a-2026 pool", -1),
        ("a-2026 upkeep", -1),
    ]


CAPPED = Operating(years=1, rate=Fraction(0), irr_cap=Fraction(1, 10))
KEPT_UP = Upkeep(years=1, must_balance=frozenset({"city"}))


def _earning(upkeep: int, *more: Any, **given: Any) -> Scenario:
    """132 a year on 100 put in is worth 20 beyond 10 %; all works cost 3, or 5 with a park: 17, or 15."""
    return _scene(
        row("a", investment=100, income=132),
        row("a", Line.UPKEEP, cost=upkeep),
        *more,
        **{"operating": (CAPPED,), "upkeep": (KEPT_UP,), "sources": (CITY,), **given},
    )


@pytest.mark.parametrize(("upkeep", "kept"), [(17, True), (18, False)])
def test_what_is_earned_beyond_the_cap_and_all_costs_covers_upkeep(upkeep: int, kept: bool) -> None:
    asked = _earning(upkeep)
    here = [area(asked, "a")]
    (found,) = measured(rule, plan(asked, here, pays("city", 3, "a")))
    assert (found.subject, found.value, found.ok) == ("a-2026 upkeep", 17 - upkeep, kept)
    assert (program(asked, here, rule) is not None) is kept
    assert ledgers(plan(asked, here, pays("city", 3, "a")))[0].upkeep == 17 - upkeep


def test_without_a_cap_all_it_earns_is_the_operators() -> None:
    asked = _earning(1, operating=(Operating(years=1, rate=Fraction(0)),))
    assert program(asked, [area(asked, "a")], rule) is None


@pytest.mark.parametrize(("upkeep", "kept"), [(15, True), (16, False)])
def test_works_that_may_still_be_done_are_counted_in_full(upkeep: int, kept: bool) -> None:
    """The park is not done and earns much; what it could cost is held back, what it could earn is not."""
    works = (roof("a"), park("a"))
    asked = _earning(upkeep, row("a", work="park", income=99), works=works)
    here = [area(asked, "a", works={"a": ("roof",)})]
    (found,) = measured(rule, plan(asked, here, pays("city", 3, "a")))
    assert (found.value, found.ok) == (15 - upkeep, kept)
    assert (program(asked, here, rule) is not None) is kept


def test_a_work_that_costs_the_pool_is_held_back() -> None:
    works = (roof("a"), park("a"))
    rows = row("a", work="park", cost=11)
    asked = _earning(5, rows, works=works)  # 11 a year are 10 at 10 %: 20 - 5 - 10
    assert program(asked, [area(asked, "a", works={"a": ("roof",)})], rule) is not None
    over = _earning(6, rows, works=works)
    assert program(over, [area(over, "a", works={"a": ("roof",)})], rule) is None


@pytest.mark.parametrize("at_once", [10**6, -1])
def test_the_plan_takes_the_work_that_lets_the_bond_pay(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Without the park the roof cannot be paid; with it the pool balances. Nobody is told to build it."""
    monkeypatch.setattr(balance, "AT_ONCE", at_once)
    asked = _scene(row("a", cost=2), works=(roof("a"), park("a", income=2)))
    found = solve(asked, time_limit=60, gap=0.0)
    assert found.plan.does("a", "park") == 1
    poor = _scene(row("a", cost=3), works=(roof("a"), park("a", income=2)))
    nothing = solve(poor, time_limit=60, gap=0.0)
    assert nothing.plan.areas == ()
    assert [reason.code for reason in nothing.rejected["a"]] == ["LEDGER"]


def test_a_variant_that_claims_balance_is_held_to_it() -> None:
    """Every choice of variants and packages the program lets through can be paid and passes the check."""
    asked = scene(
        "a",
        "b",
        years=(2026,),
        works=(roof("a"), park("a", income=2), roof("b"), park("b")),
        operations=(row("a", cost=1), row("b", cost=1), row("b", work="park", cost=1)),
        operating=(POOL,),
        sources=(BOND, CITY),
    )
    kept = _everything_let_through(asked)
    assert kept > 5


def test_a_base_that_nobody_left_can_pay_needs_another_package() -> None:
    """The city pays half of what it may pay for: half of a roof of 4, but all of it beside a park of 4."""
    half = Source(id="city", name="city", money={2026: 9}, cap_share=Fraction(1, 2))
    parks = Source(id="parks", name="parks", money={2026: 9}, kinds=frozenset({"park"}))
    asked = _scene(row("a", cost=1), works=(roof("a", 4), park("a", 4)), sources=(BOND, half, parks))
    assert program(asked, [area(asked, "a", works={"a": ("roof",)})], rule) is None
    assert program(asked, [area(asked, "a")], rule) is not None
    assert _everything_let_through(asked) > 1


def _everything_let_through(asked: Scenario) -> int:
    model = build(prepare(asked), only=(*STRUCTURAL, rule.NAME))
    assert any(model.financing.bars)
    kept = 0
    for count in range(5):
        for chosen in combinations(range(model.columns.choices), count):
            point = decided(model, np.array(chosen, dtype=np.int64))
            if point is None:
                continue
            kept += 1
            made = complete(read(model, point), money(model, point))
            assert all(found.ok for found in check(made)), (chosen, made)
    return kept
