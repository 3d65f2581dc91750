"""Plans set side by side: the first is the base, and whether anything differs."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.comparison import compare
from tests.comparison.by_hand import HIGH, high, low, plan, scenario, version


def test_a_plan_and_itself_differ_in_nothing() -> None:
    found = compare([low(), low()])
    assert not found.differs
    assert found.pairs[0].assumptions == ()


def test_assumptions_alone_are_a_difference_and_so_is_a_plan_alone() -> None:
    asked = scenario(HIGH, HIGH)
    same_plan = version("x", plan(asked, "EF", "BCD"))
    assert compare([low(), same_plan]).differs
    other_plan = version("y", plan(asked, "EFH", "BCD"))
    found = compare([same_plan, other_plan])
    assert found.pairs[0].assumptions == ()
    assert found.differs


def test_each_is_held_against_the_first() -> None:
    found = compare([low(), high(), low()])
    assert [pair.other for pair in found.pairs] == [1, 2]
    assert [pair.differs for pair in found.pairs] == [True, False]
    assert len(found.figures) == 3


def test_need_by_the_measure_of_the_first() -> None:
    """The second says that F has no need at all; by the first it has 66 points."""
    other = high()
    works = tuple(replace(w, gain=Fraction(0)) if w.community == "F" else w for w in other.scenario.works)
    other = replace(other, plan=replace(other.plan, scenario=replace(other.scenario, works=works)))
    found = compare([low(), other])
    assert found.figures[1].totals.need == 19_638 + 1_248 - 2_640
    assert found.by_base[1].need == 19_638 + 1_248
    assert found.by_base[0] == found.figures[0].totals


def test_one_plan_alone_is_not_compared() -> None:
    with pytest.raises(ValueError, match="at least two"):
        compare([low()])
