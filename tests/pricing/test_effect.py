"""From one answer to another; where a plan is missing the effect says which, and how it came."""

from typing import Any

from planner.pricing.effect import NOT_BEGUN, Changed, Unknown, effect
from planner.pricing.interval import Change, Optimum
from planner.pricing.outline import Outline
from planner.pricing.question import Missing, Solved

STILL = Outline(starts={}, households=0, money={})


def solved(value: int, bound: int | None, **more: Any) -> Solved:
    given: dict[str, Any] = {
        "goal": "need",
        "truncated": False,
        "nearest": True,
        "outline": STILL,
        "areas": (),
        "allocations": (),
    }
    return Solved(optimum=Optimum(value, bound), **{**given, **more})


def test_two_plans() -> None:
    found = effect(solved(10, 12), solved(20, 20))
    assert isinstance(found, Changed)
    assert found.change == Change(8, 10)
    assert not found.truncated


def test_the_plan_that_was_asked_near_is_the_one_proven_near() -> None:
    near, far = solved(1, 1), solved(1, 1, nearest=False)
    told = [effect(*pair, backwards=back) for pair in ((far, near), (near, far)) for back in (False, True)]
    assert [isinstance(one, Changed) and one.nearest for one in told] == [True, False, False, True]


def test_over_the_candidates_where_either_is() -> None:
    for pair in ((solved(1, 1, truncated=True), solved(1, 1)), (solved(1, 1), solved(1, 1, truncated=True))):
        found = effect(*pair)
        assert isinstance(found, Changed)
        assert found.truncated


def test_no_plan_with_it_is_told_before_no_plan_without() -> None:
    none, late = Missing("no plan"), Missing("no time", "late")
    assert effect(solved(1, 1), none) == Unknown(end="no plan", before=False)
    assert effect(late, solved(1, 1)) == Unknown(end="no time", before=True, note="late")
    assert effect(late, none) == Unknown(end="no plan", before=False)
    assert effect(solved(1, 1), NOT_BEGUN) == Unknown(end="not begun", before=False)
