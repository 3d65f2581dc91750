"""What bears no interest is drawn first, then bonds, loans last; no goal and no choice moves for it."""

from dataclasses import replace

import pytest

from planner.scenario.settings import Goals
from planner.scenario.types import Scenario, Source
from planner.solver import solve
from tests.rules.by_hand import roof, scene

SOURCES = tuple(
    Source(id=name, name=name, kind=name, money={2026: yuan})
    for name, yuan in (("loan", 3_000), ("bond", 1_000), ("city", 3_000))
)


def _city(cost: int, **given: object) -> Scenario:
    asked = scene("a", works=(roof("a", cost),), sources=SOURCES, goals=Goals(order=("households",)))
    return replace(asked, **given)  # type: ignore[arg-type]


def _paid(asked: Scenario) -> tuple[int, ...]:
    plan = solve(asked, time_limit=20, gap=0.0).plan
    return tuple(plan.paid(source=name) for name in ("city", "bond", "loan"))


@pytest.mark.parametrize(
    ("cost", "paid"),
    [
        (3_000, (3_000, 0, 0)),
        (3_001, (3_000, 1, 0)),
        (4_001, (3_000, 1_000, 1)),
        (7_000, (3_000, 1_000, 3_000)),
    ],
)
def test_the_dearer_the_later(cost: int, paid: tuple[int, ...]) -> None:
    assert _paid(_city(cost)) == paid


def test_a_goal_that_spares_fiscal_money_borrows_all_the_same() -> None:
    assert _paid(_city(5_000, goals=Goals(order=("households", "fiscal_cost")))) == (2_000, 0, 3_000)


def test_where_it_alone_may_pay_it_does() -> None:
    """The city's money is for roofs alone, the bond's for nothing here: the wall is on loan."""
    loan, bond, city = SOURCES
    kept = (loan, replace(bond, kinds=frozenset({"gas"})), replace(city, kinds=frozenset({"roof"})))
    works = (roof("a", 2_000), replace(roof("a", 500), id="wall", kind="wall"))
    assert _paid(_city(0, works=works, sources=kept)) == (2_000, 0, 500)
