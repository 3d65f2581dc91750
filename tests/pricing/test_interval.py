"""Intervals of change hold every pair of optima inside the brackets, and no sign is claimed too soon."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.pricing.interval import Change, Optimum, Sign, change


def test_two_proven_plans_differ_by_the_yuan() -> None:
    found = change(Optimum(19_052, 19_052), Optimum(18_704, 18_704))
    assert found == Change(-348, -348)
    assert found.exact == -348
    assert found.sign == "-"


def test_v1_less_b0_to_b1_less_v0() -> None:
    assert change(Optimum(100, 110), Optimum(115, 130)) == Change(5, 30)


def test_mirrored_where_the_goal_is_made_small() -> None:
    """Before: the least cost is between 90 and 100; after: between 60 and 80."""
    before, after = Optimum(100, 90, minimised=True), Optimum(80, 60, minimised=True)
    assert change(before, after) == Change(-40, -10)
    assert change(before, after).sign == "-"


@pytest.mark.parametrize(
    ("low", "high", "sign"),
    [
        (1, 5, "+"),
        (-5, -1, "-"),
        (0, 5, ""),  # 0 is inside: nothing may be said
        (-5, 0, ""),
        (-1, 1, ""),
        (0, 0, "0"),
        (1, None, "+"),
        (None, -1, "-"),
        (None, 1, ""),
        (None, None, ""),
    ],
)
def test_a_sign_only_where_nought_is_outside(low: int | None, high: int | None, sign: Sign) -> None:
    assert Change(low, high).sign == sign


def test_without_a_bound_one_end_is_open() -> None:
    assert change(Optimum(100, None), Optimum(120, 120)) == Change(None, 20)
    assert change(Optimum(100, 100), Optimum(120, None)) == Change(20, None)
    assert change(Optimum(9, None, minimised=True), Optimum(5, 5, minimised=True)) == Change(-4, None)
    assert Change(None, None).exact is None


def test_against_itself_a_proven_plan_changes_nothing() -> None:
    plan = Optimum(7, 7)
    assert plan.proven
    assert change(plan, plan).sign == "0"
    loose = Optimum(7, 9)
    assert not loose.proven
    assert change(loose, loose) == Change(-2, 2)


@given(st.integers(-20, 20), st.integers(0, 6), st.integers(-20, 20), st.integers(0, 6), st.booleans())
def test_it_holds_every_difference_of_what_may_be_best_and_no_more(
    v0: int, room0: int, v1: int, room1: int, minimised: bool
) -> None:
    sign = -1 if minimised else 1
    before = Optimum(v0, v0 + sign * room0, minimised)
    after = Optimum(v1, v1 + sign * room1, minimised)
    differences = [(v1 + sign * b) - (v0 + sign * a) for a, b in product(range(room0 + 1), range(room1 + 1))]
    found = change(before, after)
    assert (found.low, found.high) == (min(differences), max(differences))
