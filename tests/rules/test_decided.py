"""Residents decide step by step; a community is planned once its decision has come far enough (M36)."""

import pytest

from planner.rules import decided
from planner.scenario.governance import STEPS, Governance, reached
from planner.scenario.scope import Scope
from planner.scenario.settings_residents import Decided
from planner.scenario.types import Scenario
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, measured, plan, program, scene


def _city(steps: tuple[str, ...], **asked: object) -> Scenario:
    return scene(
        "a",
        governance=(Governance(community="a", steps=steps),),
        rules={"decided": (Decided(**asked),)},  # type: ignore[arg-type]
    )


def test_deliberated_is_enough_and_moved_is_not() -> None:
    there, short = _city(STEPS[:3]), _city(STEPS[:2])
    assert decided.excludes(there, there.communities[0], 2026) is None
    found = program(there, [area(there, "a")], decided)
    assert found is not None
    (check,) = measured(decided, found)
    assert check == Check("decided", "a", 3, "at least", 3)
    assert (check.ok, check.slack) == (True, 0)
    assert decided.excludes(short, short.communities[0], 2026) == Reason(
        "decided", "NOT_DECIDED", "moved", "deliberated"
    )
    assert measured(decided, plan(short, [area(short, "a")]))[0].slack == -1
    assert program(short, [area(short, "a")], decided) is None


@pytest.mark.parametrize(
    "steps", [(*STEPS[:2], "carried_out"), ("moved", "proposed", "deliberated"), (*STEPS[:2], *STEPS[3:])]
)
def test_a_step_skipped_or_out_of_order(steps: tuple[str, ...]) -> None:
    city = _city(steps)
    reason = decided.excludes(city, city.communities[0], 2026)
    assert reason is not None
    assert (reason.code, reason.value) == ("STATE_ORDER", STEPS[reached(steps)])
    assert measured(decided, plan(city, [area(city, "a")])) == [Check("decided", "a", 0, "at least", 3)]


def test_no_word_of_a_community_is_no_decision() -> None:
    city = scene("a", rules={"decided": (Decided(),)})
    reason = Reason("decided", "NOT_DECIDED", "", "deliberated")
    assert decided.excludes(city, city.communities[0], 2026) == reason


def test_only_where_it_holds() -> None:
    city = _city((), where=Scope(districts=frozenset({"elsewhere"})))
    assert decided.excludes(city, city.communities[0], 2026) is None
    assert measured(decided, plan(city, [area(city, "a")])) == []
