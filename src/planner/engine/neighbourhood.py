"""What to free next: the best columns of all, a labelled block, or what is left when some choices are kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.engine.bound import Bound, hopeless
from planner.engine.program import BoolArray, FloatArray, IntArray
from planner.engine.scale import AMOUNT

KEPT = (0.5, 0.7, 0.85)  # shares of the plan's choices that stay, where no block says what is near


class Neighbourhoods:
    """Picks columns to free around a plan; what earned points is picked more often."""

    def __init__(self, blocks: Sequence[IntArray], bound: FloatArray, seed: int) -> None:
        self._blocks = blocks
        self._wide = np.flatnonzero(bound > AMOUNT)
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

    def free(self, arm: int, plan: FloatArray, linear: FloatArray, proof: Bound, value: float, width: int) -> IntArray:
        """The columns arm ``arm`` frees: at most ``width`` new ones of best reduced cost, and the plan's own."""
        chosen = np.flatnonzero(plan)
        able = ~hopeless(proof, value)
        if arm < len(self._blocks):
            inside = np.zeros(len(plan), dtype=bool)
            inside[self._blocks[arm]] = True
            own = chosen[inside[chosen]]
            able &= inside
        elif arm < len(self._blocks) + len(KEPT):
            own = chosen[self._rng.random(len(chosen)) > KEPT[arm - len(self._blocks)]]
        else:
            own = chosen[np.abs(plan[chosen] - linear[chosen]) > 1e-6]
        return self._join(own, able, proof, width)

    def core(self, plan: FloatArray, proof: Bound, value: float, width: int) -> IntArray:
        """The plan and the columns of best reduced cost of all."""
        return self._join(np.flatnonzero(plan), ~hopeless(proof, value), proof, width)

    def _join(self, own: IntArray, able: BoolArray, proof: Bound, width: int) -> IntArray:
        return np.unique(np.concatenate([own, best(able, proof, width), self._wide]))


def best(able: BoolArray, proof: Bound, width: int) -> IntArray:
    """At most ``width`` able columns of best reduced cost."""
    columns = np.flatnonzero(able)
    if len(columns) <= width:
        return columns
    keep = np.argpartition(-proof.reduced[columns], width)[:width]
    return columns[keep]
