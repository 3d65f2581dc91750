"""The best checked point so far; it never gets worse and is never lost."""

from __future__ import annotations

from dataclasses import dataclass

from planner.engine.program import FloatArray, Program


@dataclass
class Incumbent:
    """The best point, its value, and who found it."""

    x: FloatArray | None = None
    value: int | None = None
    source: str = ""

    def offer(self, program: Program, x: FloatArray, source: str) -> bool:
        """Keep a checked point when it is better; whether it was."""
        value = program.value(x)
        if self.value is not None and value <= self.value:
            return False
        self.x, self.value, self.source = x, value, source
        return True

    def floor(self) -> float:
        """The value to beat; minus infinity while there is no point."""
        return float("-inf") if self.value is None else float(self.value)
