"""Questions answered side by side in processes, until all are, the time is up, or Ctrl-C.

A question gets an even share of the time that is left when it starts; what one does not use the later ones
have. On Ctrl-C those under way hand out what they have, the others are not begun.

Ctrl-C can come between any two steps, also while a lock is held; so what hears of it only sets an attribute.
The processes hear of it by the end of a pipe, which has no lock and also ends when we are killed.
"""

import _thread
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from multiprocessing.connection import Connection
from typing import Any, Literal, NamedTuple

from planner import locale
from planner.locale import say
from planner.pricing.question import Answer, Missing, Question, answer

LEAST = 1.0  # seconds: with less left no question is begun
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


Tell = Callable[[Step], None]


class Bench:
    """The processes, and the time they share; who asks says in `total` how many questions there will be."""

    def __init__(self, *, deadline: float, workers: int, tell: Tell) -> None:
        self.total = self.done = 0
        self._deadline, self._workers, self._tell = deadline, workers, tell
        context = get_context("spawn")
        self._end, self._open = context.Pipe(duplex=False)
        begin = (self._end, locale.language())
        self._pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=begin)
        self._not_ours = active_children()
        self._before: Any = None
        self.stopped = False
        """Whether Ctrl-C was pressed, or a process died."""

    def __enter__(self) -> "Bench":
        self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._end.close()
        signal.signal(signal.SIGINT, self._before)

    def _hear(self, *_: object) -> None:
        self.stopped = True

    def ask(self, questions: Mapping[Name, Question], weight: float = 1.0) -> dict[Name, Answer]:
        """The answers of those that were begun, by name; each may take `weight` even shares of the time."""
        found: dict[Name, Answer] = {}
        waiting = list(questions.items())
        running: dict[Future[Answer], Name] = {}
        while not self.stopped and self._left() > -PATIENCE:
            while waiting and len(running) < self._workers and self._left() >= LEAST and not self.stopped:
                name, question = waiting.pop(0)
                running[self._submit(question, weight)] = name
            if not running:
                return found
            self._gather(running, found)
        self._open.close()
        patience = time.monotonic() + PATIENCE
        while running and time.monotonic() < patience:
            self._gather(running, found)
        if running:
            self._kill()
        return found

    def _kill(self) -> None:
        """End processes that hand out nothing, so that leaving does not wait for them."""
        for process in active_children():
            if process not in self._not_ours:
                process.kill()

    def _submit(self, question: Question, weight: float) -> Future[Answer]:
        """Start a question with its share of the time left."""
        open_questions = max(1, self.total - self.done)
        most = 1.0 if open_questions == 1 else MOST
        share = min(most, weight * self._workers / open_questions)
        try:
            with _unheard():
                return self._pool.submit(_answer, question, share * self._left())
        except BrokenProcessPool as reason:  # one died since the last look
            broken: Future[Answer] = Future()
            broken.set_exception(reason)
            return broken

    def _gather(self, running: dict[Future[Answer], Name], found: dict[Name, Answer]) -> None:
        """Take in what is answered by the next look."""
        ready, _ = wait(running, timeout=LOOK, return_when=FIRST_COMPLETED)
        for future in ready:
            name = running.pop(future)
            try:
                found[name] = future.result()
            except KeyboardInterrupt:  # raised there when the answer was already on its way
                found[name] = Missing("stopped")
            except BrokenProcessPool:
                note = say("its process died; there may be too little memory")
                found[name] = Missing("failed", note)
                self.stopped = True
            self.done += 1
            self._tell(Step(self.done, self.total, name, found[name]))

    def _left(self) -> float:
        return self._deadline - time.monotonic()


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


# ---- in each process -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Heard:
    """What a signal's handler reads and sets; plain attributes, for it must wait for nothing."""

    stop: bool = False
    answering: bool = False
    raised: bool = False

    def interrupt(self, *_: object) -> None:
        """End what is being answered, once."""
        if self.stop and self.answering and not self.raised:
            self.raised = True
            raise KeyboardInterrupt


_heard = Heard()


def _begin(end: Connection, language: str) -> None:
    """Speak our language; hear of Ctrl-C from the bench alone, once, and only while answering."""
    locale.use(language)

    def watch() -> None:
        with suppress(BrokenPipeError):  # as Windows says it
            end.poll(None)  # nothing is ever sent: it returns when the other side is closed
        parent = multiprocessing.parent_process()
        if parent is not None and not parent.is_alive():
            os._exit(1)  # nobody hears an answer any more
        _heard.stop = True
        _thread.interrupt_main()

    signal.signal(signal.SIGINT, _heard.interrupt)
    threading.Thread(target=watch, daemon=True).start()


def _answer(question: Question, seconds: float) -> Answer:
    _heard.answering = True
    try:
        if _heard.stop:  # Ctrl-C came while this process was starting
            return Missing("stopped")
        return answer(question, seconds)
    except KeyboardInterrupt:
        return Missing("stopped")
    finally:
        _heard.answering = False
