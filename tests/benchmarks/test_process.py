"""Runs in processes of their own: one that dies, and one that does not stop, are runs without a value."""

from multiprocessing import Pipe

from benchmarks.families import bare
from benchmarks.family import Asked, Instance
from benchmarks.process import _heard, apart
from benchmarks.record import ENDED
from benchmarks.watch import Mark


def test_a_run_comes_back_with_its_marks() -> None:
    instance = bare.instances(Asked((8,), (0,)))[0]
    run = apart(instance, "planner", 5.0)
    assert run.fault == ""
    assert run.value is not None
    assert run.bound is not None
    assert run.value <= run.bound
    assert run.marks[0].phase == "open"
    assert run.memory is None or 20 < run.memory < 2_000


def test_a_process_that_dies_is_a_fault() -> None:
    run = apart(Instance("no such family", "x", 1), "planner", 5.0)
    assert (run.value, run.fault) == (None, "its process ended without an answer")


def test_a_contender_that_cannot_is_a_fault() -> None:
    run = apart(Instance("cities", "20 s0", 20), "compact", 5.0)
    assert run.fault == "ValueError: only a generated city has a compact model"


def test_one_that_does_not_stop_keeps_what_it_said() -> None:
    ours, theirs = Pipe(duplex=False)
    theirs.send(Mark(0.0, None, None, "open"))
    theirs.send(Mark(0.2, 5, 9.0))
    run = _heard(ours, "slow", 0.1)
    assert (run.status, run.value, run.fault) == (ENDED, None, "")
    assert [mark.value for mark in run.marks] == [None, 5]
