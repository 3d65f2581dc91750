"""From communities and adjacency to candidate areas: each connected one once, measured exactly."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from planner.areas.arrays import BoolArray, FloatArray, IntArray, ranges, starts
from planner.areas.facilities import Variants, variants, with_built
from planner.areas.groups import groups
from planner.areas.inside import ways
from planner.areas.offer import Offer, offer
from planner.areas.sets import Sets, connected
from planner.areas.walking import links
from planner.plan import AreaWork, PlannedArea
from planner.scenario.types import Category, Scenario


class OwnKind(NamedTuple):
    """An own work that areas may have: "project", "walls" or a facility."""

    id: str
    kind: str
    category: Category


PROJECT = OwnKind("project", "project", Category.BASIC)
WALLS = OwnKind("walls", "walls", Category.BASIC)


class OwnCost(Mapping[OwnKind, IntArray]):
    """Yuan per candidate of each own work; a facility's array is made when it is asked for."""

    def __init__(self, project: int, walls: IntArray, offered: Offer, built: Variants) -> None:
        self._project, self._walls = project, walls
        self._facility = {
            OwnKind(f.id, f.kind, Category.UPGRADING): i for i, f in enumerate(offered.facilities)
        }
        self._cost = offered.cost
        order = np.argsort(built.built, kind="stable")
        self._rows = np.repeat(np.arange(len(built.area)), np.diff(built.indptr))[order]
        self._first = starts(np.bincount(built.built, minlength=len(offered.facilities)))

    def __getitem__(self, kind: OwnKind) -> IntArray:
        if kind == PROJECT:
            return np.full(len(self._walls), self._project, dtype=np.int64)
        if kind == WALLS:
            return self._walls
        found = self._facility[kind]
        yuan = np.zeros(len(self._walls), dtype=np.int64)
        yuan[self._rows[self._first[found] : self._first[found + 1]]] = self._cost[found]
        return yuan

    def __iter__(self) -> Iterator[OwnKind]:
        return iter((PROJECT, WALLS, *self._facility))

    def __len__(self) -> int:
        return 2 + len(self._facility)


class _Picked(Mapping[OwnKind, IntArray]):
    """The same for some candidates."""

    def __init__(self, whole: Mapping[OwnKind, IntArray], rows: IntArray) -> None:
        self._whole, self._rows = whole, rows

    def __getitem__(self, kind: OwnKind) -> IntArray:
        return self._whole[kind][self._rows]

    def __iter__(self) -> Iterator[OwnKind]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)


@dataclass(frozen=True, eq=False)
class Candidates:
    """Every connected area inside the limits, once for each set of facilities; arrays are parallel."""

    communities: tuple[str, ...]  # ids in the order of the indices used below (sorted)
    indptr: IntArray
    members: IntArray  # members[indptr[i]:indptr[i + 1]] are community indices, ascending
    own_cost: Mapping[OwnKind, IntArray]  # yuan per candidate
    freed_m2: FloatArray  # land freed where walls come down
    interfaces: IntArray  # walls that come down
    life_circle: IntArray  # points: households x (kind, band) newly served
    package_ok: BoolArray  # the unmanaged members fill a property package (or there are none)
    truncated: bool  # max_candidates or the time was reached: areas, or variants of areas, were left out
    variants_cut: bool  # an area had more worthwhile variants than are kept
    enumerated: int  # connected sets looked at
    blocked: Mapping[str, str]  # allowed community that is in no area -> why
    built_indptr: IntArray
    built: IntArray  # facilities of each candidate, as places in `facilities`
    facilities: tuple[AreaWork, ...]

    def picked(self, rows: IntArray) -> "Candidates":
        """These candidates in this order; one may stand several times."""
        sizes, built = np.diff(self.indptr)[rows], np.diff(self.built_indptr)[rows]
        return replace(
            self,
            indptr=starts(sizes),
            members=self.members[ranges(self.indptr[rows], sizes)],
            own_cost=_Picked(self.own_cost, rows),
            freed_m2=self.freed_m2[rows],
            interfaces=self.interfaces[rows],
            life_circle=self.life_circle[rows],
            package_ok=self.package_ok[rows],
            built_indptr=starts(built),
            built=self.built[ranges(self.built_indptr[rows], built)],
        )

    @property
    def size(self) -> int:
        """How many candidates."""
        return len(self.indptr) - 1

    def ids(self, i: int) -> tuple[str, ...]:
        """The members of candidate i."""
        inside = self.members[self.indptr[i] : self.indptr[i + 1]]
        return tuple(self.communities[c] for c in inside.tolist())

    def own_works(self, i: int) -> tuple[AreaWork, ...]:
        """The own works of candidate i; what costs nothing is left out, but never a facility."""
        found = [
            AreaWork(id=kind.id, kind=kind.kind, category=kind.category, cost=yuan)
            for kind in (PROJECT, WALLS)
            if (yuan := int(self.own_cost[kind][i]))
        ]
        inside = self.built[self.built_indptr[i] : self.built_indptr[i + 1]]
        return (*found, *(self.facilities[f] for f in inside.tolist()))


