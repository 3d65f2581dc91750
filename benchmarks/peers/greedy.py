"""What plans made by hand have in common: communities or areas taken one after another while they fit.

Rows that ask for at least so much (a share for each district, a task) a list does not look at; where it
breaks one, it is made again with the district that was served least coming first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Sized
from functools import partial

import numpy as np

from benchmarks.books import Books, complete
from benchmarks.layout import Layout
from benchmarks.problem import Answer, Problem
from benchmarks.watch import Watch
from planner.engine import FloatArray, Program

ROUNDS = 20  # of rows that a finished plan turned out to break

Fill = Callable[[Layout, Books, Watch, bool], None]  # the last: the least served district comes first


def by_hand(problem: Problem, watch: Watch, fills: Sequence[Fill]) -> Answer:
    """The plans of all fills, best first."""
    layout = problem.layout
    if layout is None:
        raise ValueError("a list needs communities to be sorted")
    plans = []
    for i, fill in enumerate(fills):
        part = watch.within(watch.left() / (len(fills) - i))
        x = _made(problem, layout, part, fill)
        plans += [] if x is None else [x]
    plans.sort(key=lambda x: -float(problem.program.objective @ x))
    return Answer([partial(problem.measure, x) for x in plans], None, problem.program.columns)


class Pots:
    """The city as one pot of candidates, or one a district of which the least served is looked at next."""

    def __init__(self, layout: Layout, balanced: bool) -> None:
        self._pot = layout.district if balanced else np.zeros(layout.size, dtype=np.int64)
        self._households = layout.households
        self.count = int(self._pot.max()) + 1
        self._reserve = np.maximum(1.0, np.bincount(self._pot, layout.households, self.count))
        self._served = np.zeros(self.count)

    def of(self, community: int) -> int:
        """The pot of a community."""
        return int(self._pot[community])

    def serve(self, members: Sequence[int]) -> None:
        """These are in the plan now."""
        for c in members:
            self._served[self.of(c)] += self._households[c]

    def next(self, pots: Sequence[Sized]) -> int | None:
        """The pot to take from, None where all are empty."""
        filled = [pot for pot in range(self.count) if len(pots[pot])]
        return min(filled, key=lambda pot: self._served[pot] / self._reserve[pot], default=None)


def _made(problem: Problem, layout: Layout, watch: Watch, fill: Fill) -> FloatArray | None:
    for balanced, part in ((False, 0.5), (True, 1.0)):
        x = _kept(problem, layout, watch.within(part * watch.left()), fill, balanced)
        if x is not None:
            return x
    return None


def _kept(problem: Problem, layout: Layout, watch: Watch, fill: Fill, balanced: bool) -> FloatArray | None:
    """A filled plan with its money, made again with the rows it broke; None where it keeps them not."""
    program: Program = problem.program
    for _ in range(ROUNDS):
        books = Books(program, problem.choices, layout.money)
        fill(layout, books, watch, balanced)
        x = complete(program, problem.choices, books.point())
        if x is None:
            return None
        rows = problem.separate(x)
        if rows is None:
            return x
        program = program.with_rows(rows.matrix, rows.lower, rows.upper)
    return None
