"""What to free next: the best columns of all, a labelled block, or what leaves some choices kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.engine.bound import Bound, hopeless
from planner.engine.part import Part, fitting, restrict
from planner.engine.program import BoolArray, FloatArray, IntArray, Program
from planner.engine.scale import amounts

POOL = 40_000  # columns of best reduced cost that are tried for their fit
KEPT = (0.5, 0.7, 0.85)  # shares of the plan's choices that stay, where no block says what is near


class Neighbourhoods:
    """Picks columns to free around a plan; what earned points is picked more often."""

    def __init__(self, blocks: Sequence[IntArray], seed: int) -> None:
        self._blocks = blocks
        self._rng = np.random.default_rng(seed)
        self._earned = np.ones(len(blocks) + len(KEPT) + 1)
        self._tried = np.zeros(len(self._earned))

    def pick(self) -> int:
        """An arm, drawn by what its kind has earned so far; each is tried again now and then."""
        worth = self._earned / (1 + self._tried)
        worth = worth / worth.sum() + 0.3 / len(worth)
        return int(self._rng.choice(len(worth), p=worth / worth.sum()))

    def pay(self, arm: int, points: float) -> None:
        self._tried[arm] += 1
        self._earned[arm] += points

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
    """The part that frees ``own``, all amounts, and the ``width`` columns of best reduced cost that fit."""
    value = float(program.objective @ plan)
    able = (cap > 0) & ~hopeless(proof, value)
    if inside is not None:
        able &= inside
    able[own] = False
    always = np.union1d(own, amounts(program))
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
