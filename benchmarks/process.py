"""Runs in processes of their own, so that peak memory is each one's own and a solver cannot take us along."""

from __future__ import annotations

import time
from multiprocessing import get_context
from multiprocessing.connection import Connection

from benchmarks.family import Instance
from benchmarks.record import ENDED, Run
from benchmarks.watch import Mark
from benchmarks.worker import work

OPENING = 600.0  # seconds, at most, until an instance is open
LATE = 1.25  # times its limit a contender may take,
GRACE = 30.0  # seconds more to measure what it hands in,
PER_SECOND = 100  # and a second for so many communities; then its process is ended


def apart(instance: Instance, contender: str, seconds: float) -> Run:
    """The run of one contender; one that does not come to an end is ended and has no value."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(theirs, instance, contender, seconds))
    process.start()
    theirs.close()
    try:
        return _heard(ours, contender, LATE * seconds + GRACE + instance.size / PER_SECOND)
    finally:
        process.kill()
        process.join()
        ours.close()


def _heard(pipe: Connection, contender: str, allowed: float) -> Run:
    """Listen to the end; the time allowed runs from the first word, which says that the instance is open."""
    marks: list[Mark] = []
    begun, deadline = time.monotonic(), time.monotonic() + OPENING
    while pipe.poll(max(0.0, deadline - time.monotonic())):
        try:
            heard = pipe.recv()
        except EOFError:
            spent = time.monotonic() - begun
            return Run(
                contender, seconds=spent, marks=tuple(marks), fault="its process ended without an answer"
            )
        if isinstance(heard, Run):
            return heard
        if not marks:
            begun, deadline = time.monotonic(), time.monotonic() + allowed
        marks.append(heard)
    return Run(contender, status=ENDED, seconds=time.monotonic() - begun, marks=tuple(marks))
