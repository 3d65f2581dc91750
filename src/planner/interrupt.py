"""Ctrl-C while there is something to lose: it is noted, and what runs looks at the note and ends by itself.

A KeyboardInterrupt can come between any two steps, also between a plan found and a plan kept. Pressed again
and again it is one after all: whoever wants to leave without a plan can.
"""

import signal
import threading
from types import FrameType, TracebackType
from typing import Self

PATIENT = 2  # times it is noted; the next one is raised


class Interrupt:
    """A context in which Ctrl-C is noted in `pressed`; only the main thread hears of it.

    One inside another begins with what the outer one has heard, and passes on what it hears.
    """

    def __init__(self) -> None:
        self.pressed = False
        self._times = 0
        self._outer: Interrupt | None = None
        self._before: object = None

    def __enter__(self) -> Self:
        if threading.current_thread() is not threading.main_thread():
            return self
        before = signal.getsignal(signal.SIGINT)
        if before in (signal.SIG_IGN, None):  # whoever started us wants it so
            return self
        self._outer = getattr(before, "__self__", None) if _is_ours(before) else None
        self.pressed = self._outer is not None and self._outer.pressed
        self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]  # as signal gave it

    def asked(self) -> bool:
        """Whether Ctrl-C was pressed."""
        return self.pressed

    def _hear(self, number: int, frame: FrameType | None) -> None:
        """Sets attributes and waits for nothing: it may come while a lock is held."""
        self.pressed = True
        self._times += 1
        if self._outer is not None:
            self._outer._hear(number, frame)
        elif self._times > PATIENT:
            raise KeyboardInterrupt


def _is_ours(heard: object) -> bool:
    return isinstance(getattr(heard, "__self__", None), Interrupt)
