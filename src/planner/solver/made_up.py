"""Areas made up to measure what any area brings: their members are communities once or twice."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from planner.areas import PROJECT, WALLS, Candidates

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def leads(zone: IntArray, is_open: BoolArray) -> IntArray:
    """Of every zone communities that between them are open in each year any of it is."""
    found: set[int] = set()
    for z in np.unique(zone).tolist():
        inside = np.flatnonzero(zone == z)
        found.update(int(inside[here.argmax()]) for here in is_open[inside].T if here.any())
    return np.array(sorted(found), dtype=np.int64)


def made_up(listed: Candidates, leading: IntArray, values: int, step: int) -> Candidates:
    """Each community once, twice, and once with the dearest walls; then each lead with all sums of walls."""
    every = np.arange(len(listed.communities))
    sizes = np.concatenate([np.ones_like(every), 2 * np.ones_like(every), np.ones_like(every)])
    sizes = np.concatenate([sizes, np.ones(len(leading) * values, dtype=np.int64)])
    members = np.concatenate([every, np.repeat(every, 2), every, np.repeat(leading, values)])
    plain = np.zeros(2 * len(every), dtype=np.int64)
    walls = step * np.concatenate(
        [plain, np.full(len(every), values - 1), np.tile(np.arange(values), len(leading))]
    )
    nothing = np.zeros(len(sizes), dtype=np.int64)
    project = int(listed.own_cost[PROJECT][0]) if listed.size else 0
    return replace(
        listed,
        indptr=np.concatenate(([0], np.cumsum(sizes))),
        members=members,
        own_cost={PROJECT: np.full(len(sizes), project), WALLS: walls},
        freed_m2=nothing.astype(np.float64),
        interfaces=nothing,
        life_circle=nothing,
        package_ok=np.ones(len(sizes), dtype=np.bool_),
        built_indptr=np.zeros(len(sizes) + 1, dtype=np.int64),
        built=nothing[:0],
        facilities=(),
    )
