"""Where solver threads hand in points; the main thread checks them between two looks."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field

from planner.engine.clock import Clock
from planner.engine.program import FloatArray
from planner.engine.state import State

WAIT = 0.02


@dataclass
class Offered:
    x: FloatArray
    source: str
    answered: threading.Event = field(default_factory=threading.Event)
    better: bool = False


class Desk:
    """A queue between threads that find points and the one that keeps them."""

    def __init__(self, state: State, clock: Clock) -> None:
        self._state, self._clock = state, clock
        self.stale: Clock | None = None  # stopped when new rows make the work under it useless
        self._waiting: queue.SimpleQueue[Offered] = queue.SimpleQueue()

    def drop(self, x: FloatArray, source: str) -> bool:
        """Hand in a point and go on; nobody knows yet whether it is better."""
        self._waiting.put(Offered(x, source))
        return False

    def ask(self, x: FloatArray, source: str) -> bool:
        """Hand in a point and wait until it is judged."""
        offered = Offered(x, source)
        self._waiting.put(offered)
        while not offered.answered.wait(WAIT):
            if self._clock.left() == 0:
                return False
        return offered.better

    def look(self) -> None:
        """Judge what waits; stop the clock when nothing is left to gain."""
        rows = self._state.program.rows
        while not self._waiting.empty():
            offered = self._waiting.get()
            offered.better = self._state.offer(offered.x, offered.source)
            offered.answered.set()
        if self.stale is not None and self._state.program.rows > rows:
            self.stale.stop()
        if self._state.done():
            self._clock.stop()
