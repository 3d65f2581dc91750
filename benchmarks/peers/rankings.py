"""The three lists a bureau would make: stop at the money, skip what does not fit, need per yuan.

Each community is a project of its own and starts in the first year it fits. Each list is made with the
mandatory works alone and with all works; the better one counts. Every row is kept, unlike in the lists that
stand beside a plan.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.books import Books
from benchmarks.layout import Layout
from benchmarks.peers.contender import Contender
from benchmarks.peers.greedy import Pots, by_hand
from benchmarks.problem import Answer, Problem
from benchmarks.watch import Watch
from planner.engine import FloatArray

Key = Callable[[Layout, bool], FloatArray]  # what a list is sorted by, highest first


def by_score(layout: Layout, whole: bool) -> FloatArray:
    """The score of the health check."""
    return layout.need


def per_yuan(layout: Layout, whole: bool) -> FloatArray:
    """Points of the first possible year for each yuan asked of the pool."""
    found = np.zeros(layout.size)
    for c in range(layout.size):
        columns = next(layout.starts((c,), whole), None)
        if columns is not None:
            found[c] = layout.points[columns].sum() / max(1.0, layout.cost[columns].sum())
    return found


def fill(
    layout: Layout, books: Books, watch: Watch, balanced: bool, *, key: Key, whole: bool, stop: bool
) -> None:
    """Down the list; with `stop` the first that the money does not reach ends it."""
    pots = Pots(layout, balanced)
    queues: list[deque[int]] = [deque() for _ in range(pots.count)]
    for c in np.argsort(-key(layout, whole), kind="stable").tolist():
        queues[pots.of(c)].append(c)
    while (pot := pots.next(queues)) is not None and watch.left():
        c = queues[pot].popleft()
        barred = []
        for columns in layout.starts((c,), whole):
            barred.append(books.bars(columns))
            if not barred[-1]:
                books.take(columns)
                pots.serve((c,))
                break
        if stop and "money" in barred and "" not in barred:
            return


def _run(problem: Problem, watch: Watch, seed: int, *, key: Key, stop: bool) -> Answer:
    fills = [partial(fill, key=key, whole=whole, stop=stop) for whole in (False, True)]
    return by_hand(problem, watch, fills)


STOP = Contender("stop", "List by score, ends at the money", partial(_run, key=by_score, stop=True))
SKIP = Contender("skip", "List by score, skips what does not fit", partial(_run, key=by_score, stop=False))
PER_YUAN = Contender("per yuan", "List by need per yuan, skips", partial(_run, key=per_yuan, stop=False))
