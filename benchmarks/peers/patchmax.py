"""Contiguous areas grown from the best seed to a target size, the years filled one after another.

After ForSys and Patchmax: around every seed the neighbour worth most for its yuan is added until the target
size; of all sizes and seeds the area worth most for its yuan is taken first. Made with the mandatory works
alone and with all works; the better one counts.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from functools import partial

from benchmarks.books import Books
from benchmarks.layout import Layout
from benchmarks.peers.contender import Contender
from benchmarks.peers.greedy import Pots, by_hand
from benchmarks.problem import Answer, Problem
from benchmarks.watch import Watch

Patch = tuple[float, int, tuple[int, ...]]  # -points per yuan, seed, members: the least is the best


def fill(layout: Layout, books: Books, watch: Watch, balanced: bool, *, whole: bool) -> None:
    """Year by year the best patch that fits; one whose members are partly taken is grown again."""
    pots = Pots(layout, balanced)
    free = set(range(layout.size))
    for year in range(layout.years):
        heaps: list[list[Patch]] = [[] for _ in range(pots.count)]
        for seed in sorted(free):
            _push(heaps[pots.of(seed)], grown(layout, seed, free, year, whole))
        while (pot := pots.next(heaps)) is not None and watch.left():
            _, seed, members = heapq.heappop(heaps[pot])
            if seed not in free:
                continue
            if not free.issuperset(members):
                _push(heaps[pot], grown(layout, seed, free, year, whole))
                continue
            columns = layout.start(members, year, whole)
            if columns is not None and books.fits(columns):
                books.take(columns)
                pots.serve(members)
                free -= set(members)


def grown(layout: Layout, seed: int, free: Collection[int], year: int, whole: bool) -> Patch | None:
    """The best patch around a seed in a year; None where not even the seed alone may start."""
    members: tuple[int, ...] = (seed,)
    best = _patch(layout, seed, members, year, whole)
    while True:
        near = {k for c in members for k in layout.graph[c] if k in free and k not in members}
        wider = [_patch(layout, seed, (*members, k), year, whole) for k in sorted(near)]
        found = min((patch for patch in wider if patch is not None), default=None)
        if found is None:
            return best
        members = found[2]
        best = found if best is None else min(best, found)


def _patch(layout: Layout, seed: int, members: tuple[int, ...], year: int, whole: bool) -> Patch | None:
    columns = layout.start(members, year, whole)
    if columns is None:
        return None
    worth = float(layout.points[columns].sum() / max(1.0, layout.cost[columns].sum()))
    return -worth, seed, members


def _push(heap: list[Patch], patch: Patch | None) -> None:
    if patch is not None:
        heapq.heappush(heap, patch)


def _run(problem: Problem, watch: Watch, seed: int) -> Answer:
    return by_hand(problem, watch, [partial(fill, whole=whole) for whole in (False, True)])


PATCHMAX = Contender("patchmax", "Contiguous areas grown from the best seed", _run)
