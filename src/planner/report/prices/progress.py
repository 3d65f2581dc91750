"""How far a pricing is: a bar of questions answered on a terminal, a line each elsewhere."""

import sys
import time
from typing import TextIO

from planner.locale import mark, say
from planner.pricing import Step
from planner.pricing.question import Solved
from planner.report.prices.cells import MISSING

ABOUT = {
    "base": mark("as it is"),
    "noise": mark("as it is, once more"),
    "alone": mark("{code} alone"),
    "all": mark("all together"),
    "without": mark("all without {code}"),
}
SAME = {"money": mark("same money"), "result": mark("same result")}


def in_words(step: Step) -> str:
    """One question and its answer."""
    about = say(ABOUT[step.name.what], code=step.name.code)
    found = step.answer
    if isinstance(found, Solved):
        bound = say("unknown") if found.optimum.bound is None else f"{found.optimum.bound:,}"
        answer = say("{value} (bound {bound})", value=f"{found.optimum.value:,}", bound=bound)
    else:
        answer = say(MISSING[found.end])
    return f"{about}, {say(SAME[step.name.same])}: {answer}"


class Teller:
    """A context in which every step is told."""

    def __init__(self, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._begun = time.monotonic()
        self._quiet = quiet
        self._bar = None if quiet or not self._stream.isatty() else _Bar()

    def __enter__(self) -> "Teller":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def __call__(self, step: Step) -> None:
        if self._bar is not None:
            self._bar.tell(step)
        elif not self._quiet:
            spent = time.monotonic() - self._begun
            line = f"{spent:6.1f} s  {step.done}/{step.total}  {in_words(step)}"
            print(line, file=self._stream, flush=True)


class _Bar:
    """Questions answered of all that will be asked: how long the others take nobody knows."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self._progress = Progress(*columns, console=Console(stderr=True, highlight=False))
        self._task = self._progress.add_task("", total=None)
        self._progress.start()

    def tell(self, step: Step) -> None:
        from rich.markup import escape

        text = escape(in_words(step))
        self._progress.update(self._task, total=step.total, completed=step.done, description=text)

    def close(self) -> None:
        self._progress.stop()
