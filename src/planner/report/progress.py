"""What a solve tells while it runs, on stderr: a live line, plain lines, or JSON lines; and the log of it."""

import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Protocol, TextIO

from planner.locale import mark, say
from planner.report import words
from planner.report.gap import up

EVERY = 2.0  # seconds between plain lines
PHASES = {
    "areas": mark("forming areas"),
    "program": mark("writing the program"),
    "start": mark("beginning"),
    "linear": mark("bounding"),
    "first plan": mark("looking for a first plan"),
    "proof": mark("proving"),
    "improvement": mark("improving the plan"),
    "checks": mark("checking the plan"),
}


class Step(Protocol):
    """How far a solve is."""

    @property
    def seconds(self) -> float: ...
    @property
    def goal(self) -> str: ...
    @property
    def value(self) -> int | None: ...
    @property
    def bound(self) -> float | None: ...
    @property
    def gap(self) -> float | None: ...
    @property
    def phase(self) -> str: ...


class Teller:
    """Tells every step in one way and keeps the log; steps may come from any thread."""

    def __init__(self, tell: Callable[[Step, str], None] | None = None) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self.log: list[str] = []

    def __call__(self, step: Step) -> None:
        line = as_json(step)
        with self._lock:
            self.log.append(line)
            if self._tell is not None:
                self._tell(step, line)

    def __enter__(self) -> "Teller":
        return self

    def __exit__(self, *_: object) -> None:
        close = getattr(self._tell, "close", None)
        if close is not None:
            close()


def teller(how: str, stream: TextIO | None = None) -> Teller:
    """The teller for "json", "quiet" or "lines"; a terminal gets a live line instead of plain ones."""
    stream = stream or sys.stderr
    match how:
        case "quiet":
            return Teller()
        case "json":
            return Teller(lambda step, line: print(line, file=stream, flush=True))
        case _:
            return Teller(_Live() if stream.isatty() else _Lines(stream))


def as_json(step: Step) -> str:
    """A step as one JSON line."""
    finite = step.bound if step.bound is None or abs(step.bound) < float("inf") else None
    found = {
        "seconds": round(step.seconds, 3),
        "goal": step.goal,
        "phase": step.phase,
        "value": step.value,
        "bound": finite,
        "gap": step.gap if step.gap is not None and step.gap < float("inf") else None,
    }
    return json.dumps(found, ensure_ascii=False)


def in_words(step: Step) -> str:
    """A step as one line."""
    phase = say(PHASES[step.phase]) if step.phase in PHASES else step.phase
    parts = [f"{step.seconds:6.1f} s", phase]
    if step.goal:
        parts.append(words.goal_title(step.goal))
    if step.value is not None:
        parts.append(say("reached {value}", value=f"{step.value:,}"))
    if step.bound is not None and abs(step.bound) < float("inf"):
        parts.append(say("at most {bound}", bound=f"{step.bound:,.0f}"))
    if step.gap is not None and step.gap < 1:
        parts.append(say("gap {gap}", gap=up(step.gap)))
    return "  ".join(parts)


class _Lines:
    """A plain line when the phase changes, and every two seconds."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last = 0.0
        self._phase = ("", "")

    def __call__(self, step: Step, line: str) -> None:
        now = time.monotonic()
        if (step.goal, step.phase) != self._phase or now - self._last >= EVERY:
            self._phase, self._last = (step.goal, step.phase), now
            print(in_words(step), file=self._stream, flush=True)


class _Live:
    """One line that is written over and over on a terminal."""

    def __init__(self) -> None:
        from rich.console import Console

        self._status = Console(stderr=True, highlight=False).status("")
        self._status.start()

    def __call__(self, step: Step, line: str) -> None:
        from rich.text import Text

        self._status.update(Text(in_words(step)))

    def close(self) -> None:
        self._status.stop()
