"""The first plan: dive, then branch and cut over what the dive left open."""

from __future__ import annotations

import numpy as np

from planner.engine.attend import attend
from planner.engine.clock import Clock
from planner.engine.dive import Dive, dive
from planner.engine.greedy import round_off
from planner.engine.highs import ask_highs
from planner.engine.neighbourhood import best
from planner.engine.outcome import gap
from planner.engine.part import fitting, restrict
from planner.engine.program import FloatArray
from planner.engine.scale import amounts
from planner.engine.sift import Sift
from planner.engine.state import State

KEEP = ((1.0, 2.0), (0.9, 3.0), (0.6, 5.0), (0.0, 20.0))  # shares of the dive's choices held, and seconds
DIVE_SECONDS = 5.0
NODES = 500
FAIR = 0.05  # a plan with such a gap is improved part by part sooner than by a dive
WIDTH = 3_000
MOST = 40_000  # columns tried when a plan is filled up


def fill_up(state: State, worth: FloatArray) -> None:
    """Add to the best point known what is worth something and still fits, the best first."""
    columns = np.flatnonzero(np.isfinite(worth) & (state.program.objective > 0))
    if len(columns) > MOST:
        columns = columns[np.argpartition(-worth[columns], MOST)[:MOST]]
    state.extend(columns[np.argsort(-worth[columns], kind="stable")])


def early(state: State, sift: Sift, turn: int) -> None:
    """Round off what the linear program has so far, at its rounds 1, 2, 4, 8 ...: a plan whatever happens."""
    if turn & (turn - 1) == 0:
        nothing = np.zeros(0, dtype=np.int64)
        state.offer(round_off(state.program, sift.x, nothing), "rounding off")


def first_plan(state: State, sift: Sift, dives: bool) -> None:
    """Offer a first plan: the linear answer rounded off, a dive, then ever fewer of its choices.

    So few columns that both solvers take them all at once need no dive.
    """
    clock = state.clock
    active = sift.active
    further = active[np.argsort(-state.proof.reduced[active], kind="stable")]
    state.offer(round_off(state.program, sift.x, further), "rounding off")
    fill_up(state, state.proof.reduced)
    value = state.incumbent.value
    if not dives or state.done() or (value is not None and gap(value, state.bound()) < FAIR):
        return
    ended = dive(sift, clock if state.limits.repeatable else clock.within(DIVE_SECONDS))
    if ended.whole and state.offer(ended.x, "dive"):
        return
    before = state.incumbent.floor()
    for share, seconds in KEEP if before == float("-inf") else KEEP[:2]:
        if state.clock.left() == 0 or state.incumbent.floor() > before:
            return
        _finish(state, sift, ended, share, seconds)


def _finish(state: State, sift: Sift, ended: Dive, share: float, seconds: float) -> None:
    program = state.program
    kept = ended.fixed[: round(share * len(ended.fixed))]
    held = np.zeros(program.columns)
    held[kept] = np.rint(ended.x[kept])
    able = np.zeros(program.columns, dtype=bool)
    able[sift.active] = True
    able[kept] = False
    fit = fitting(program, np.flatnonzero(able), held, sift.cap)
    able[:] = False
    able[fit] = True
    linear = np.setdiff1d(np.flatnonzero(ended.x > 1e-9), kept)
    columns = np.unique(np.concatenate([best(able, state.proof, WIDTH), amounts(program), linear]))
    part = restrict(program, columns, held, sift.cap)
    repeatable = state.limits.repeatable
    clock: Clock = state.clock if repeatable else state.clock.within(seconds)
    near = max(1e-4, state.limits.gap)
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
                gap=near,
            )
        ],
        clock,
    )
    if claim is not None and claim.point is not None:
        state.offer(part.lift(claim.point), "dive")
