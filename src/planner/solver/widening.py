"""Areas beyond those that can be listed: the best by the linear program's duals are added to the list.

It begins with all small areas. At the optimum over them, areas worth more than their share of the rows are
looked for among all that there are; the best join the list, and the program is solved again, until none is
worth much or the time for it is up. The least bound of all areas on the way stays. At last areas that are
worth little less than nothing join: a plan in whole areas needs more than a fractional one does.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from planner.areas import Beyond, Found, candidates
from planner.plan import PlannedArea
from planner.solver.effort import Effort
from planner.solver.others import LITTLE, Others, Rest
from planner.solver.preparation import Prepared
from planner.solver.probe import Probe, priceable
from planner.solver.relaxed import Relaxed

LISTED = 20_000  # areas listed to begin with, about, and in a large city
LISTED_EACH = 20  # for every community
FRESH = 4_000  # areas added in a round, at most
FRESH_EACH = 300  # of those that hold the same community
ROUNDS = 25
COARSE = 16 * LITTLE  # what is looked for in the first round, of which no bound is asked
COARSER = 8  # times as much, where a search was cut off
IDLE = 6  # rounds without a better bound
NEAR = 5e-4  # of the bound: others that add no more are let go of
BELOW = (0.0005, 0.002, 0.008, 0.03, 0.1, 0.3, 1.0)  # of the bound: how much less than nothing
NEARBY = 5_000  # areas worth so little are enough
SHARE = 0.35  # of the time left, for all rounds
LATE = 0.1  # of it, for a search that is under way then


@dataclass(frozen=True, slots=True, eq=False)
class Widened:
    """The longer list, what bounds the areas that are still not on it, and bounds of the first goal.

    `without` bounds the plans with an area that is not listed: all others stand under the listed ones' bound.
    """

    prepared: Prepared
    others: Others
    first: float
    without: float
    seconds: float  # that one search takes

    def closing(self, goals: int) -> float:
        """Seconds to bound so many goals at the end."""
        return self.seconds * (goals - math.isfinite(self.without))


def widen(prepared: Prepared, start: Sequence[PlannedArea], effort: Effort) -> Widened | None:
    """Small areas and the best of the larger ones, where the list was cut; None where they cannot be told."""
    if not prepared.candidates.truncated or not priceable(prepared.scenario):
        return None
    beyond = Beyond(prepared.scenario, prepared.tables.keys())
    if not beyond.tellable:
        return None
    most = max(LISTED, LISTED_EACH * len(beyond.communities))
    sizes = beyond.sizes(min(most, prepared.scenario.limits.max_candidates))
    listing = _Listing(prepared, beyond, start, sizes)
    probe = Probe(listing.prepared, beyond)
    if not probe.whole:
        return None
    return _rounds(listing, Others(beyond, probe, sizes), effort)


def _rounds(listing: "_Listing", others: Others, effort: Effort) -> Widened | None:
    """Solve, look for areas, list them, as long as it pays."""
    began, left = time.monotonic(), effort.deadline - time.monotonic()
    until = math.inf if effort.repeatable else began + SHARE * left
    late = until + LATE * left
    first, without, seconds, idle, share = math.inf, math.inf, 0.0, 0, COARSE
    relaxed: Relaxed | None = None
    for _ in range(ROUNDS):
        others.known = listing.known()
        relaxed = Relaxed(listing.prepared, others, effort.seed, until, relaxed)
        if relaxed.infeasible:
            return None
        if not relaxed.optimal:
            break
        begun = time.monotonic()
        rest = others.rest(relaxed.goal, relaxed.at, late, share)
        if rest is None:
            return None
        seconds = time.monotonic() - begun
        cut = math.isinf(rest.bound)
        idle = 0 if cut or rest.bound < first else idle + 1
        first = min(first, rest.bound)
        done = share == LITTLE and not rest.found.members
        share = COARSER * share if cut else LITTLE
        if not cut and (done or idle > IDLE or rest.added <= NEAR * abs(rest.bound)):
            without = listing.add_near(relaxed, others, late)
            break
        listing.add(_chosen(rest.found, listing.communities))
    others.known = listing.known()
    return Widened(listing.prepared, others, first, without, seconds)


class _Listing:
    """The areas listed so far."""

    def __init__(self, prepared: Prepared, beyond: Beyond, start: Sequence[PlannedArea], sizes: int) -> None:
        self._start, self._sizes, self._ids = start, sizes, beyond.communities
        self._asked: list[tuple[int, ...]] = []
        self.communities = len(self._ids)
        self.prepared = prepared
        self.add([])

    def add(self, areas: Sequence[tuple[int, ...]]) -> None:
        """List these too."""
        self._asked += areas
        asked = [[self._ids[c] for c in members] for members in self._asked]
        scenario, allowed = self.prepared.scenario, self.prepared.tables.keys()
        found = candidates(scenario, allowed, self._start, sizes=self._sizes, asked=asked)
        self.prepared = replace(self.prepared, candidates=found)

    def add_near(self, relaxed: Relaxed, others: Others, until: float) -> float:
        """List areas that are worth little less than nothing, too.

        Answers what plans with areas that are still not listed are worth at most.
        """
        near: Rest | None = None
        for below in BELOW:
            rest = others.rest(relaxed.goal, relaxed.at, until, -below)
            if rest is None or math.isinf(rest.bound):
                break
            near = rest
            if len(rest.found.members) >= NEARBY:
                break
        if near is None:
            return math.inf
        self.add(near.found.members)
        return near.without if self.known().issuperset(near.found.members) else math.inf

    def known(self) -> frozenset[tuple[int, ...]]:
        """The members of all of them."""
        found = self.prepared.candidates
        members = found.members.tolist()
        return frozenset(tuple(members[a:b]) for a, b in pairwise(found.indptr.tolist()))


def _chosen(found: Found, communities: int) -> list[tuple[int, ...]]:
    """The best areas, of those that hold the same community not too many."""
    left = np.full(communities, FRESH_EACH)
    chosen: list[tuple[int, ...]] = []
    for members in found.members:
        inside = list(members)
        if left[inside].min() > 0 and len(chosen) < FRESH:
            left[inside] -= 1
            chosen.append(members)
    return chosen
