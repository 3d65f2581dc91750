"""The search in a process of its own: whatever ends it, the best plan so far is here.

Solvers are native code. They may run out of memory, be ended by the system, crash, or not look at the clock
for minutes. So the search runs in a forked process that sends every better plan and every bound as they come;
who waits for it ends it where it is late or takes too much memory, and goes on with what was sent. Where the
system cannot fork (Windows, macOS) the search runs in this process.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NoReturn

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from planner import engine
from planner.errors import SearchEnded
from planner.locale import say
from planner.model.expression import Expr
from planner.model.rows import Row
from planner.result import CRASHED, FULL, KILLED
from planner.solver.news import Level, News, Point
from planner.solver.progress import Clock, Progress
from planner.solver.search import Search

Goals = Sequence[tuple[str, Expr]]

LOOK = 0.1  # seconds between two looks at the clock and the memory
GRACE = 2.0  # seconds a search may be late
PATIENCE = 3.0  # seconds it gets to hand out what it has when it is asked to stop
STOP = signal.SIGTERM  # what asks it to
NO_ROWS = engine.Program(np.zeros(0), sp.csc_array((0, 0)), np.zeros(0), np.zeros(0), np.zeros(0))


@dataclass(frozen=True, slots=True, eq=False)
class Sparse:
    """A point as it is sent."""

    size: int
    index: npt.NDArray[np.int64]
    value: npt.NDArray[np.float64]

    @classmethod
    def of(cls, x: npt.NDArray[np.float64]) -> "Sparse":
        index = np.flatnonzero(x)
        return cls(len(x), index, x[index])

    def dense(self) -> npt.NDArray[np.float64]:
        x = np.zeros(self.size)
        x[self.index] = self.value
        return x


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """The end of a search: what the engine noted, rows it found missing, and the error it ended with."""

    notes: tuple[str, ...] = ()
    separated: tuple[Row, ...] = ()
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """How a search is kept in check: bytes of memory it may take at most, None: any."""

    memory: int | None = None

    def run(self, search: Search, goals: Goals) -> None:
        """What `search.run(goals)` does.

        Raises SearchEnded where its process was ended before it had a plan, else what the search raises.
        """
        if not possible():
            search.run(goals)
            return
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(search, goals, ours, theirs), daemon=True)
        process.start()
        theirs.close()
        heard = Heard(search, goals)
        try:
            why = self._attend(process, ours, heard)
        finally:
            process.kill()
            process.join()
            ours.close()
        heard.finish(why)

    def _attend(self, process: BaseProcess, line: Connection, heard: "Heard") -> str:
        """Listen until the search is done, or must be; what ended it, where that must be said."""
        effort = heard.search.effort
        until, asked = effort.deadline + GRACE, False
        while heard.done is None and time.monotonic() < until:
            try:
                news = line.recv() if line.poll(LOOK) else None
            except (EOFError, OSError):  # it is gone
                process.join()
                return KILLED if process.exitcode == -signal.SIGKILL else CRASHED
            if news is not None:
                heard.hear(news)
            if effort.interrupt.pressed and not asked:
                until, asked = min(until, time.monotonic() + PATIENCE), True
                process.terminate()  # sends STOP
            if self.memory is not None and _memory(process.pid) > self.memory:
                return FULL
        return ""


def possible() -> bool:
    """Whether a process can be forked here; on macOS the system's own libraries do not bear it."""
    return hasattr(os, "fork") and sys.platform != "darwin"


class Heard:
    """What was heard of a search, as far as it came."""

    def __init__(self, search: Search, goals: Goals) -> None:
        self.search, self.goals = search, goals
        self.done: Done | None = None
        self._last: Progress | None = None

    def hear(self, said: object) -> None:
        """Take in one piece of news."""
        match said:
            case Progress():
                self._last = said
                self.search.clock.report(said)
            case Sparse():
                self.search.point = said.dense()
                self.search.known = [self.search.point]
            case Level(outcome=outcome, bound=bound):
                name, value = self.goals[len(self.search.levels)]
                self.search.point = outcome.x
                last = len(self.search.levels) + 1 == len(self.goals)
                outcome = replace(outcome, rows=self.search.program)
                self.search.keep(name, value, outcome, bound, last=last)
            case Done():
                self.done = said

    def finish(self, why: str) -> None:
        """Leave the search as if it had run here; what it did not come to is only handed out."""
        search, at = self.search, len(self.search.levels)
        if self.done is not None:
            search.notes += self.done.notes
            if self.done.error is not None:
                raise self.done.error
            search.separated += self.done.separated
            return
        if search.point is None and why:
            raise SearchEnded(
                say("There is no plan yet: {why}. Give more memory, or plan fewer communities.", why=say(why))
            )
        if why:
            search.notes.append(why)
        search.ended = True
        search.run(self.goals)
        last = self._last
        if last is None or last.bound is None or at == len(search.levels):
            return
        name, value, outcome = search.levels[at]
        if last.goal == name:
            search.levels[at] = (name, value, replace(outcome, bound=min(outcome.bound, last.bound)))


def _memory(pid: int | None) -> int:
    """Bytes of memory a process takes; 0 where the system does not tell."""
    with suppress(OSError):
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0


# ---- in the process --------------------------------------------------------------------------------------


def _work(search: Search, goals: Goals, other: Connection, line: Connection) -> NoReturn:
    """Search, and send all there is to tell; ended here and now, whatever a solver is still busy with."""
    other.close()  # else nobody would be missed at the other end
    gc.freeze()  # what was there before is shared as long as nobody touches it

    def stop(*_: object) -> None:
        search.effort.interrupt.pressed = True

    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who waits hears of it and asks
    signal.signal(STOP, stop)
    search.clock = Clock(search.clock.begun, line.send)
    search.tell = lambda news: line.send(_packed(news))
    try:
        search.run(goals)
        done = Done(tuple(search.notes), tuple(search.separated))
    except BaseException as error:
        error.add_note("".join(traceback.format_exception(error)))
        done = Done(tuple(search.notes), error=error)
    with suppress(OSError):  # nobody hears it any more
        line.send(done)
    os._exit(0)


def _follow(parent: int) -> None:
    """End with the process that waits for us: a killed one cannot say so."""
    while os.getppid() == parent:
        time.sleep(LOOK)
    os._exit(1)


def _packed(news: News) -> object:
    match news:
        case Point(x=x):
            return Sparse.of(x)
        case Level(outcome=outcome, bound=bound):
            return Level(replace(outcome, rows=NO_ROWS, linear=None), bound)
