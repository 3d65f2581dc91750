"""Areas beyond those listed: every connected set that is worth more than a little, found without listing all.

What an area is worth in a year is told by numbers from outside: Σ over its members of what each brings, and
what the area itself brings, which depends on where it is and on what its walls cost. A set is grown on only
while some set it grows to may still be worth it: what its members bring, and the most that as many more
bring as it has room for, among the groups its first one can reach, and the most an area brings whose walls
cost no less. Both are above every set it grows to, for walls only add up: so none is missed.
"""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from scipy import sparse

from planner.areas.arrays import BoolArray, FloatArray, IntArray, lists
from planner.areas.ground import ground
from planner.areas.groups import Groups, groups
from planner.areas.growth import Ground, levels
from planner.areas.inside import ways
from planner.areas.sets import near_enough
from planner.areas.walking import links
from planner.scenario.types import Scenario

CELLS = 4_000_000  # of a table of pairs, at most
MOST_VALUES = 20_000  # different sums of walls that are told apart, at most, all zones together


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What areas are worth in each year; -inf where they cannot start."""

    member: FloatArray  # (communities, years)
    own: FloatArray  # (zones, values of walls, years): what an area there with such walls brings by itself


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The areas worth most, each with its worth in its best year; no other is worth more than `least`."""

    members: Sequence[tuple[int, ...]]  # communities, ascending
    worth: FloatArray
    least: float  # infinite where the search was cut off


@dataclass(frozen=True, slots=True)
class Most:
    """How far a search goes: sets looked at, about; areas told; a moment of time.monotonic()."""

    looked_at: int
    areas: int
    until: float = math.inf


class Beyond:
    """Where the areas of a scenario grow, and in zones that no area crosses.

    A zone is what all members of an area have alike: the district, and where areas keep to them the
    subdistrict and the drawn area; where one is blank somewhere it divides nothing.
    """

    def __init__(self, scenario: Scenario, allowed: Collection[str]) -> None:
        self.whole = groups(scenario, allowed)
        self.communities = tuple(sorted(c for group in self.whole.members for c in group))
        number = {c: i for i, c in enumerate(self.communities)}
        paths = ways(links(scenario), number)
        self._ground = ground(scenario, self.whole, number, paths)
        self._keep = near_enough(scenario, self.whole, number, paths)
        self._inside = lists([[number[c] for c in group] for group in self.whole.members])
        self._walls = _Walls.between(scenario, self.whole)
        group_of = np.array([self.whole.of[c] for c in self.communities], dtype=np.int64)
        self._zone = _zones(self._ground.labels, len(self.whole.members))
        self.zone: IntArray = self._zone[group_of]
        self.step = self._walls.step
        self.values = self._walls.most(self._ground.max_members) // self.step + 1

    @property
    def tellable(self) -> bool:
        """Whether what walls cost can be told apart sum by sum, zone by zone."""
        return self.values * (int(self.zone.max(initial=0)) + 1) <= MOST_VALUES

    def sizes(self, most: int) -> int:
        """The largest size, in groups, up to which all areas together are no more than `most`."""
        grown = list(levels(self._ground, self._keep, most))
        return len(grown) if grown[-1].complete else len(grown) - 1

    def worthwhile(
        self, worth: Worth, least: float, larger: int, known: Collection[tuple[int, ...]], most: Most
    ) -> Found:
        """Areas worth more than `least` in some year, of more than so many groups and none of `known`."""
        member = np.add.reduceat(worth.member[self._inside[1]], self._inside[0][:-1], axis=0)
        order = np.argsort(-member.max(axis=1), kind="stable")
        search = _Search(self, worth, member, order, least)
        found: list[tuple[float, tuple[int, ...]]] = []
        for level in levels(search.ground, search.keep, most.looked_at, most.until, worth=search.hopeful):
            if level.rows.shape[1] > larger:
                kept = level.rows[level.kept]
                value = search.value(kept)
                good = np.flatnonzero(value > least)
                if len(good) > most.areas:
                    good = good[np.argpartition(-value[good], most.areas)]
                    least = max(least, float(value[good[most.areas]]))
                    good = good[: most.areas]
                every = zip(value[good].tolist(), self._communities(order[kept[good]]), strict=True)
                found += [(w, members) for w, members in every if members not in known]
        found.sort(key=lambda area: (-area[0], area[1]))
        if len(found) > most.areas:
            least = max(least, found[most.areas][0])
        found = found[: most.areas]
        return Found(
            [members for _, members in found],
            np.array([w for w, _ in found], dtype=np.float64),
            least if level.complete else math.inf,
        )

    def _communities(self, rows: IntArray) -> Iterator[tuple[int, ...]]:
        indptr, flat = self._inside
        for row in rows.tolist():
            yield tuple(sorted(c for g in row for c in flat[indptr[g] : indptr[g + 1]].tolist()))


class _Search:
    """One search, its groups renumbered so that every set grows from the member that brings most."""

    def __init__(
        self, beyond: Beyond, worth: Worth, member: FloatArray, order: IntArray, least: float
    ) -> None:
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        self.order, self.least, self.most = order, least, beyond._ground.max_members
        self.ground = _renumbered(beyond._ground, order, place)
        self.member = member[order]
        self.zone = beyond._zone[order]
        self.walls = beyond._walls
        self.own = worth.own
        # walls only add up: the most that an area with these walls, or dearer ones, can bring
        self.dearer = np.maximum.accumulate(worth.own[:, ::-1], axis=1)[:, ::-1]
        self.further = _further(self.ground, self.member, self.most)
        self.keep_rows = beyond._keep

    def keep(self, rows: IntArray) -> BoolArray:
        return self.keep_rows(self.order[rows])

    def hopeful(self, rows: IntArray) -> BoolArray:
        """Whether a set, or one it grows to, may be worth more than the least."""
        value = self.member[rows].sum(axis=1) + self.further[rows[:, 0], self.most - rows.shape[1]]
        zone = self.zone[rows[:, 0]]
        able: BoolArray = (value + self.dearer[zone, 0] > self.least).any(axis=1)
        some = np.flatnonzero(able)
        walls = self.walls.inside(self.order[rows[some]])
        able[some] = (value[some] + self.dearer[zone[some], walls] > self.least).any(axis=1)
        return able

    def value(self, rows: IntArray) -> FloatArray:
        """What sets are worth in their best year."""
        walls = self.walls.inside(self.order[rows])
        found: FloatArray = (self.member[rows].sum(axis=1) + self.own[self.zone[rows[:, 0]], walls]).max(
            axis=1
        )
        return found


