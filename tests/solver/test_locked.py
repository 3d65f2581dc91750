"""Locks that nothing can keep are refused before anything is solved."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.errors import ScenarioError
from planner.scenario.settings import AreaLimits, Consent
from planner.scenario.types import Lock, Programme, Scenario
from planner.solver import prepare
from tests.rules.by_hand import RICH, community, scene

GATED = {"consent": (Consent(),), "built_until": 2000}


def _refused(city: Scenario) -> list[str]:
    with pytest.raises(ScenarioError) as found:
        prepare(city)
    assert found.value.exit_code == 2
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize("lock", ["in", 2027])
def test_locked_in_below_a_gate(lock: Lock) -> None:
    """75 % of 80 % agree: the sentence of the gate, the value, the limit, and what to do."""
    agreed = {"year_built": 1990, "consent_households": Fraction(75, 100)}
    city = scene(community("a", lock=lock, **agreed), "b", rules=GATED)
    (text,) = _refused(city)
    assert text.startswith("communities.a.lock: “a” is locked in, but cannot be planned; ")
    assert "Enough residents agree in every community of an area" in text
    assert "75.00%, limit 80.00%" in text
    assert text.endswith("Take back the lock, or mend what stands against it.")
    reached = scene(
        community("a", lock=lock, **{**agreed, "consent_households": Fraction(8, 10)}), rules=GATED
    )
    assert "a" in prepare(reached).tables


def test_every_locked_community_is_named_at_once() -> None:
    old = {"consent_households": Fraction(1)}
    city = scene(
        community("a", lock="in", year_built=2001, **old),
        community("b", lock=2026, year_built=None, **old),
        community("c", lock="in", year_built=1990, **old),
        community("d", year_built=2010, **old),
        rules=GATED,
    )
    first, second = _refused(city)
    assert "“a”" in first
    assert "2001, limit 2000" in first
    assert "“b”" in second
    assert "nothing known, limit 2000" in second


def test_a_year_that_its_programme_does_not_have() -> None:
    """Locked into 2026, and its programme comes in 2027: the reason is that of its year."""
    given = (Programme(id="pipes", department="water", years=(2027,), communities=("a",)),)
    (text,) = _refused(scene(community("a", lock=2026), programmes=given))
    assert "2026, limit pipes 2027" in text
    assert "a" in prepare(scene(community("a", lock=2027), programmes=given)).tables


def test_locked_in_and_nobody_can_pay() -> None:
    city = scene(community("a", lock="in"), sources=(replace(RICH, kinds=frozenset({"gas"})),))
    (text,) = _refused(city)
    assert "no stack of sources can pay for its works" in text


def test_locked_in_with_a_partner_that_is_not_open_then() -> None:
    """a and b go together; a is locked into 2026, b may start from 2027 on."""
    limits = AreaLimits(together=(("a", "b"),))
    city = scene(community("a", lock=2026), community("b", earliest=2027), limits=limits)
    (text,) = _refused(city)
    assert "open to all its members in one year" in text
    with_b = scene(community("a", lock=2027), community("b", earliest=2027), limits=limits)
    assert prepare(with_b).candidates.size == 1


def test_locked_in_with_a_partner_that_cannot_be_planned() -> None:
    limits = AreaLimits(together=(("a", "b"),))
    (text,) = _refused(scene(community("a", lock="in"), community("b", demolition=True), limits=limits))
    assert "b must go together with it but cannot be planned" in text
