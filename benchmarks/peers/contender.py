"""What a contender is: something that can be asked for a plan of a problem."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.problem import Answer, Problem
from benchmarks.watch import Watch


@dataclass(frozen=True, slots=True)
class Contender:
    """`run(problem, watch, seed)` answers by the watch's deadline."""

    name: str
    sentence: str
    run: Callable[[Problem, Watch, int], Answer]
