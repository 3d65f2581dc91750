"""Every connected set of groups inside the limits, each exactly once, smallest first.

Redelmeier's enumeration, a level at a time in numpy: a set grows from its lowest group; each set carries a
queue of the neighbours met so far, and a child takes one of them that neither it nor an older brother has
passed. So no set is made twice, nothing is sorted, and how many children there can be is known beforehand.
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from planner.areas.arrays import BoolArray, IntArray, contains, ranges

CHUNK = 20_000  # parents grown at a time: bounds the memory
CELLS = 20_000_000  # of a table made at a time
SPREAD = 0x9E3779B1  # visits parents all over the city where only some of them can be grown
EFFORT = 4  # sets looked at for each set kept, before we give up
HELD = 50_000_000  # cells of all queues of a level: sets around a hub have very long ones


@dataclass(frozen=True)
class Ground:
    """The groups, numbered, and what limits a set of them; a limit stays broken as a set grows."""

    indptr: IntArray  # neighbours[indptr[g]:indptr[g + 1]]
    neighbours: IntArray
    households: IntArray
    labels: IntArray  # (rule, group): no two different labels of one rule in a set; -1 is blank
    apart: IntArray  # sorted keys of pairs never in one set
    near: IntArray | None  # sorted keys of pairs near enough for one set; None: any
    max_members: int
    max_households: int

    @property
    def size(self) -> int:
        """How many groups."""
        return len(self.households)

    def key(self, a: IntArray, b: IntArray) -> IntArray:
        """One number for an unordered pair."""
        return np.minimum(a, b) * self.size + np.maximum(a, b)


@dataclass(frozen=True)
class Level:
    """All sets of one size, in the order their members came in; `parent` is a row of the level before."""

    rows: IntArray
    parent: IntArray
    kept: BoolArray
    complete: bool  # False: there are more, this is where we stopped


@dataclass(frozen=True)
class _Front:
    """Sets still growing: the queue of neighbours met, how many, and how many of them were passed."""

    rows: IntArray
    queue: IntArray
    met: IntArray
    passed: IntArray
    households: IntArray
    labels: IntArray

    def take(self, which: IntArray) -> "_Front":
        """Some of the sets, with no wider a queue than they need."""
        wide = int(self.met[which].max(initial=1))
        return _Front(
            self.rows[which],
            self.queue[which, :wide],
            self.met[which],
            self.passed[which],
            self.households[which],
            self.labels[:, which],
        )


def levels(
    ground: Ground,
    keep: Callable[[IntArray], BoolArray],
    most: int,
    until: float = math.inf,
    sizes: int | None = None,
    worth: Callable[[IntArray], BoolArray] | None = None,
) -> Iterator[Level]:
    """Sets of one, two, three … groups until `most` are kept; sets of one are always complete.

    None is grown after `until` (time.monotonic()), none of more groups than `sizes`. Sets that are not
    `worth` it, nor is any they grow to, are left out and not grown.
    """
    single = np.arange(ground.size).reshape(-1, 1)
    yield Level(single, np.full(ground.size, -1), np.ones(ground.size, dtype=np.bool_), True)
    room, effort = most - ground.size, EFFORT * most - ground.size
    zero = np.zeros(ground.size, dtype=np.int64)
    alone = _Front(single, single, zero + 1, zero + 1, ground.households, ground.labels)
    largest = ground.max_members if sizes is None else min(sizes, ground.max_members)
    front = _meet(ground, alone, single[:, 0]) if largest > 1 else alone.take(zero[:0])
    for size in range(2, largest + 1):
        level, front = _level(ground, front, keep, room, effort, until, worth, last=size == largest)
        room -= int(level.kept.sum())
        effort -= len(level.rows)
        if len(level.rows) or not level.complete:
            yield level
        if not level.complete or not len(front.rows):
            return


def _level(
    ground: Ground,
    front: _Front,
    keep: Callable[[IntArray], BoolArray],
    room: int,
    effort: int,
    until: float,
    worth: Callable[[IntArray], BoolArray] | None,
    last: bool,
) -> tuple[Level, _Front]:
    """The children of `front`, as far as `room`, `effort` and the time go."""
    order = np.arange(len(front.rows))
    waiting = front.met - front.passed
    step = max(1, min(CHUNK, CELLS // (int(waiting.max(initial=1)) * max(1, front.queue.shape[1]))))
    if int(waiting.sum()) > room or (len(order) > step and until < math.inf):
        order = np.argsort(order * SPREAD % (1 << 32), kind="stable")
    parents, kept, fronts = [order[:0]], [np.zeros(0, dtype=np.bool_)], []
    complete = True
    for begin in range(0, len(order), step):
        if time.monotonic() > until:
            complete = False
            break
        chunk = order[begin : begin + step]
        parent, unit, place = _children(ground, front.take(chunk))
        rows = np.column_stack((front.rows[chunk[parent]], unit))
        if worth is not None:
            able = worth(rows)
            parent, unit, place, rows = parent[able], unit[able], place[able], rows[able]
        good = keep(rows)
        count = min(int(np.searchsorted(np.cumsum(good), max(room, 0), side="right")), max(effort, 0))
        complete = count >= len(unit)
        parent, unit, place, good = parent[:count], unit[:count], place[:count], good[:count]
        parents.append(chunk[parent])
        kept.append(good)
        fronts.append(_grown(ground, front.take(chunk), parent, unit, place, last or not complete))
        room -= int(good.sum())
        effort -= count
        complete &= sum(some.queue.size for some in fronts) <= HELD
        if not complete:
            break
    grown = _stack(front, fronts)
    return Level(grown.rows, np.concatenate(parents), np.concatenate(kept), complete), grown


def _children(ground: Ground, front: _Front) -> tuple[IntArray, IntArray, IntArray]:
    """Parent, new group and its place in the parent's queue, for all children that keep the limits."""
    waiting = front.met - front.passed
    parent = np.repeat(np.arange(len(waiting)), waiting)
    place = ranges(front.passed, waiting)
    unit = front.queue[parent, place]
    fits = front.households[parent] + ground.households[unit] <= ground.max_households
    for had, label in zip(front.labels, ground.labels, strict=True):
        before, new = had[parent], label[unit]
        fits &= (before < 0) | (new < 0) | (before == new)
    for keys, wanted in ((ground.apart, False), (ground.near, True)):
        if keys is not None and (len(keys) or wanted):
            for column in front.rows.T:
                some = np.flatnonzero(fits)
                fits[some] = contains(keys, ground.key(column[parent[some]], unit[some])) == wanted
    return parent[fits], unit[fits], place[fits]


