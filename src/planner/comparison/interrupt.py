"""Ctrl-C while several things are solved: raised inside a solve, which hands out what it has, else noted."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Interrupt:
    """A context in which Ctrl-C is not lost between two solves; only the main thread hears of it."""

    def __init__(self) -> None:
        self.pressed = False
        self._raising = False
        self._before: Any = None

    def __enter__(self) -> "Interrupt":
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def raised(self) -> Iterator[None]:
        """Inside it Ctrl-C is a KeyboardInterrupt."""
        self._raising = True
        try:
            yield
        finally:
            self._raising = False

    def _hear(self, *_: object) -> None:
        self.pressed = True
        if self._raising:
            raise KeyboardInterrupt
