"""A first plan by diving: fix the surest columns of the linear answer until little is left to decide."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.engine.clock import Clock
from planner.engine.program import FloatArray, IntArray
from planner.engine.scale import AMOUNT
from planner.engine.sift import Sift

STEPS = 40
WHOLE = 1e-6
SURE = 0.8
SHARE = 0.25  # of the fractional columns fixed in one step
FEW = 12  # so few open columns are left to branch and cut


@dataclass(frozen=True)
class Dive:
    """Where a dive ended: its point, perhaps still fractional, and the columns it fixed, surest first."""

    x: FloatArray
    fixed: IntArray
    whole: bool


def dive(sift: Sift, clock: Clock) -> Dive:
    """Fix and solve again until few columns are open or the next batch does not fit."""
    choices = sift.active[sift.program.bound[sift.active] <= AMOUNT]
    fixed = choices[sift.x[choices] > 1 - WHOLE]
    point = sift.x.copy()
    try:
        for _ in range(STEPS):
            sift.fix(fixed, np.maximum(1.0, np.rint(point[fixed])))
            if clock.left() == 0 or not sift.resolve():
                break
            point = sift.x.copy()
            x = point[choices]
            loose = choices[np.abs(x - np.rint(x)) > WHOLE]
            settled = np.setdiff1d(choices[x > 1 - WHOLE], fixed)
            fixed = np.concatenate([fixed, settled])
            if len(loose) <= FEW:
                return Dive(point, fixed, len(loose) == 0)
            fixed = np.concatenate([fixed, _batch(point, loose)])
    finally:
        sift.free(choices)
    return Dive(point, fixed, False)


def _batch(x: FloatArray, loose: IntArray) -> IntArray:
    """All columns near one, or a share of the largest."""
    order = loose[np.argsort(-x[loose], kind="stable")]
    return order[: max(1, int((x[order] > SURE).sum()), int(SHARE * len(order)))]
