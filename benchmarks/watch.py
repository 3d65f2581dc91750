"""The clock of one run, and what its contender says on the way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The best value and bound said so far, so many seconds after the start."""

    seconds: float
    value: float | None
    bound: float | None
    phase: str = ""


class Watch:
    """Runs from its making to `deadline` (time.monotonic()); `hear` gets every mark that is news."""

    def __init__(self, seconds: float, hear: Callable[[Mark], None] = lambda mark: None) -> None:
        self.begun = time.monotonic()
        self.deadline = self.begun + seconds
        self._hear = hear
        self._last = Mark(0.0, None, None)

    def left(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self.deadline - time.monotonic())

    def within(self, seconds: float) -> Watch:
        """A shorter clock, from now."""
        return Watch(min(seconds, self.left()))

    def spent(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.begun

    def tell(self, value: float | None = None, bound: float | None = None, phase: str = "") -> None:
        """Say a value, a bound or a phase; a worse value or bound than before is not news."""
        last = self._last
        best = max((v for v in (value, last.value) if v is not None), default=None)
        least = min((b for b in (bound, last.bound) if b is not None), default=None)
        if (best, least, phase) != (last.value, last.bound, last.phase):
            self._last = Mark(self.spent(), best, least, phase)
            self._hear(self._last)
