"""One instance, opened: its program, what greedy peers need to know of it, and how any plan is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.layout import Layout
from benchmarks.packing import City
from benchmarks.watch import Watch
from planner.engine import FloatArray, IntArray, Limits, Program, Rows, solve


class Broken(Exception):
    """A plan breaks a row: what it is said to be worth is no value."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a contender hands in: its plans, best first, and the bound it claims."""

    plans: Sequence[
        Callable[[], int]
    ]  # each measures a plan from the instance's own figures, or raises Broken
    bound: float | None
    columns: int
    status: str = ""


class Problem(Protocol):
    """What contenders work on; `program` and `layout` may be made when they are first asked for."""

    @property
    def program(self) -> Program:
        """The whole program, but for rows that `separate` adds."""

    @property
    def choices(self) -> int:
        """How many columns are choices; the rest (money, totals) follow from them."""

    @property
    def layout(self) -> Layout | None:
        """Which columns are which communities in which year; None where there are no communities."""

    @property
    def city(self) -> City | None:
        """The generated city behind the program; None where there is none."""

    def separate(self, x: FloatArray) -> Rows | None:
        """Rows not in the program that a point breaks."""

    def measure(self, x: FloatArray) -> int:
        """What a point is worth, by arithmetic that does not read the program; raises Broken."""

    def solve(self, watch: Watch, seed: int) -> Answer:
        """Planner's own answer."""


@dataclass(frozen=True, slots=True, eq=False)
class ProgramProblem:
    """A program at the engine's door: numpy in, numpy out."""

    program: Program
    measured: Callable[[FloatArray], int]
    choices: int
    blocks: Sequence[IntArray] = ()
    layout: Layout | None = None
    city: City | None = None

    def separate(self, x: FloatArray) -> Rows | None:
        """All rows are in the program."""
        return None

    def measure(self, x: FloatArray) -> int:
        """As the family measures it."""
        return self.measured(x)

    def solve(self, watch: Watch, seed: int) -> Answer:
        """The engine's outcome."""
        outcome = solve(
            self.program,
            limits=Limits(watch.deadline, seed=seed),
            blocks=self.blocks,
            report=lambda at: watch.tell(at.value, at.bound, at.phase),
        )
        x = outcome.x
        plans = () if x is None else (lambda: agreed(self.measure(x), outcome.value),)
        return Answer(plans, outcome.bound, self.program.columns, outcome.status)


def agreed(measured: int, claimed: int | None) -> int:
    """The measured value; raises Broken where it is not what was claimed."""
    if measured != claimed:
        raise Broken(f"claims {claimed}, is worth {measured}")
    return measured
