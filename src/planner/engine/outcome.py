"""What a solve is given and what it answers: limits, progress, outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from planner.engine.program import FloatArray, Program, Rows

Status = Literal["proven", "gap", "feasible", "infeasible", "unknown", "disagreement"]


@dataclass(frozen=True)
class Limits:
    """When to stop: a moment of time.monotonic(), the gap that is good enough, and when `stopped` says so."""

    deadline: float
    gap: float = 0.0
    seed: int = 0
    workers: int = 2
    repeatable: bool = False
    stopped: Callable[[], bool] = lambda: False  # asked every few hundredths of a second


@dataclass(frozen=True)
class Progress:
    """Where a solve stands; ``x`` is the point of that value, not to be written to."""

    seconds: float
    value: int | None
    bound: float | None
    gap: float | None
    phase: str
    x: FloatArray | None = None


@dataclass(frozen=True)
class Outcome:
    """The best point, the proven bound, and what they stand on."""

    x: FloatArray | None
    value: int | None
    bound: float
    status: Status
    rows: Program
    duals: FloatArray
    reduced: FloatArray
    note: str
    solvers: tuple[str, ...]
    linear: Any = None  # the linear program (Sift) of the rows, to be carried on by the next goal

    @property
    def gap(self) -> float | None:
        return None if self.value is None else gap(self.value, self.bound)


Separate = Callable[[FloatArray], Rows | None]
Report = Callable[[Progress], None]


def gap(value: float, bound: float) -> float:
    """(bound - value) / max(1, |value|), never below 0."""
    return max(0.0, bound - value) / max(1.0, abs(value))
