"""Runs solvers in threads, so that Ctrl-C and the deadline are heard while they work."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from planner.engine.clock import Clock

T = TypeVar("T")
LOOK = 0.05  # seconds between two looks
PATIENCE = 0.25  # seconds a stopped solver gets to answer before it is left behind


class Job(Generic[T]):
    """One piece of work in its own thread."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._answer: list[T] = []
        self._error: list[BaseException] = []
        self._done = threading.Event()
        # No daemon: Python must wait for it at exit, a solver cut off in native code aborts the process.
        threading.Thread(target=self._run).start()

    def _run(self) -> None:
        try:
            self._answer.append(self._work())
        except BaseException as error:  # raised again in the thread that asked
            self._error.append(error)
        finally:
            self._done.set()

    def join(self, seconds: float) -> bool:
        """Wait that long; whether the work is done.

        Not Thread.join: interrupted by Ctrl-C it takes a running thread for a finished one."""
        return self._done.wait(seconds)

    def failed(self) -> bool:
        return bool(self._error)

    def answer(self) -> T | None:
        """The result, None while there is none; raises what the work raised."""
        if self._error:
            raise self._error[0]
        return self._answer[0] if self._answer else None


def attend(
    works: Sequence[Callable[[], T]], clock: Clock, look: Callable[[], None] | None = None
) -> list[T | None]:
    """Run works side by side until all are done; None for one that did not stop in time.

    ``look`` is called in this thread every few hundredths of a second."""
    jobs = [Job(work) for work in works]
    try:
        while not _joined(jobs, LOOK):
            if look is not None:
                look()
            if any(job.failed() for job in jobs):
                clock.stop()
            if clock.left() == 0:
                clock.stop()  # again and again: a solver that was just starting may have missed it
            if clock.left() == 0 and not _joined(jobs, PATIENCE):
                break
    except KeyboardInterrupt:
        clock.stop()
        _joined(jobs, PATIENCE)
        raise
    return [job.answer() for job in jobs]


def _joined(jobs: Sequence[Job[T]], seconds: float) -> bool:
    """Share a wait among jobs; whether all are done."""
    done = [job.join(seconds / len(jobs)) for job in jobs]
    return all(done)