@dataclass(frozen=True, slots=True, eq=False)
class _Walls:
    """What walls cost, in steps: within groups, and between pairs of them."""

    step: int  # yuan; all costs are whole steps
    own: IntArray  # (groups,)
    keys: IntArray  # sorted, of pairs of groups
    cost: IntArray
    table: IntArray | None  # the same for every pair, where that is no large table

    @classmethod
    def between(cls, scenario: Scenario, whole: Groups) -> "_Walls":
        """The walls that come down where both ends are inside."""
        found: dict[tuple[int, int], int] = {}
        own = np.zeros(len(whole.members), dtype=np.int64)
        for e in scenario.edges:
            if e.kind == "wall" and e.crossable and e.a != e.b and e.a in whole.of and e.b in whole.of:
                a, b = sorted((whole.of[e.a], whole.of[e.b]))
                if a == b:
                    own[a] += e.wall_cost
                else:
                    found[a, b] = found.get((a, b), 0) + e.wall_cost
        step = max(1, reduce(math.gcd, (*found.values(), *own.tolist()), 0))
        pairs = sorted((a * len(own) + b, cost // step) for (a, b), cost in found.items())
        keys, cost = (np.array([p[i] for p in pairs], dtype=np.int64) for i in (0, 1))
        table: IntArray | None = None
        if len(own) ** 2 <= CELLS:
            table = np.zeros((len(own), len(own)), dtype=np.int64)
            first, second = keys // max(1, len(own)), keys % max(1, len(own))
            table[first, second] = table[second, first] = cost
        return cls(step, own // step, keys, cost, table)

    def most(self, members: int) -> int:
        """Yuan that the walls of so many groups cost at most: each wall has two ends."""
        ends = 2 * self.own
        for side in (self.keys // max(1, len(self.own)), self.keys % max(1, len(self.own))):
            np.add.at(ends, side, self.cost)
        return self.step * (int(np.sort(ends)[-members:].sum()) // 2)

    def inside(self, rows: IntArray) -> IntArray:
        """Steps of the walls inside each set of groups."""
        found: IntArray = self.own[rows].sum(axis=1)
        if len(self.keys):
            for i in range(rows.shape[1]):
                for j in range(i):
                    found += self._between(rows[:, i], rows[:, j])
        return found

    def _between(self, a: IntArray, b: IntArray) -> IntArray:
        if self.table is not None:
            return self.table[a, b]
        wanted = np.minimum(a, b) * len(self.own) + np.maximum(a, b)
        place = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[place] == wanted, self.cost[place], 0)


def _zones(labels: IntArray, count: int) -> IntArray:
    """The zone of each group: all of its labels of kinds that no group leaves blank."""
    told = [label for label in labels if (label >= 0).all()]
    if not told or not count:
        return np.zeros(count, dtype=np.int64)
    _, zone = np.unique(np.stack(told, axis=1), axis=0, return_inverse=True)
    return zone.reshape(-1)


def _renumbered(field: Ground, order: IntArray, place: IntArray) -> Ground:
    """The same ground; what was group `order[i]` is now group i."""
    degree = np.diff(field.indptr)
    first = field.indptr[order]
    near = [np.sort(place[field.neighbours[f : f + d]]) for f, d in zip(first, degree[order], strict=True)]
    indptr, neighbours = lists([row.tolist() for row in near])

    def keys(old: IntArray) -> IntArray:
        a, b = place[old // max(1, field.size)], place[old % max(1, field.size)]
        return np.sort(np.minimum(a, b) * field.size + np.maximum(a, b))

    return replace(
        field,
        indptr=indptr,
        neighbours=neighbours,
        households=field.households[order],
        labels=field.labels[:, order],
        apart=keys(field.apart),
        near=None if field.near is None else keys(field.near),
    )


def _further(field: Ground, member: FloatArray, most: int) -> FloatArray:
    """(groups, more, years): the most that so many more bring to a set that grows from each group.

    Among the groups after it that it reaches in as many steps as a set has room for.
    """
    count, years = member.shape
    ones = np.ones(len(field.neighbours), dtype=np.int8)
    step = sparse.csr_array((ones, field.neighbours, field.indptr), shape=(count, count)) + sparse.eye_array(
        count, dtype=np.int8, format="csr"
    )
    reach = sparse.eye_array(count, dtype=np.int8, format="csr")
    for _ in range(most - 1):
        reach = reach @ step
        reach.data[:] = 1
    found = np.zeros((count, most, years))
    gain = np.maximum(member, 0.0)
    for g in range(count):
        near = reach.indices[reach.indptr[g] : reach.indptr[g + 1]]
        near = near[near > g]
        best = -np.sort(-gain[near], axis=0)[: most - 1]
        total = np.cumsum(best, axis=0)
        found[g, 1 : len(best) + 1] = total
        if len(best):
            found[g, len(best) + 1 :] = total[-1]
    return found
