"""Which facilities an area may build, and whom they newly serve: the variants of each candidate area.

A variant is a subset of the facilities the area may build. One that another beats (no dearer, neither in
all nor to the public, and serving no fewer) is dropped; of the rest at most 8 are kept, the plain one first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from planner.areas.arrays import BoolArray, FloatArray, IntArray, ranges, starts
from planner.areas.inside import CHUNK, FAR, Ways
from planner.areas.measure import served
from planner.areas.walking import millimetres
from planner.scenario.scope import within
from planner.scenario.types import Facility, Private, Scenario

VARIANTS = 8
CM2 = 10_000  # land is compared in whole cm²
TRIFLE = 1e-3  # cm² that sums of floats may lack
ALL_SUBSETS = 5  # facilities of one area up to which every subset is tried; beyond, the best one by one


@dataclass(frozen=True)
class Variants:
    """Variants by area; `built[indptr[v]:indptr[v + 1]]` are the facilities of variant v."""

    area: IntArray
    points: IntArray
    indptr: IntArray
    built: IntArray
    complete: bool  # no variant was left out that no other beats

    def first(self, most: int) -> "Variants":
        """No more than so many; the plain ones come first."""
        end = int(self.indptr[: most + 1][-1])
        return Variants(
            self.area[:most], self.points[:most], self.indptr[: most + 1], self.built[:end], self.complete
        )


@dataclass(frozen=True)
class Offer:
    """The facilities that can be built; `again[k, c]`: kind and band k serve community c already."""

    facilities: Sequence[Facility]
    host: IntArray
    kind: IntArray
    band: IntArray
    least: IntArray
    cost: IntArray
    land: IntArray  # cm² of the land that walls free
    public: IntArray  # cost less private money earmarked to it
    again: BoolArray
    households: IntArray


def offer(scenario: Scenario, number: Mapping[str, int]) -> Offer:
    """What can be built at the numbered communities."""
    new = sorted((f for f in scenario.facilities if not f.existing and f.host in number), key=lambda f: f.id)
    kinds = sorted({(f.kind, f.band_m) for f in new})
    private = [payer for payer in scenario.payers if isinstance(payer, Private)]
    earmarked = {f.id: sum(payer.amounts.get((f.id, f.id), 0) for payer in private) for f in new}
    again = np.zeros((len(kinds), len(number)), dtype=np.bool_)
    for kind, near in served(scenario).items() if new else ():
        if kind in kinds:
            again[kinds.index(kind), [number[c] for c in near if c in number]] = True
    return Offer(
        new,
        np.array([number[f.host] for f in new], dtype=np.int64),
        np.array([kinds.index((f.kind, f.band_m)) for f in new], dtype=np.int64),
        np.array([millimetres(f.band_m) for f in new], dtype=np.int64),
        np.array([f.min_households for f in new], dtype=np.int64),
        np.array([f.cost for f in new], dtype=np.int64),
        np.array([_land(scenario, f) for f in new], dtype=np.int64),
        np.array([max(0, f.cost - earmarked[f.id]) for f in new], dtype=np.int64),
        again,
        np.array([scenario.community[c].households for c in number], dtype=np.int64),
    )


def _land(scenario: Scenario, facility: Facility) -> int:
    """What it takes of the land freed, cm², a part counted whole; 0 where nobody asks."""
    asked = within(scenario.rules.freed_land, scenario.community[facility.host])
    return ceil(facility.land_m2 * CM2) if asked else 0


def variants(
    offered: Offer, ways: Ways, indptr: IntArray, members: IntArray, freed_m2: FloatArray
) -> Variants:
    """The variants of all areas; the plain one of each comes before those that build."""
    count = len(indptr) - 1
    plain = np.zeros(count, dtype=np.int64)
    freed = np.floor(freed_m2 * CM2 + TRIFLE).astype(np.int64)
    found = [_Part(np.arange(count), plain, plain, plain[:0], True)]
    if len(offered.facilities):
        sizes = np.diff(indptr)
        hosting = np.bincount(offered.host, minlength=len(offered.households)) > 0
        hosts = np.add.reduceat(hosting[members].astype(np.int64), indptr[:-1]) if count else plain
        for size in np.unique(sizes[hosts > 0]).tolist():
            areas = np.flatnonzero((sizes == size) & (hosts > 0))
            step = max(1, CHUNK // size**2)
            for begin in range(0, len(areas), step):
                some = areas[begin : begin + step]
                rows = members[indptr[some][:, None] + np.arange(size)]
                found.extend(_parts(offered, ways, some, rows, freed[some]))
    return _joined(found)


@dataclass(frozen=True)
class _Part:
    """Variants of some areas: how many facilities each builds, and which, laid end to end."""

    area: IntArray
    points: IntArray
    counts: IntArray
    built: IntArray
    complete: bool


def _joined(parts: list[_Part]) -> Variants:
    counts = np.concatenate([p.counts for p in parts])
    return Variants(
        np.concatenate([p.area for p in parts]),
        np.concatenate([p.points for p in parts]),
        starts(counts),
        np.concatenate([p.built for p in parts]),
        all(p.complete for p in parts),
    )


def _parts(offered: Offer, ways: Ways, areas: IntArray, rows: IntArray, freed: IntArray) -> Iterator[_Part]:
    """Variants that build something, for areas of one size."""
    row, facility = _possible(offered, rows)
    far = ways.matrices(rows)
    at = (rows[row] == offered.host[facility][:, None]).argmax(axis=1)
    weight = offered.households[rows[row]] * ~offered.again[offered.kind[facility][:, None], rows[row]]
    weight *= far[row, at] <= offered.band[facility][:, None]
    useful = weight.any(axis=1)
    row, facility, weight = row[useful], facility[useful], weight[useful]
    number = np.bincount(row, minlength=len(rows))
    first = starts(number)[:-1]
    for count in np.unique(number[number > 0]).tolist():
        which = np.flatnonzero(number == count)
        entries = first[which][:, None] + np.arange(count)
        chosen, points, complete = _chosen(offered, facility[entries], weight[entries], freed[which])
        area, variant = np.nonzero(chosen.any(axis=2))
        build = chosen[area, variant]
        yield _Part(
            areas[which[area]],
            points[area, variant],
            build.sum(axis=1),
            facility[entries][area][build],
            complete,
        )


def _possible(offered: Offer, rows: IntArray) -> tuple[IntArray, IntArray]:
    """(area, facility) where the area holds the host and has households enough."""
    order = np.argsort(offered.host, kind="stable")
    many = np.bincount(offered.host, minlength=len(offered.households))
    first = starts(many)[:-1]
    flat = rows.ravel()
    row = np.repeat(np.repeat(np.arange(len(rows)), rows.shape[1]), many[flat])
    facility = order[ranges(first[flat], many[flat])]
    enough = offered.households[rows].sum(axis=1)[row] >= offered.least[facility]
    row, facility = row[enough], facility[enough]
    place = np.lexsort((facility, row))
    return row[place], facility[place]


def _chosen(
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
