"""Questions in processes of their own: their answers, and Ctrl-C while a process is only starting."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

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


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends a process there")
def test_a_process_that_is_killed_is_said(tmp_path: Path) -> None:
    with _bench([]) as bench:
        bench.total = 1

        def kill() -> None:
            while not multiprocessing.active_children():
                time.sleep(0.01)
            multiprocessing.active_children()[0].kill()

        killing = threading.Thread(target=kill)
        killing.start()
        found = bench.ask({BASE: asked(tmp_path)})
        killing.join()
        assert bench.stopped
    assert isinstance(found[BASE], Missing)
    assert found[BASE].end == "failed"
