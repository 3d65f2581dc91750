"""Work in threads: errors come back, Ctrl-C is heard, a process ends cleanly."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.engine.attend import attend
from planner.engine.clock import Clock

PROGRAM = """
import _thread, signal, threading, time
from benchmarks.packing import city
from planner.engine import Limits, solve
from planner.interrupt import Interrupt

signal.signal(signal.SIGINT, signal.default_int_handler)  # who started us may have had it ignored
town = city(60)
threading.Timer(1.5, _thread.interrupt_main).start()
with Interrupt() as interrupt:
    limits = Limits(time.monotonic() + 60, stopped=interrupt.asked)
    outcome = solve(town.program, limits=limits, blocks=town.blocks)
print(interrupt.pressed, outcome.status)
"""


def test_an_error_in_a_thread_is_raised_by_the_one_who_asked() -> None:
    clock = Clock(time.monotonic() + 60)

    def fail() -> None:
        raise ValueError("no such column")

    def wait() -> None:
        while clock.left() > 0:
            time.sleep(0.01)

    with pytest.raises(ValueError, match="no such column"):
        attend([fail, wait], clock)


def test_answers_come_in_the_order_asked() -> None:
    assert attend([lambda: 1, lambda: 2], Clock(time.monotonic() + 60)) == [1, 2]


def test_a_clock_stops_those_within_it() -> None:
    clock = Clock(time.monotonic() + 60)
    inner = clock.within(30)
    heard: list[str] = []
    inner.listen(lambda: heard.append("stop"))
    assert 29 < inner.left() <= 30
    clock.stop()
    assert inner.left() == 0
    assert heard == ["stop"]


def test_after_ctrl_c_the_process_ends_cleanly() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=root,
        env={"PYTHONPATH": os.pathsep.join([f"{root}/src", *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "True feasible\n", "")
