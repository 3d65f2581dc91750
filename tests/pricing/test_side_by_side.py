"""Questions in processes of their own: their answers, and Ctrl-C while a process is only starting."""

import multiprocessing
import multiprocessing.process
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from planner.pricing import side_by_side
from planner.pricing.question import Missing, Solved
from planner.pricing.side_by_side import Bench, Name, Step
from tests.pricing.test_question import asked

BASE = Name("base", "money")


def _bench(told: list[Step]) -> Bench:
    return Bench(deadline=time.monotonic() + 120, workers=1, tell=told.append)


def test_a_question_is_answered_and_told(tmp_path: Path) -> None:
    told: list[Step] = []
    with _bench(told) as bench:
        bench.total = 1
        found = bench.ask({BASE: asked(tmp_path)})
    answer = found[BASE]
    assert isinstance(answer, Solved)
    assert answer.optimum is not None
    assert [(step.done, step.name, step.answer) for step in told] == [(1, BASE, answer)]


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends a process there")
def test_ctrl_c_while_a_process_starts_is_not_lost(tmp_path: Path) -> None:
    """A process takes longer to import than it is waited here; the question would be answered in a second."""
    told: list[Step] = []
    with _bench(told) as bench:
        bench.total = 1
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
        found = bench.ask({BASE: asked(tmp_path)})
        assert bench.stopped
    assert found == {BASE: Missing("stopped")}


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends a process there")
def test_ctrl_c_again_and_again_at_any_moment(tmp_path: Path) -> None:
    """A handler that takes a lock waits for ever where the lock was held when it was called."""

    def press() -> None:
        for _ in range(2000):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.0001)

    with _bench([]) as bench:
        bench.total = 1
        pressing = threading.Thread(target=press)
        pressing.start()
        while pressing.is_alive():
            bench.stopped  # noqa: B018 - looking at it is what is tried
        assert bench.stopped
        found = bench.ask({BASE: asked(tmp_path)})
    assert found == {}


def begun() -> multiprocessing.process.BaseProcess:
    """A process that answers, once there is one."""
    while not multiprocessing.active_children():
        time.sleep(0.01)
    return multiprocessing.active_children()[0]


def test_a_process_that_is_killed_is_said_and_the_next_question_answered(tmp_path: Path) -> None:
    told: list[Step] = []
    other = Name("noise", "money")
    with _bench(told) as bench:
        bench.total = 2
        killing = threading.Thread(target=lambda: begun().kill())
        killing.start()
        found = bench.ask({BASE: asked(tmp_path), other: asked(tmp_path)})
        killing.join()
        assert not bench.stopped
    lost = found[BASE]
    assert isinstance(lost, Missing)
    assert (lost.end, lost.note) == (
        "ended",
        "the process that solved it was ended; there may be too little memory",
    )
    assert isinstance(found[other], Solved)
    assert [step.name for step in told] == [BASE, other]


def test_a_process_that_is_killed_while_it_waits_is_replaced(tmp_path: Path) -> None:
    with _bench([]) as bench:
        bench.total = 2
        assert isinstance(bench.ask({BASE: asked(tmp_path)})[BASE], Solved)
        idle = begun()
        idle.kill()
        idle.join()
        time.sleep(0.1)  # it is noticed by a thread
        assert isinstance(bench.ask({BASE: asked(tmp_path)})[BASE], Solved)


@pytest.mark.skipif(sys.platform == "win32", reason="no process is held there")
def test_leaving_waits_no_longer_than_patience(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that stands still hands out nothing: it is said so, and it is gone when we are."""
    monkeypatch.setattr(side_by_side, "PATIENCE", 0.5)
    told: list[Step] = []
    with _bench(told) as bench:
        bench.total = 1

        def hold() -> None:
            held = begun()
            assert held.pid is not None
            os.kill(held.pid, signal.SIGSTOP)
            os.kill(os.getpid(), signal.SIGINT)

        holding = threading.Thread(target=hold)
        holding.start()
        found = bench.ask({BASE: asked(tmp_path)})
        holding.join()
        assert bench.ask({Name("noise", "money"): asked(tmp_path)}) == {}
    assert found == {BASE: Missing("stopped")}
    assert [step.answer for step in told] == [Missing("stopped")]
    while multiprocessing.active_children():  # a thread of the pool may still be told of its end
        time.sleep(0.01)
