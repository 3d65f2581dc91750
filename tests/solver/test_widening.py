"""Where the list of areas is cut: the bound is of all areas, and the plan may use those beyond it."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from planner.model import pool
from planner.report.summary import proof
from planner.scenario.settings import Rules
from planner.scenario.types import Facility, Source
from planner.solver import widening
from planner.solver.effort import Effort
from planner.solver.preparation import prepare
from tests.solver.green import best, city, cut


@pytest.mark.parametrize("seed", range(12))
def test_no_plan_of_all_areas_is_above_the_bound(seed: int) -> None:
    scenario = city(Random(seed))
    whole, found = best(scenario), best(cut(scenario))
    assert whole.status == "proven"
    assert not whole.truncated
    assert not found.truncated
    assert found.goals[0].value <= whole.goals[0].value <= found.goals[0].bound


@pytest.mark.parametrize("seed", range(12))
def test_the_same_after_few_rounds_and_without_the_areas_worth_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(widening, "ROUNDS", 1 + seed % 2)
    monkeypatch.setattr(widening, "FRESH", 1)
    monkeypatch.setattr(widening, "BELOW", ())
    scenario = city(Random(seed))
    whole, found = best(scenario), best(cut(scenario))
    assert found.candidates < whole.candidates
    assert not found.truncated
    assert found.goals[0].value <= whole.goals[0].value <= found.goals[0].bound


def test_the_plan_merges_what_was_not_listed() -> None:
    """One area of five saves four projects: with that money all five are done at once."""
    drawn = city(Random(0))
    scenario = replace(
        drawn,
        works=tuple(replace(w, civil=4, shortfall=Fraction(5)) for w in drawn.works if w.id == "roof"),
        sources=(Source(id="city", name="city", money={2026: 25}),),
        edges=tuple(replace(e, wall_cost=0) for e in drawn.edges),
        payment=(Fraction(1),),
        rules=Rules(),
    )
    found = best(cut(scenario))
    assert [area.members for area in found.plan.areas] == [("a", "b", "c", "d", "e")]
    assert found.status == "proven"


def test_facilities_are_not_told_apart() -> None:
    """What a facility serves hangs on who else is inside: the bound stays over the candidates."""
    drawn = city(Random(1))
    kiosk = Facility(id="kiosk", kind="shop", host="a", cost=1, min_households=1, band_m=300)
    found = best(cut(replace(drawn, facilities=(kiosk,))))
    assert found.truncated
    assert proof.status(found).endswith("over the candidates")


def test_nothing_is_said_of_candidates_where_the_bound_is_of_all_areas() -> None:
    assert "candidates" not in proof.status(best(cut(city(Random(1)))))


def test_where_the_areas_listed_hold_no_plan_the_longer_list_stays() -> None:
    """All seven are locked in, and each alone is too dear: who looks at single ones only finds no plan."""
    drawn = city(Random(0))
    locked = tuple(replace(c, lock="in") for c in drawn.communities)
    poor = (Source(id="city", name="city", money=dict.fromkeys(drawn.years, 35)),)
    asked = replace(drawn, communities=locked, sources=poor, rules=Rules())
    effort = Effort(0.0, 0.0, 0, 1, True)
    assert widening.widen(prepare(cut(asked)), (), effort) is None


def test_a_list_that_holds_all_is_left_alone() -> None:
    scenario = city(Random(2))
    assert best(scenario).candidates == best(cut(scenario, 300)).candidates


@pytest.mark.parametrize("seed", range(6))
def test_money_rows_that_come_when_they_are_broken(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are told of areas that are not listed too: the bound is as low as with all rows from the start."""
    scenario = cut(city(Random(seed)))
    effort = Effort(0.0, 0.0, 0, 1, True)
    whole = widening.widen(prepare(scenario), (), effort)
    monkeypatch.setattr(pool, "AT_ONCE", -1)
    later = widening.widen(prepare(scenario), (), effort)
    assert whole is not None
    assert later is not None
    assert later.first == pytest.approx(whole.first, rel=1e-4)
