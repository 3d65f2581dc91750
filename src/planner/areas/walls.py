"""The walls that come down inside areas: cost, land freed and number, each wall once."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from planner.areas.arrays import FloatArray, IntArray, lists, ranges
from planner.areas.groups import Groups
from planner.areas.growth import Level
from planner.scenario.types import Edge, Scenario


@dataclass(frozen=True)
class Walls:
    """Totals by area (or by wall, or by group); `freed` is in m²."""

    cost: IntArray
    freed: FloatArray
    number: IntArray

    def take(self, which: IntArray) -> "Walls":
        """Some of them."""
        return Walls(self.cost[which], self.freed[which], self.number[which])

    def plus(self, other: "Walls", at: IntArray) -> "Walls":
        """With `other` added at the places `at`, which may repeat."""
        found = Walls(self.cost.copy(), self.freed.copy(), self.number.copy())
        np.add.at(found.cost, at, other.cost)
        np.add.at(found.freed, at, other.freed)
        np.add.at(found.number, at, other.number)
        return found


def walls(scenario: Scenario, whole: Groups, *lines: Iterable[Level]) -> Walls:
    """Totals of the kept sets of all levels: a child has its parent's walls and those of its newest group.

    Each of `lines` begins with sets of one group.
    """
    opened = [
        e
        for e in scenario.edges
        if e.kind == "wall" and e.crossable and e.a != e.b and e.a in whole.of and e.b in whole.of
    ]
    each = _each(opened)
    ends = np.array([(whole.of[e.a], whole.of[e.b]) for e in opened], dtype=np.int64).reshape(-1, 2)
    within = np.flatnonzero(ends[:, 0] == ends[:, 1])
    own = _none(len(whole.members)).plus(each.take(within), ends[within, 0])
    beside: list[list[int]] = [[] for _ in whole.members]
    for place in np.flatnonzero(ends[:, 0] != ends[:, 1]).tolist():
        beside[ends[place, 0]].append(place)
        beside[ends[place, 1]].append(place)
    indptr, flat = lists(beside)
    before, kept = _none(1), []
    for level in (level for line in lines for level in line):
        last = level.rows[:, -1]
        if level.rows.shape[1] == 1:
            before = _none(1)
        degree = indptr[last + 1] - indptr[last]
        row, wall = np.repeat(np.arange(len(last)), degree), flat[ranges(indptr[last], degree)]
        other = ends[wall].sum(axis=1) - last[row]
        met = (level.rows[row, :-1] == other[:, None]).any(axis=1)
        before = before.take(level.parent).plus(own.take(last), np.arange(len(last)))
        before = before.plus(each.take(wall[met]), row[met])
        kept.append(before.take(np.flatnonzero(level.kept)))
    return Walls(
        np.concatenate([part.cost for part in kept]),
        np.concatenate([part.freed for part in kept]),
        np.concatenate([part.number for part in kept]),
    )


def _each(opened: list[Edge]) -> Walls:
    return Walls(
        np.array([e.wall_cost for e in opened], dtype=np.int64),
        np.array([float(e.freed_m2) for e in opened], dtype=np.float64),
        np.ones(len(opened), dtype=np.int64),
    )


def _none(count: int) -> Walls:
    return Walls(np.zeros(count, dtype=np.int64), np.zeros(count), np.zeros(count, dtype=np.int64))
