"""A first draft: few choices, of which a plan that keeps every rule is soon found.

Each community stands alone or in one area with its neighbours, the areas chosen once so that they save most;
of its packages the one with most works, the one worth most, and the one worth most per yuan. All years and
all rows stay. What a bureau would put together by hand lies within it.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from planner import engine
from planner.model import Model

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


class Few:
    """A program cut down to the columns that may be more than 0."""

    def __init__(self, program: engine.Program, objective: FloatArray, bound: FloatArray) -> None:
        self._count = program.columns
        self._columns = np.flatnonzero(bound)
        kept = self._columns
        self.program = engine.Program(
            objective[kept], program.matrix[:, kept], program.lower, program.upper, bound[kept]
        )

    def lift(self, x: FloatArray) -> FloatArray:
        """The point of the whole program: all other columns are 0."""
        point = np.zeros(self._count)
        point[self._columns] = x
        return point

    def separate(self, whole: engine.Separate) -> engine.Separate:
        """The rows `whole` finds, over these columns."""

        def found(x: FloatArray) -> engine.Rows | None:
            rows = whole(self.lift(x))
            return rows and engine.Rows(rows.matrix[:, self._columns], rows.lower, rows.upper)

        return found

    def blocks(self, whole: Sequence[IntArray]) -> tuple[IntArray, ...]:
        """The same groups of choices among these columns; the empty ones are left out."""
        place = np.full(self._count, -1, dtype=np.int64)
        place[self._columns] = np.arange(len(self._columns))
        here = (place[block] for block in whole)
        return tuple(block[block >= 0] for block in here if (block >= 0).any())


def narrowed(model: Model, objective: FloatArray) -> FloatArray:
    """Upper bounds of all columns: 0 for the choices that no draft makes."""
    bound = np.zeros(model.columns.count)
    bound[model.columns.choices :] = model.columns.bounds
    cost = _pool_cost(model)
    areas = _alone(model) | _apart(model, _saved(model, cost))
    works = np.concatenate([table.done.sum(axis=1) for table in model.packages.tables])
    for year in model.years:
        block = model.columns.areas[year]
        bound[block.columns[areas[block.item]]] = 1
        block = model.columns.packages[year]
        worth = objective[block.columns]
        community = model.packages.community[block.item]
        for key in (works[block.item], worth, worth / np.maximum(1.0, cost[block.columns])):
            bound[block.columns[_first(community, key)]] = 1
    return bound


def _pool_cost(model: Model) -> FloatArray:
    """Yuan each column asks of the pool."""
    asked = model.pool_cost()
    cost = np.zeros(model.columns.count)
    np.add.at(cost, asked.columns, asked.values)
    return cost


def _alone(model: Model) -> BoolArray:
    """The areas no smaller one of which holds a community: it alone, or with those it must go with."""
    candidates = model.candidates
    sizes = np.diff(candidates.indptr)
    size = np.repeat(sizes, sizes)
    least = np.full(len(model.community), np.iinfo(np.int64).max)
    np.minimum.at(least, candidates.members, size)
    return np.bincount(_owners(model), size == least[candidates.members], len(sizes)) > 0


def _saved(model: Model, cost: FloatArray) -> FloatArray:
    """The share of the pool money its members would ask alone that an area saves; 0 where that is unknown."""
    candidates = model.candidates
    asked = np.full(candidates.size, np.inf)
    for year in reversed(model.years):
        block = model.columns.areas[year]
        asked[block.item] = cost[block.columns]
    alone = np.full(len(model.community), np.inf)
    single = np.flatnonzero(np.diff(candidates.indptr) == 1)
    np.minimum.at(alone, candidates.members[candidates.indptr[single]], asked[single])
    apart = np.bincount(_owners(model), alone[candidates.members], candidates.size)
    known = np.isfinite(apart) & np.isfinite(asked) & (apart > 0)
    saved = np.zeros(candidates.size)
    saved[known] = 1 - asked[known] / apart[known]
    return saved


def _apart(model: Model, saved: FloatArray) -> BoolArray:
    """Areas without a common member, taken in the order of what they save."""
    taken = np.zeros(model.candidates.size, dtype=bool)
    used = np.zeros(len(model.community), dtype=bool)
    for area, members in _by_worth(model, saved):
        if not used[members].any():
            taken[area] = used[members] = True
    return taken


def _by_worth(model: Model, saved: FloatArray) -> Iterator[tuple[int, IntArray]]:
    candidates = model.candidates
    for area in np.argsort(-saved, kind="stable")[: np.count_nonzero(saved > 0)].tolist():
        yield area, candidates.members[candidates.indptr[area] : candidates.indptr[area + 1]]


def _owners(model: Model) -> IntArray:
    """The area of each entry of the list of members."""
    return np.repeat(np.arange(model.candidates.size), np.diff(model.candidates.indptr))


def _first(group: IntArray, key: FloatArray) -> IntArray:
    """The place of the highest key in every group, the first of several."""
    order = np.lexsort((-key, group))
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = group[order][1:] != group[order][:-1]
    return order[begins]
