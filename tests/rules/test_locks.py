"""A community locked in is chosen, in its year if one is named; one locked out is not."""

import pytest

from planner.errors import ScenarioError
from planner.rules import locks
from planner.scenario.types import Lock, Scenario
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, plan, program, scene


def _locked(lock: Lock) -> Scenario:
    return scene(community("a", lock=lock), "b")


def test_locked_in() -> None:
    city = _locked("in")
    with_a, without = [area(city, "a", 2027)], [area(city, "b")]
    assert measured(locks, plan(city, with_a)) == [Check("locks", "a", 1, "at least", 1)]
    assert measured(locks, plan(city, with_a))[0].slack == 0
    assert measured(locks, plan(city, without))[0].slack == -1
    assert program(city, with_a, locks) is not None
    assert program(city, without, locks) is None
    assert locks.excludes(city, city.communities[0], 2026) is None


def test_locked_out() -> None:
    city = _locked("out")
    assert locks.excludes(city, city.communities[0], 2026) == Reason("locks", "LOCKED_OUT")
    with_a, without = [area(city, "a")], [area(city, "b")]
    assert measured(locks, plan(city, with_a)) == [Check("locks", "a", 1, "at most", 0)]
    assert measured(locks, plan(city, with_a))[0].slack == -1
    assert measured(locks, plan(city, without))[0].slack == 0
    assert program(city, with_a, locks) is None
    assert program(city, without, locks) is not None


def test_locked_into_a_year() -> None:
    city = _locked(2027)
    assert locks.excludes(city, city.communities[0], 2026) == Reason("locks", "LOCKED_YEAR", "2026", "2027")
    assert locks.excludes(city, city.communities[0], 2027) is None
    then, before, never = [area(city, "a", 2027)], [area(city, "a", 2026)], [area(city, "b")]
    assert measured(locks, plan(city, then)) == [
        Check("locks", "a", 1, "at least", 1),
        Check("locks", "a", 0, "at most", 0),
    ]
    assert [check.slack for check in measured(locks, plan(city, then))] == [0, 0]
    assert [check.slack for check in measured(locks, plan(city, before))] == [-1, -1]
    assert [check.slack for check in measured(locks, plan(city, never))] == [-1, 0]
    assert program(city, then, locks) is not None
    assert program(city, before, locks) is None
    assert program(city, never, locks) is None


def test_nobody_locked_nothing_measured() -> None:
    city = scene("a")
    assert measured(locks, plan(city, [area(city, "a")])) == []


def test_a_lock_no_gate_lets_through_cannot_be_kept() -> None:
    """Locked in, but the window of the community lies after the plan: refused before anything is solved."""
    city = scene(community("a", lock="in", earliest=2030), "b")
    with pytest.raises(ScenarioError, match="locked in"):
        program(city, [area(city, "b")], locks)
