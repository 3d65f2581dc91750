"""The first plan: dive, then branch and cut over what the dive left open."""

from __future__ import annotations

import numpy as np

from planner.engine.attend import attend
from planner.engine.clock import Clock
from planner.engine.dive import Dive, dive
from planner.engine.highs import ask_highs
from planner.engine.neighbourhood import best
from planner.engine.part import restrict
from planner.engine.program import FloatArray
from planner.engine.scale import amounts
from planner.engine.sift import Sift
from planner.engine.state import State

KEEP = (1.0, 0.85, 0.5, 0.0)  # shares of the dive's choices held while the rest is solved
SECONDS = 10.0
NODES = 500
WIDTH = 3_000


def first_plan(state: State, sift: Sift) -> None:
    """Offer a first plan, holding fewer and fewer of the dive's choices until one fits."""
    ended = dive(sift, state.clock)
    if ended.whole and state.offer(ended.x, "dive"):
        return
    for share in KEEP:
        if state.clock.left() == 0 or state.incumbent.x is not None:
            return
        _finish(state, sift, ended, share)


def _finish(state: State, sift: Sift, ended: Dive, share: float) -> None:
    program = state.program
    kept = ended.fixed[: round(share * len(ended.fixed))]
    held = np.zeros(program.columns)
    held[kept] = np.rint(ended.x[kept])
    able = sift.cap > 0
    able[kept] = False
    columns = np.unique(np.concatenate([best(able, state.proof, WIDTH), amounts(program), _loose(ended.x, kept)]))
    part = restrict(program, columns, held, sift.cap)
    repeatable = state.limits.repeatable
    clock: Clock = state.clock if repeatable else state.clock.within(SECONDS)
    gap = max(1e-4, state.limits.gap)
    [claim] = attend(
        [
            lambda: ask_highs(
                part.program,
                clock,
                seed=state.limits.seed,
                hint=None,
                work=NODES if repeatable else None,
                found=None,
                exact=False,
                gap=gap,
            )
        ],
        clock,
    )
    if claim is not None and claim.point is not None:
        state.offer(part.lift(claim.point), "dive")


def _loose(x: FloatArray, kept: np.ndarray) -> np.ndarray:
    """Columns of the linear answer that are not held."""
    return np.setdiff1d(np.flatnonzero(x > 1e-9), kept)
