"""What a solver says about a program; a claim is never taken on its word alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from planner.engine.program import FloatArray

Found = Callable[[FloatArray], None]


@dataclass(frozen=True)
class Claim:
    """A solver's status, the best point it has, and the bound it claims."""

    solver: str
    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    value: float | None
    bound: float
    point: FloatArray | None

    def __str__(self) -> str:
        value = "no point" if self.value is None else f"value {self.value:.0f}"
        return f"{self.solver}: {self.status}, {value}, bound {self.bound:.2f}"
