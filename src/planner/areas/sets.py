"""The connected sets of a scenario, as communities, with what adds up over them."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.areas.arrays import BoolArray, IntArray, lists, ranges, starts
from planner.areas.ground import ground
from planner.areas.groups import Groups
from planner.areas.growth import levels
from planner.areas.inside import Ways
from planner.areas.walking import millimetres
from planner.areas.walls import Walls, walls
from planner.areas.wanted import wanted
from planner.scenario.types import Scenario


@dataclass(frozen=True)
class Sets:
    """Areas as members[indptr[i]:indptr[i + 1]], ascending; the other arrays are parallel to them."""

    indptr: IntArray
    members: IntArray
    walls: Walls
    package_ok: BoolArray
    complete: bool
    enumerated: int

    def inside(self, row: int) -> IntArray:
        """The members of one area."""
        return self.members[self.indptr[row] : self.indptr[row + 1]]

    def row(self, members: Sequence[int]) -> int | None:
        """The area of exactly these, where it is one."""
        same = (
            np.flatnonzero(np.diff(self.indptr) == len(members)) if members else np.zeros(0, dtype=np.int64)
        )
        rows = self.members[self.indptr[same][:, None] + np.arange(len(members))]
        found = same[(rows == sorted(members)).all(axis=1)]
        return int(found[0]) if len(found) else None


def connected(
    scenario: Scenario,
    whole: Groups,
    number: Mapping[str, int],
    paths: Ways,
    asked: Sequence[Collection[str]] = (),
    until: float = math.inf,
    sizes: int | None = None,
) -> Sets:
    """Every connected set of groups inside the limits, measured; those `asked` for also past the most.

    Where `sizes` is given, only sets of so many groups are among the others.
    """
    inside = lists([[number[c] for c in group] for group in whole.members])
    keep = near_enough(scenario, whole, number, paths)
    field = ground(scenario, whole, number, paths)
    grown = list(levels(field, keep, scenario.limits.max_candidates, until, sizes))
    complete = grown[-1].complete and (sizes is None or sizes >= field.max_members)
    more = [] if complete else wanted(whole, field, keep, grown, asked)
    kept = [level.rows[level.kept] for level in (*grown, *more)]
    parts = [_members(inside, rows) for rows in kept]
    return Sets(
        indptr=starts(np.concatenate([sizes for sizes, _ in parts])),
        members=np.concatenate([members for _, members in parts]),
        walls=walls(scenario, whole, grown, more),
        package_ok=np.concatenate([_packages(scenario, whole, rows) for rows in kept]),
        complete=complete,
        enumerated=sum(len(level.rows) for level in (*grown, *more)),
    )


def near_enough(
    scenario: Scenario, whole: Groups, number: Mapping[str, int], paths: Ways
) -> Callable[[IntArray], BoolArray]:
    """Which sets of groups have no two members too far apart, walking inside."""
    inside = lists([[number[c] for c in group] for group in whole.members])
    limit = scenario.limits.max_distance_m

    def keep(rows: IntArray) -> BoolArray:
        if limit is None:
            return np.ones(len(rows), dtype=np.bool_)
        return _near(inside, paths, rows, millimetres(limit))

    return keep


def _members(inside: tuple[IntArray, IntArray], rows: IntArray) -> tuple[IntArray, IntArray]:
    """How many communities each row of groups has; and the communities, ascending, laid end to end."""
    indptr, flat = inside
    count = np.diff(indptr)[rows]
    sizes = count.sum(axis=1)
    members = flat[ranges(indptr[rows].ravel(), count.ravel())]
    row = np.repeat(np.arange(len(rows)), sizes)
    return sizes, members[np.lexsort((members, row))]


def _near(inside: tuple[IntArray, IntArray], paths: Ways, rows: IntArray, limit: int) -> BoolArray:
    """Which rows have no two members farther apart than `limit`, walking inside."""
    sizes, members = _members(inside, rows)
    first = starts(sizes)[:-1]
    good = np.ones(len(rows), dtype=np.bool_)
    for size in np.unique(sizes).tolist():
        which = np.flatnonzero(sizes == size)
        good[which] = paths.within(members[first[which][:, None] + np.arange(size)], limit)
    return good


def _packages(scenario: Scenario, whole: Groups, rows: IntArray) -> BoolArray:
    """Whether the unmanaged members, if any, have households enough for one property package."""
    least = scenario.limits.package_min_households
    if least is None:
        return np.ones(len(rows), dtype=np.bool_)
    people = [[scenario.community[c] for c in group] for group in whole.members]
    bare = [[c.households for c in group if c.has_property_service is False] for group in people]
    total = np.array([sum(group) for group in bare], dtype=np.int64)[rows].sum(axis=1)
    managed = np.array([not group for group in bare], dtype=np.bool_)[rows].all(axis=1)
    enough: BoolArray = managed | (total >= least)
    return enough
