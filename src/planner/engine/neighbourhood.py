"""What to free next: the best columns of all, a labelled block, or what leaves some choices kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.engine.bound import Bound, hopeless
from planner.engine.earnings import Earnings
from planner.engine.part import Part, fitting, restrict
from planner.engine.program import BoolArray, FloatArray, IntArray, Program
from planner.engine.scale import amounts

POOL = 40_000  # columns of best reduced cost that are tried for their fit
EXPLORE = 0.3  # of the picks go to all kinds alike
KEPT = (0.5, 0.7, 0.85)  # shares of the plan's choices that stay, where no block says what is near


class Neighbourhoods:
    """Picks columns to free around a plan; the kind that earns most points for its time is picked most.

    Blocks of like size are one kind, so that what one ball of neighbours earned speaks for the others."""

    def __init__(self, blocks: Sequence[IntArray], seed: int) -> None:
        self._blocks = blocks
        self._rng = np.random.default_rng(seed)
        self._kind = [len(block).bit_length() for block in blocks]
        self._kind += [-1 - k for k in range(len(KEPT) + 1)]
        kinds = sorted(set(self._kind))
        # the kinds without blocks come last, and are taken from the end
        self._untried = sorted(kinds, key=lambda kind: (kind < 0, self._rng.random()))
        self._earnings = Earnings(kinds, EXPLORE, self._rng)

    def pick(self) -> int:
        """An arm: each kind once, then its kind drawn by what it has earned, each again now and then."""
        if self._untried:
            return self._arm(self._untried.pop())
        return self._arm(self._earnings.pick())

    def kind(self, arm: int) -> int:
        """Which kind an arm is of."""
        return self._kind[arm]

    def _arm(self, kind: int) -> int:
        arms = [arm for arm, own in enumerate(self._kind) if own == kind]
        return arms[int(self._rng.integers(len(arms)))]

    def pay(self, arm: int, points: float, time: float) -> None:
        """Book what an arm earned."""
        self._earnings.pay(self._kind[arm], points, time)

    def free(
        self, arm: int, several: int, plan: FloatArray, linear: FloatArray
    ) -> tuple[IntArray, BoolArray | None]:
        """The plan's own columns that arm ``arm`` frees, and the columns it may take instead (None: any).

        A block is joined by ``several`` - 1 others, so that money can move between distant places."""
        chosen = np.flatnonzero(plan)
        if arm < len(self._blocks):
            inside = np.zeros(len(plan), dtype=bool)
            inside[self._blocks[arm]] = True
            for other in self._rng.integers(0, len(self._blocks), several - 1).tolist():
                inside[self._blocks[other]] = True
            return chosen[inside[chosen]], inside
        if arm < len(self._blocks) + len(KEPT):
            return chosen[self._rng.random(len(chosen)) > KEPT[arm - len(self._blocks)]], None
        return chosen[np.abs(plan[chosen] - linear[chosen]) > 1e-6], None


def open_part(
    program: Program,
    own: IntArray,
    inside: BoolArray | None,
    plan: FloatArray,
    cap: FloatArray,
    proof: Bound,
    width: int,
) -> Part:
    """The part that frees ``own``, amounts, and the ``width`` columns of best reduced cost that fit.

    A block frees the amounts in it: money that stays where it is makes a part much smaller."""
    value = float(program.objective @ plan)
    able = (cap > 0) & ~hopeless(proof, value)
    if inside is not None:
        able &= inside
    able[np.flatnonzero(plan)] = False  # what the plan keeps elsewhere stays: it must not take a place here
    money = amounts(program)
    always = np.union1d(own, money if inside is None else money[inside[money]])
    pool = np.union1d(best(able, proof, POOL), always)
    fit = fitting(program, pool, plan, cap)
    fresh = np.zeros(program.columns, dtype=bool)
    fresh[fit] = True
    fresh[always] = False
    return restrict(program, np.union1d(best(fresh, proof, width), always), plan, cap)


def best(able: BoolArray, proof: Bound, width: int) -> IntArray:
    """At most ``width`` able columns of best reduced cost."""
    columns = np.flatnonzero(able)
    if len(columns) <= width:
        return columns
    keep = np.argpartition(-proof.reduced[columns], width)[:width]
    return columns[keep]
