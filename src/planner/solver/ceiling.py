"""A bound of any goal at once: every community takes what would suit it best by itself.

A community stands in at most one area, so an area's worth may be shared out among its members: the sum
over communities of the best share, and of the best package, is above every plan. It is the bound of the
whole program with the rows "once" priced so, and stands until the linear bound is below it.
"""

import numpy as np
import numpy.typing as npt

from planner.model import Model
from planner.model.expression import Expr

IntArray = npt.NDArray[np.int64]


def ceiling(model: Model, value: Expr) -> int:
    """An upper bound of `value` (its constant left out) over all plans; whole, rounded up."""
    worth = np.zeros(model.columns.count, dtype=np.int64)
    np.add.at(worth, value.columns, value.values)
    found = 0
    best = np.zeros(len(model.community), dtype=np.int64)
    sizes = np.diff(model.candidates.indptr)
    for block in model.columns.areas.values():
        members = sizes[block.item]
        share = -(-worth[block.columns] // members)
        np.maximum.at(best, members_of(model, block.item), np.repeat(share, members))
    found += int(best.sum())
    best[:] = 0
    for block in model.columns.packages.values():
        np.maximum.at(best, model.packages.community[block.item], worth[block.columns])
    found += int(best.sum())
    extra: list[int] = worth[model.columns.choices :].tolist()
    return found + sum(max(0, w) * b for w, b in zip(extra, model.columns.bounds, strict=True))


def members_of(model: Model, areas: IntArray) -> IntArray:
    """The members of each of `areas`, in one array."""
    sizes = np.diff(model.candidates.indptr)[areas]
    offsets = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    found: IntArray = model.candidates.members[np.repeat(model.candidates.indptr[areas], sizes) + offsets]
    return found
