"""The deadline and the wish to stop, shared by every thread of a solve."""

from __future__ import annotations

import time
from collections.abc import Callable

MARGIN = 0.15  # seconds kept back so that a solve returns by its deadline


class Clock:
    """Tells how long there is left; ``stop`` ends its work early, and that of the clocks within it.

    So does ``stopped``, which is asked whenever somebody looks."""

    def __init__(
        self, deadline: float, parent: Clock | None = None, stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self.deadline = deadline
        self._began = time.monotonic()
        self._parent, self._stopped = parent, stopped
        self._halted = False
        self._listeners: list[Callable[[], None]] = []

    def left(self) -> float:
        """Seconds of work left; 0 once stopped."""
        if self._halted or self._stopped() or (self._parent is not None and self._parent.left() == 0):
            return 0.0
        return max(0.0, self.deadline - MARGIN - time.monotonic())

    def spent(self) -> float:
        return time.monotonic() - self._began

    def late(self) -> bool:
        """Whether the deadline itself has come, stopped or not."""
        return time.monotonic() >= self.deadline - MARGIN

    def stop(self) -> None:
        self._halted = True
        for listener in list(self._listeners):
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` when this clock, or one around it, is stopped."""
        self._listeners.append(listener)
        if self._parent is not None:
            self._parent.listen(listener)

    def within(self, seconds: float) -> Clock:
        """A shorter clock that stops with this one."""
        return Clock(min(self.deadline, time.monotonic() + seconds + MARGIN), self)
