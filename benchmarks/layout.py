"""Which columns are which areas in which year: what a list made by hand, or a greedy growth, works on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from benchmarks.packing.ground import Graph
from planner.engine import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Layout:
    """n communities; a column of -1 is none. Costs are yuan asked of the pool, points are of the goal."""

    graph: Graph
    need: FloatArray  # (n,) what a list by score is sorted by
    households: IntArray  # (n,)
    district: IntArray  # (n,)
    indptr: IntArray  # area a has members[indptr[a]:indptr[a + 1]]
    members: IntArray
    area: IntArray  # (areas, years) columns
    whole: IntArray  # (n, years) columns of the package with most works
    cost: FloatArray  # of every choice
    points: FloatArray  # of every choice
    money: IntArray  # rows of choices alone that are money

    @property
    def size(self) -> int:
        """How many communities."""
        return len(self.need)

    @property
    def years(self) -> int:
        """How many years."""
        return int(self.area.shape[1])

    @cached_property
    def area_of(self) -> dict[tuple[int, ...], int]:
        """The area of exactly these members, ascending; the first where there are several."""
        found: dict[tuple[int, ...], int] = {}
        for a in range(len(self.indptr) - 1):
            inside = sorted(self.members[self.indptr[a] : self.indptr[a + 1]].tolist())
            found.setdefault(tuple(inside), a)
        return found

    def start(self, members: tuple[int, ...], year: int, whole: bool) -> IntArray | None:
        """The columns of these starting together in a year; None where they may not.

        With ``whole`` each member takes the package with most works.
        """
        area = self.area_of.get(tuple(sorted(members)))
        if area is None or self.area[area, year] < 0:
            return None
        columns = [self.area[area, year], *(self.whole[c, year] for c in members if whole)]
        return np.array([c for c in columns if c >= 0], dtype=np.int64)

    def starts(self, members: tuple[int, ...], whole: bool) -> Iterator[IntArray]:
        """The same for every year in which they may, ascending."""
        for year in range(self.years):
            columns = self.start(members, year, whole)
            if columns is not None:
                yield columns
