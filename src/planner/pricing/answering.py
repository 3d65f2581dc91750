"""A question answered in a process of its own, which hears of Ctrl-C from those who ask alone.

A signal's handler waits for nothing: it may be called while any lock is held.
"""

import _thread
import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from planner import locale
from planner.pricing.question import Answer, Missing, Question, answer


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


def begin(end: Connection, language: str) -> None:
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


def answered(question: Question, seconds: float) -> Answer:
    """What comes of a question in so many seconds, or by the end of the pipe."""
    _heard.answering = True
    try:
        if _heard.stop:  # Ctrl-C came while this process was starting
            return Missing("stopped")
        return answer(question, seconds)
    except KeyboardInterrupt:
        return Missing("stopped")
    finally:
        _heard.answering = False
