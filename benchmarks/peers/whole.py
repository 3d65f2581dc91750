"""A solver on the whole program, asked again with the rows its plan turned out to break."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.books import complete
from benchmarks.problem import Answer, Broken, Problem
from benchmarks.watch import Watch
from planner.engine import FloatArray, Program

ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Said:
    """A solver's points, best first, its bound (None: none yet) and its status."""

    points: Sequence[FloatArray]
    bound: float | None
    status: str


def on_the_whole(problem: Problem, watch: Watch, ask: Callable[[Program, Watch], Said]) -> Answer:
    """The points of the last asking, with whole amounts; its bound holds for fewer rows, so for all."""
    program = problem.program
    said = Said((), None, "no time")
    for _ in range(ROUNDS):
        if not watch.left():
            break
        said = ask(program, watch)
        x = None if not said.points else complete(program, problem.choices, said.points[0])
        rows = None if x is None else problem.separate(x)
        if rows is None:
            break
        program = program.with_rows(rows.matrix, rows.lower, rows.upper)
    measures = [partial(_measure, problem, program, x) for x in said.points]
    return Answer(measures, said.bound, program.columns, said.status)


def _measure(problem: Problem, program: Program, x: FloatArray) -> int:
    whole = complete(program, problem.choices, x)
    if whole is None:
        raise Broken("its choices leave no money, or break a row, once they are whole")
    return problem.measure(whole)
