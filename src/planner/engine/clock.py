"""The deadline and the wish to stop, shared by every thread of a solve."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

MARGIN = 0.15  # seconds kept back so that a solve returns by its deadline


@dataclass(frozen=True)
class Clock:
    """Tells how long there is left; ``stop`` ends all work early."""

    deadline: float
    began: float = field(default_factory=time.monotonic)
    _halt: threading.Event = field(default_factory=threading.Event)

    def left(self) -> float:
        """Seconds of work left; 0 once stopped."""
        if self._halt.is_set():
            return 0.0
        return max(0.0, self.deadline - MARGIN - time.monotonic())

    def spent(self) -> float:
        return time.monotonic() - self.began

    def late(self) -> bool:
        """Whether the deadline itself has come, stopped or not."""
        return time.monotonic() >= self.deadline - MARGIN

    def stop(self) -> None:
        self._halt.set()

    def within(self, seconds: float) -> Clock:
        """A shorter clock that stops with this one."""
        return Clock(min(self.deadline, time.monotonic() + seconds + MARGIN), _halt=self._halt)