def candidates(
    scenario: Scenario,
    allowed: Collection[str],
    start: Sequence[PlannedArea] = (),
    until: float = math.inf,
    sizes: int | None = None,
    asked: Sequence[Collection[str]] = (),
) -> Candidates:
    """All areas that may be planned; `allowed` are the communities that may be planned in some year.

    Those of `start` that keep the limits are among them with their facilities, and those with the members
    `asked` for, whatever is left out. None is looked for after `until` (time.monotonic()), none of more
    groups than `sizes`.
    """
    whole = groups(scenario, allowed)
    communities = tuple(sorted(c for group in whole.members for c in group))
    number = {c: i for i, c in enumerate(communities)}
    paths = ways(links(scenario), number)
    wanted = [*(area.members for area in start), *asked]
    found = connected(scenario, whole, number, paths, wanted, until, sizes)
    offered = offer(scenario, number)
    every = variants(offered, paths, found.indptr, found.members, found.walls.freed)
    # the plain variants always stay
    built = every.first(max(scenario.limits.max_candidates, len(found.indptr) - 1))
    cut = not found.complete or len(built.area) < len(every.area)
    for area in start:
        row = found.row([number[c] for c in area.members if c in number])
        built_there = {work.id for work in area.own if work.kind not in (PROJECT.kind, WALLS.kind)}
        if built_there and row is not None:
            inside, freed = found.inside(row), found.walls.freed[row]
            built = with_built(built, offered, paths, row, inside, freed, built_there)
    return _assembled(scenario, communities, whole.blocked, found, offered, built, cut)


def _assembled(
    scenario: Scenario,
    communities: tuple[str, ...],
    blocked: Mapping[str, str],
    found: Sets,
    offered: Offer,
    built: Variants,
    cut: bool,
) -> Candidates:
    """One candidate per variant, with what is measured of its area."""
    sizes = np.diff(found.indptr)[built.area]
    return Candidates(
        communities=communities,
        indptr=starts(sizes),
        members=found.members[ranges(found.indptr[built.area], sizes)],
        own_cost=OwnCost(scenario.limits.project_cost, found.walls.cost[built.area], offered, built),
        freed_m2=found.walls.freed[built.area],
        interfaces=found.walls.number[built.area],
        life_circle=built.points,
        package_ok=found.package_ok[built.area],
        truncated=cut,
        variants_cut=not built.complete,
        enumerated=found.enumerated,
        blocked=blocked,
        built_indptr=built.indptr,
        built=built.built,
        facilities=tuple(
            AreaWork(id=f.id, kind=f.kind, category=Category.UPGRADING, cost=f.cost)
            for f in offered.facilities
        ),
    )
