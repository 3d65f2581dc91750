"""How far a solve is, told as it goes."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from planner import engine


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a solve is: the value and bound of the goal it is at."""

    seconds: float
    goal: str
    value: int | None
    bound: float | None
    gap: float | None
    phase: str


Report = Callable[[Progress], None]


class Clock:
    """Reports progress with the seconds since the start."""

    def __init__(self, begun: float, report: Report) -> None:
        self.begun, self.report = begun, report

    def __call__(self, goal: str, phase: str, at: engine.Progress | None = None) -> None:
        seconds = time.monotonic() - self.begun
        value = None if at is None else at.value
        bound = None if at is None else at.bound
        gap = None if at is None else at.gap
        self.report(Progress(seconds, goal, value, bound, gap, phase))
