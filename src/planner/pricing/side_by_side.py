"""Questions answered side by side in processes, until all are, the time is up, or Ctrl-C.

A question gets an even share of the time that is left when it starts; what one does not use the later ones
have. On Ctrl-C those under way hand out what they have, the others are not begun. Each question is answered
in a pool of one process: where that is ended from outside the others go on.

Ctrl-C can come between any two steps, also while a lock is held; so what hears of it only sets an attribute.
The processes hear of it by the end of a pipe, which has no lock and also ends when we are killed.
"""

import signal
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from multiprocessing.process import BaseProcess
from typing import Any, Literal, NamedTuple

from planner import locale
from planner.locale import say
from planner.pricing import answering
from planner.pricing.question import LEAST, Answer, Missing, Question

LOOK = 0.2  # seconds between two looks at Ctrl-C
MOST = 0.5  # of the time left, for one question while others wait
PATIENCE = 20.0  # seconds questions under way get to hand out what they have


Same = Literal["money", "result"]  # what stays: the money, or what is reached with it


class Name(NamedTuple):
    """What a question is about: the scenario as it is (once more with another seed: noise), one mechanism
    alone, all of them, all without one."""

    what: Literal["base", "noise", "alone", "all", "without"]
    same: Same
    code: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One question answered."""

    done: int
    total: int
    name: Name
    answer: Answer


@dataclass(frozen=True, slots=True)
class _Under:
    """A question under way, and the process that solves it."""

    name: Name
    process: ProcessPoolExecutor


Tell = Callable[[Step], None]


class Bench:
    """The processes, and the time they share; who asks says in `total` how many questions there will be."""

    def __init__(self, *, deadline: float, workers: int, tell: Tell) -> None:
        self.total = self.done = 0
        self._deadline, self._workers, self._tell = deadline, workers, tell
        self._context = get_context("spawn")
        self._end, self._open = self._context.Pipe(duplex=False)
        self._idle: list[ProcessPoolExecutor] = []
        self._running: dict[Future[Answer], _Under] = {}
        self._not_ours = active_children()
        self._before: Any = None
        self._until: float | None = None
        self.stopped = False
        """Whether Ctrl-C was pressed."""

    def __enter__(self) -> "Bench":
        self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        for process in (*self._idle, *(under.process for under in self._running.values())):
            process.shutdown(wait=False, cancel_futures=True)
        for child in self._children():
            child.join(self._patience())
        for child in self._children():
            child.kill()
            child.join(LEAST)
        self._end.close()
        signal.signal(signal.SIGINT, self._before)

    def _hear(self, *_: object) -> None:
        self.stopped = True

    def ask(self, questions: Mapping[Name, Question], weight: float = 1.0) -> dict[Name, Answer]:
        """The answers of those that were begun, by name; each may take `weight` even shares of the time."""
        found: dict[Name, Answer] = {}
        waiting = list(questions.items())
        while not self.stopped and self._left() > -PATIENCE:
            while waiting and len(self._running) < self._workers and self.has_time:
                self._begin(*waiting.pop(0), weight)
            if not self._running:
                return found
            self._gather(found)
        self._stop()
        while self._running and self._patience():
            self._gather(found)
        while self._running:  # they hand out nothing
            _, under = self._running.popitem()
            self._idle.append(under.process)
            self._take(found, under.name, Missing("stopped" if self.stopped else "no time"))
        return found

    @property
    def has_time(self) -> bool:
        """Whether one more question can be begun."""
        return not self.stopped and self._left() >= LEAST

    def _begin(self, name: Name, question: Question, weight: float) -> None:
        """Start a question with its share of the time left."""
        open_questions = max(1, self.total - self.done)
        most = 1.0 if open_questions == 1 else MOST
        share = min(most, weight * self._workers / open_questions)
        while True:
            process = self._idle.pop() if self._idle else self._new()
            try:
                with _unheard():
                    begun = process.submit(answering.answered, question, share * self._left())
            except BrokenProcessPool:  # it was ended while it had nothing to do
                continue
            self._running[begun] = _Under(name, process)
            return

    def _new(self) -> ProcessPoolExecutor:
        begin = (self._end, locale.language())
        return ProcessPoolExecutor(1, mp_context=self._context, initializer=answering.begin, initargs=begin)

    def _gather(self, found: dict[Name, Answer]) -> None:
        """Take in what is answered by the next look."""
        ready, _ = wait(self._running, timeout=LOOK, return_when=FIRST_COMPLETED)
        for future in ready:
            under = self._running.pop(future)
            self._idle.append(under.process)
            try:
                answer = future.result()
            except KeyboardInterrupt:  # raised there when the answer was already on its way
                answer = Missing("stopped")
            except BrokenProcessPool:
                note = say("the process that solved it was ended; there may be too little memory")
                answer = Missing("ended", note)
            self._take(found, under.name, answer)

    def _take(self, found: dict[Name, Answer], name: Name, answer: Answer) -> None:
        found[name] = answer
        self.done += 1
        self._tell(Step(self.done, self.total, name, answer))

    def _stop(self) -> None:
        """Ask those under way for what they have; they get a while for it, counted from the first time."""
        if self._until is None:
            self._until = time.monotonic() + PATIENCE
            self._open.close()

    def _patience(self) -> float:
        """Seconds they still have."""
        return 0.0 if self._until is None else max(0.0, self._until - time.monotonic())

    def _left(self) -> float:
        return self._deadline - time.monotonic()

    def _children(self) -> list[BaseProcess]:
        return [child for child in active_children() if child not in self._not_ours]


@contextmanager
def _unheard() -> Iterator[None]:
    """A process that is just starting would die of Ctrl-C: it waits, here and for good in what starts."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: nothing is handed down there
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