def _grown(
    ground: Ground, front: _Front, parent: IntArray, unit: IntArray, place: IntArray, last: bool
) -> _Front:
    """The children themselves; the last ones need no queue."""
    labels = np.maximum(front.labels[:, parent], ground.labels[:, unit])
    rows = np.column_stack((front.rows[parent], unit))
    households = front.households[parent] + ground.households[unit]
    queue, met = (front.queue[parent], front.met[parent]) if not last else (rows[:, :0], place)
    child = _Front(rows, queue, met, place + 1, households, labels)
    return child if last else _meet(ground, child, unit)


def _meet(ground: Ground, front: _Front, unit: IntArray) -> _Front:
    """Queue the neighbours of the newest group that were not met before and are above the lowest."""
    degree = ground.indptr[unit + 1] - ground.indptr[unit]
    child = np.repeat(np.arange(len(unit)), degree)
    found = ground.neighbours[ranges(ground.indptr[unit], degree)]
    above = found > front.rows[child, 0]
    child, found = child[above], found[above]
    new = _unmet(ground, front, child, found)
    child, found = child[new], found[new]
    count = np.bincount(child, minlength=len(unit))
    wide = int((front.met + count).max(initial=1))
    queue = np.full((len(unit), wide), -1, dtype=np.int64)
    held = min(wide, front.queue.shape[1])
    queue[:, :held] = front.queue[:, :held]
    queue[child, ranges(front.met, count)] = found
    return replace(front, queue=queue, met=front.met + count)


def _unmet(ground: Ground, front: _Front, child: IntArray, found: IntArray) -> BoolArray:
    """Whether the queue of `child` does not hold `found` yet; both are sorted by child.

    Where everything borders on everything, a map of what each child has met is far smaller than every pair of
    a queue and what is found for it. Either way a slice at a time bounds the memory.
    """
    wide = max(1, front.queue.shape[1])
    mapped = len(found) * wide > len(front.rows) * (ground.size + wide)
    new = np.ones(len(found), dtype=np.bool_)
    for begin in range(0, len(front.rows), step := max(1, CELLS // (ground.size if mapped else wide * wide))):
        at = slice(*np.searchsorted(child, (begin, begin + step)))
        queue = front.queue[begin : begin + step]
        if mapped:
            met = np.zeros((len(queue), ground.size + 1), dtype=np.bool_)  # the last column: no group
            met[np.arange(len(queue))[:, None], queue] = True
            new[at] = ~met[child[at] - begin, found[at]]
        else:
            new[at] = (front.queue[child[at]] != found[at, None]).all(axis=1)
    return new


def _stack(before: _Front, fronts: list[_Front]) -> _Front:
    """Fronts under one another, their queues made equally wide."""
    if not fronts:
        return replace(
            before.take(np.zeros(0, dtype=np.int64)),
            rows=np.zeros((0, before.rows.shape[1] + 1), dtype=np.int64),
        )
    wide = max(front.queue.shape[1] for front in fronts)
    queues = [np.pad(f.queue, ((0, 0), (0, wide - f.queue.shape[1])), constant_values=-1) for f in fronts]
    return _Front(
        np.concatenate([f.rows for f in fronts]),
        np.concatenate(queues),
        np.concatenate([f.met for f in fronts]),
        np.concatenate([f.passed for f in fronts]),
        np.concatenate([f.households for f in fronts]),
        np.concatenate([f.labels for f in fronts], axis=1),
    )
