"""The process of one run: opens the instance, asks one contender, measures what it hands in."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.families import FAMILY
from benchmarks.family import Instance
from benchmarks.peers import CONTENDER
from benchmarks.problem import Answer, Broken
from benchmarks.record import OPEN, Run
from benchmarks.watch import Mark, Watch
from planner.errors import PlannerError

STATUS = Path("/proc/self/status")


def work(pipe: Connection, instance: Instance, contender: str, seconds: float) -> None:
    """Send every mark as it comes, then the run; Ctrl-C is for the parent to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError):  # nobody listens any more: nothing is left to do
        pipe.send(run(instance, contender, seconds, pipe.send))


def run(instance: Instance, contender: str, seconds: float, hear: Callable[[Mark], None]) -> Run:
    """Ask a contender about an instance; an error of either is the run's fault, not ours."""
    problem = FAMILY[instance.family].load(instance)
    marks: list[Mark] = []

    def note(mark: Mark) -> None:
        marks.append(mark)
        hear(mark)

    watch = Watch(seconds, note)
    watch.tell(phase=OPEN)
    try:
        answer = CONTENDER[contender].run(problem, watch, instance.seed)
    except (PlannerError, ValueError, MemoryError) as error:
        fault = f"{type(error).__name__}: {error}".partition("\n")[0]
        return Run(contender, seconds=watch.spent(), memory=peak_memory(), marks=tuple(marks), fault=fault)
    spent = watch.spent()
    value, fault = measured(answer)
    return Run(
        contender=contender,
        value=value,
        bound=answer.bound,
        status=answer.status,
        columns=answer.columns,
        seconds=spent,
        memory=peak_memory(),
        marks=tuple(marks),
        fault=fault,
    )


def measured(answer: Answer) -> tuple[int | None, str]:
    """The value of the first plan that keeps every row; where none does, what the first one breaks."""
    fault = ""
    for measure in answer.plans:
        try:
            return measure(), ""
        except Broken as error:
            fault = fault or f"its plan breaks a row: {error}"
    return None, fault


def peak_memory() -> int | None:
    """MiB this process and those it waited for held at most, added; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 2**20 if sys.platform == "darwin" else 2**10
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if STATUS.is_file():  # ru_maxrss of a new process begins with what its parent held
        lines = STATUS.read_text(encoding="utf-8").splitlines()
        own = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), own)
    return round((own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / unit)
