"""Which facilities an area may build, and whom they newly serve: the variants of each candidate area.

A variant is a subset of the facilities the area may build. One that another beats (no dearer, neither in
all nor to the public, and serving no fewer) is dropped; of the rest at most 8 are kept, the plain one first.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from planner.areas.arrays import FloatArray, IntArray, ranges, starts
from planner.areas.choice import choose
from planner.areas.inside import CHUNK, Ways
from planner.areas.offer import CM2, TRIFLE, Offer


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


def with_built(
    some: Variants,
    offered: Offer,
    ways: Ways,
    area: int,
    members: IntArray,
    freed_m2: float,
    asked: Collection[str],
) -> Variants:
    """`some` and, where it is not among them and may stand, the variant of `area` that builds `asked`."""
    _, facility, weight = _serving(offered, ways, members[None, :])
    chosen = np.array([offered.facilities[f].id in asked for f in facility.tolist()], dtype=np.bool_)
    facility, weight = facility[chosen], weight[chosen]
    freed = int(np.floor(freed_m2 * CM2 + TRIFLE))
    mine = np.flatnonzero(some.area == area)
    there = any(set(some.built[some.indptr[v] : some.indptr[v + 1]]) == set(facility) for v in mine.tolist())
    if len(facility) < len(asked) or int(offered.land[facility].sum()) > freed or there:
        return some
    kinds = offered.kind[facility]
    points = sum(int(weight[kinds == kind].max(axis=0).sum()) for kind in set(kinds.tolist()))
    return Variants(
        np.append(some.area, area),
        np.append(some.points, points),
        np.append(some.indptr, len(some.built) + len(facility)),
        np.concatenate((some.built, facility)),
        some.complete,
    )


def _parts(offered: Offer, ways: Ways, areas: IntArray, rows: IntArray, freed: IntArray) -> Iterator[_Part]:
    """Variants that build something, for areas of one size."""
    row, facility, weight = _serving(offered, ways, rows)
    number = np.bincount(row, minlength=len(rows))
    first = starts(number)[:-1]
    for count in np.unique(number[number > 0]).tolist():
        which = np.flatnonzero(number == count)
        entries = first[which][:, None] + np.arange(count)
        chosen, points, complete = choose(offered, facility[entries], weight[entries], freed[which])
        area, variant = np.nonzero(chosen.any(axis=2))
        build = chosen[area, variant]
        yield _Part(
            areas[which[area]],
            points[area, variant],
            build.sum(axis=1),
            facility[entries][area][build],
            complete,
        )


def _serving(offered: Offer, ways: Ways, rows: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """(area, facility) that may be built and serves somebody; and the households newly served, by member."""
    row, facility = _possible(offered, rows)
    far = ways.matrices(rows)
    at = (rows[row] == offered.host[facility][:, None]).argmax(axis=1)
    weight = offered.households[rows[row]] * ~offered.again[offered.kind[facility][:, None], rows[row]]
    weight *= far[row, at] <= offered.band[facility][:, None]
    useful = weight.any(axis=1)
    return row[useful], facility[useful], weight[useful]


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
