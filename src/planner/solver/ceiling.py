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
    packages = np.zeros(len(model.community), dtype=np.int64)
    for block in model.columns.packages.values():
        np.maximum.at(packages, model.packages.community[block.item], worth[block.columns])
    extra: list[int] = worth[model.columns.choices :].tolist()
    beyond = sum(max(0, w) * b for w, b in zip(extra, model.columns.bounds, strict=True))
    return min(_shared_out(model, worth), _alone(model, worth)) + int(packages.sum()) + beyond


def _shared_out(model: Model, worth: IntArray) -> int:
    """Each area's worth divided evenly among its members; the best share of every community, summed."""
    best = np.zeros(len(model.community), dtype=np.int64)
    sizes = np.diff(model.candidates.indptr)
    for block in model.columns.areas.values():
        members = sizes[block.item]
        share = -(-worth[block.columns] // members)
        np.maximum.at(best, members_of(model, block.item), np.repeat(share, members))
    return int(best.sum())


def _alone(model: Model, worth: IntArray) -> int:
    """What every community is worth alone, raised where an area is worth more than its members are."""
    best = np.zeros(len(model.community), dtype=np.int64)
    sizes = np.diff(model.candidates.indptr)
    for block in model.columns.areas.values():
        single = sizes[block.item] == 1
        members = members_of(model, block.item[single])
        np.maximum.at(best, members, worth[block.columns[single]])
    raised = np.zeros(len(model.community), dtype=np.int64)
    together = model.members @ best
    for block in model.columns.areas.values():
        surplus = np.maximum(0, worth[block.columns] - together[block.item])
        # the lead alone carries what merging adds: an area has one lead, a community leads one area at most
        np.maximum.at(raised, model.lead[block.item], surplus)
    return int(best.sum() + raised.sum())


def members_of(model: Model, areas: IntArray) -> IntArray:
    """The members of each of `areas`, in one array."""
    sizes = np.diff(model.candidates.indptr)[areas]
    offsets = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    found: IntArray = model.candidates.members[np.repeat(model.candidates.indptr[areas], sizes) + offsets]
    return found
