"""Which sets of facilities an area keeps as its variants: those no other beats, at most 8."""

import numpy as np

from planner.areas.arrays import BoolArray, IntArray
from planner.areas.inside import FAR
from planner.areas.offer import Offer

VARIANTS = 8
ALL_SUBSETS = 5  # facilities of one area up to which every subset is tried; beyond, the best one by one


def choose(
    offered: Offer, facility: IntArray, weight: IntArray, freed: IntArray
) -> tuple[BoolArray, IntArray, bool]:
    """Facilities (area, variant, facility) of the variants kept, their points, and whether these are all."""
    if facility.shape[1] > ALL_SUBSETS:
        chosen, points = _one_by_one(offered, facility, weight, freed)
        return chosen, points, False
    subset, points = _subsets(offered, facility, weight)
    fits = offered.land[facility] @ subset.T.astype(np.int64) <= freed[:, None]
    cost = np.where(fits, offered.cost[facility] @ subset.T.astype(np.int64), FAR)  # beats nobody
    public = offered.public[facility] @ subset.T.astype(np.int64)
    keep = fits & ~_beaten(cost, public, points)
    keep[:, 0] = False  # the plain variant is always there
    number = keep.sum(axis=1)
    rank = np.argsort(np.argsort(np.where(keep, cost, FAR), axis=1, kind="stable"), axis=1)
    few = number < VARIANTS
    keep &= few[:, None] | (rank[:, :, None] == _spread(number)[:, None, :]).any(axis=2)
    return keep[:, :, None] & subset, points, bool(few.all())


def _spread(number: IntArray) -> IntArray:
    """Places of those kept of so many in a row: the first, the last, and as even as can be between."""
    last, some = np.maximum(number - 1, 0), VARIANTS - 1
    return np.stack([(j * last + (some - 1) // 2) // (some - 1) for j in range(some)], axis=1)


def _subsets(offered: Offer, facility: IntArray, weight: IntArray) -> tuple[BoolArray, IntArray]:
    """Every subset (as a row of truths) and what it serves in each area; the empty one first."""
    number, count = facility.shape
    subset = (np.arange(1 << count)[:, None] >> np.arange(count) & 1).astype(np.bool_)
    points = np.zeros((number, len(subset)), dtype=np.int64)
    kind = offered.kind[facility]
    for s in range(1, len(subset)):
        last = s.bit_length() - 1
        fresh = weight[:, last] > 0
        for other in np.flatnonzero(subset[s, :last]).tolist():
            fresh &= ~((kind[:, other] == kind[:, last])[:, None] & (weight[:, other] > 0))
        points[:, s] = points[:, s - (1 << last)] + (weight[:, last] * fresh).sum(axis=1)
    return subset, points


def _beaten(cost: IntArray, public: IntArray, points: IntArray) -> BoolArray:
    """Which subsets another one beats; of equals the first stays."""
    beaten = np.zeros(cost.shape, dtype=np.bool_)
    order = np.arange(cost.shape[1])
    for b in order.tolist():
        c, u, p = cost[:, b, None], public[:, b, None], points[:, b, None]
        strict = (c < cost) | (u < public) | (p > points) | (b < order)
        beaten |= (c <= cost) & (u <= public) & (p >= points) & strict
    return beaten


def _one_by_one(
    offered: Offer, facility: IntArray, weight: IntArray, freed: IntArray
) -> tuple[BoolArray, IntArray]:
    """The facility that serves most per public yuan, then the next: a chain, kept with its last link."""
    number, count = facility.shape
    left, kind, land, room = weight.copy(), offered.kind[facility], offered.land[facility], freed.copy()
    price = np.maximum(offered.public[facility], 1)
    row = np.arange(number)
    chosen = np.zeros((number, count, count), dtype=np.bool_)
    points = np.zeros((number, count), dtype=np.int64)
    for step in range(count):
        gain = left.sum(axis=2) * (land <= room[:, None])
        best = (gain / price).argmax(axis=1)
        more = gain[row, best] > 0
        if step:
            chosen[:, step], points[:, step] = chosen[:, step - 1], points[:, step - 1]
        chosen[row, step, best] |= more
        room -= land[row, best] * more
        points[:, step] += gain[row, best]
        same = kind == kind[row, best][:, None]
        left *= ~(same[:, :, None] & (left[row, best] > 0)[:, None, :])
        if step:
            chosen[~more, step] = False
    length = chosen.any(axis=2).sum(axis=1)
    some = np.arange(min(VARIANTS - 1, count))
    kept = np.where((length < VARIANTS)[:, None], some, _spread(length)[:, : len(some)])
    return chosen[row[:, None], kept], points[row[:, None], kept]
