"""A first plan by diving: fix the surest columns of the linear answer until little is left to decide."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.engine.clock import Clock
from planner.engine.program import FloatArray, IntArray
from planner.engine.scale import AMOUNT
from planner.engine.sift import Sift

STEPS = 60
FAILURES = 8  # batches that did not fit before branch and cut takes over
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
    """Fix and solve again until few columns are open, or too many batches did not fit."""
    choices = sift.active[sift.program.bound[sift.active] <= AMOUNT]
    fixed = _settled(sift.x, choices, np.zeros(0, dtype=np.int64))
    optimum = sift.x, sift.y  # what guides the search after the dive
    point, batch, failures = sift.x.copy(), np.zeros(0, dtype=np.int64), 0
    try:
        for _ in range(STEPS):
            trial = np.concatenate([fixed, batch])
            sift.fix(trial, np.maximum(1.0, np.rint(point[trial])))
            if clock.left() == 0:
                break
            if sift.resolve():
                point = sift.x.copy()
                fixed = np.concatenate([trial, _settled(point, choices, trial)])
                loose = _loose(point, choices)
                if len(loose) <= FEW:
                    return Dive(point, fixed, len(loose) == 0)
                batch = _batch(point, loose)
                continue
            failures += 1
            if failures > FAILURES:
                break
            sift.free(batch)
            if len(batch) == 1:
                sift.fix(batch, np.zeros(1))
            batch = batch[: len(batch) // 2]
    finally:
        sift.free(choices)
        sift.x, sift.y = optimum
    return Dive(point, fixed, False)


def _loose(x: FloatArray, choices: IntArray) -> IntArray:
    """Choices the linear answer leaves between two whole numbers."""
    return choices[np.abs(x[choices] - np.rint(x[choices])) > WHOLE]


def _settled(x: FloatArray, choices: IntArray, fixed: IntArray) -> IntArray:
    """Choices the linear answer takes wholly, not fixed yet."""
    taken = choices[(x[choices] > 1 - WHOLE) & (np.abs(x[choices] - np.rint(x[choices])) <= WHOLE)]
    return np.setdiff1d(taken, fixed)


def _batch(x: FloatArray, loose: IntArray) -> IntArray:
    """All columns near one, or a share of the largest."""
    order = loose[np.argsort(-x[loose], kind="stable")]
    return order[: max(1, int((x[order] > SURE).sum()), int(SHARE * len(order)))]
