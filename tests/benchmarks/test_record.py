"""The arithmetic of a row, by hand."""

from fractions import Fraction

import pytest

from benchmarks.family import Instance
from benchmarks.record import ENDED, OPEN, Record, Run
from benchmarks.watch import Mark

MARKS = (
    Mark(0.0, None, None, OPEN),
    Mark(0.1, 0, 2000.0, "linear"),
    Mark(1.0, 0, 1010.0, "first plan"),
    Mark(2.0, 900, 1010.0, "first plan"),
    Mark(4.0, 1000, 1010.0, "improvement"),
    Mark(9.0, 1009, 1010.0, "proof"),
)
OURS = Run("planner", value=1009, bound=1010.0, status="feasible", columns=7, seconds=10.0, marks=MARKS)


def record(unit: int = 1, published: Fraction | None = None, **peers: Run) -> Record:
    return Record(Instance("bare", "8 s0", 8, unit=unit, published=published), OURS, peers)


def test_seconds_to_the_bound_are_those_of_the_linear_program() -> None:
    assert OURS.bound_after == 1.0
    assert OURS.plan_after == 2.0  # the empty plan does not count


def test_seconds_to_a_gap() -> None:
    assert OURS.within(0.2) == 2.0
    assert OURS.within(0.01) == 4.0  # (1010 - 1000) / 1000 is just within
    assert OURS.within(0.001) == 9.0
    assert OURS.within(0.0001) is None
    assert OURS.gap == pytest.approx(1 / 1009)


def test_a_run_that_said_nothing_on_the_way_counts_at_its_end() -> None:
    silent = Run("planner", value=5, bound=5.0, seconds=3.0)
    assert (silent.bound_after, silent.plan_after, silent.within(0.0)) == (3.0, 3.0, 3.0)
    nothing = Run("planner", seconds=3.0)
    assert (nothing.bound_after, nothing.plan_after, nothing.within(1.0), nothing.gap) == (None,) * 4


def test_ratios() -> None:
    made = record(skip=Run("skip", value=900), dead=Run("dead", fault="ended"))
    assert made.ratio("skip") == pytest.approx(900 / 1009)
    assert made.ratio("dead") is None
    assert made.ratio("nobody") is None
    assert made.faults == ("dead: ended",)


def test_a_limit_not_kept_is_a_fault_of_ours_alone() -> None:
    assert record(peer=Run("peer", status=ENDED)).faults == ()
    late = Record(Instance("bare", "8 s0", 8), Run("planner", status=ENDED))
    assert late.faults == (f"planner: {ENDED}",)


def test_of_published_counts_in_its_unit() -> None:
    assert record(unit=10, published=Fraction("100.9")).of_published == 1.0
    assert record().of_published is None


def test_a_value_above_a_bound_is_a_fault() -> None:
    above = record(peer=Run("peer", value=1011, bound=1012.0))
    assert above.faults == ("peer has a plan of 1011, above the bound 1010.00 of planner",)
    liar = record(peer=Run("peer", value=900, bound=1008.0))
    assert liar.faults == ("planner has a plan of 1009, above the bound 1008.00 of peer",)
    assert record(peer=Run("peer", value=1010, bound=1010.0000001)).faults == ()
