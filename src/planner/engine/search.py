"""The whole of a solve in the order it happens: hint, linear bound, first plan, proof or improvement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.engine.bound import hopeless
from planner.engine.claim import Claim
from planner.engine.cpsat import get_ready
from planner.engine.desk import Desk
from planner.engine.exact import ask_both, judge
from planner.engine.first import early, fill_up, first_plan
from planner.engine.improve import improve
from planner.engine.neighbourhood import best
from planner.engine.outcome import Limits, Outcome, Report, Separate
from planner.engine.part import Part, restrict
from planner.engine.program import BoolArray, FloatArray, IntArray, Program
from planner.engine.rate import rates
from planner.engine.reduce import count_rows, tighten, upper_room
from planner.engine.scale import amounts
from planner.engine.sift import Sift
from planner.engine.state import State

WHOLE = 5_000  # so few columns are given to both solvers at once, for a proof
SMALL = 1_500  # so few go to them before anything else is tried
WIDTH = 6  # core columns for each column of the linear answer
PARTLY = 0.3  # of the time left, for a pool that is not all there is, or too large to be sure of a proof
LINEAR_SHARE_WITH_A_PLAN = 0.9  # a plan without a bound says little
LINEAR_SHARE = 0.6  # of the time, at most, for the linear bound and its rows
LINEAR_ROUNDS = 60
FLAT = 1e-5  # of the linear value: where two rounds of rows take away less, a large program has enough
SHARP_SHARE = 0.2  # of the time, for count rows
WORTH = 0.02  # of the gap that a round of count rows must take away


def solve(
    program: Program,
    *,
    limits: Limits,
    separate: Separate | None = None,
    blocks: Sequence[IntArray] = (),
    hint: FloatArray | None = None,
    report: Report | None = None,
    before: Outcome | None = None,
    guess: FloatArray | None = None,
) -> Outcome:
    """Maximise a whole-number program; the answer keeps every row and its bound is proven.

    ``before`` is the outcome of another goal whose rows this program begins with: its linear program is
    carried on, basis and all. ``guess`` are duals of its first rows, as far as known: where to begin.
    """
    get_ready()
    state = State(program, limits, separate, report)
    _run(state, blocks, hint, None if before is None else before.linear, guess)
    if limits.repeatable and state.clock.late():
        state.notes.append("the deadline cut in: this run may not repeat")
    return state.outcome()


def _run(
    state: State,
    blocks: Sequence[IntArray],
    hint: FloatArray | None,
    linear: Sift | None,
    guess: FloatArray | None,
) -> None:
    if hint is not None and len(hint) == state.program.columns:
        state.keep(hint, "hint")
        state.offer(hint, "hint")
    state.enter("linear")
    cap = tighten(state.program)
    large = bool(np.count_nonzero(cap) > SMALL)
    planless = state.incumbent.x is None or not state.incumbent.x.any()
    if large:
        fill_up(state, rates(state.program, cap))
    plan = np.zeros(state.program.columns) if state.incumbent.x is None else state.incumbent.x
    if linear is None or not linear.usable:
        sift = Sift(state.program, cap, state.clock, seed=state.limits.seed, guess=guess)
    else:
        sift = linear
        sift.turn(state.program, state.clock, plan)
    state.sift = sift
    left = state.clock.left()
    optimal = _linear(state, sift, first=large and planless)
    spent = left - state.clock.left()
    if state.done() or state.clock.left() == 0:
        return
    if large:
        state.enter("first plan")
        first_plan(state, sift, dives=bool(np.count_nonzero(cap) > WHOLE))
    # a round of count rows takes about as long as the linear program did
    soon = state.limits.repeatable or spent <= SHARP_SHARE * state.clock.left()
    if optimal and soon and not state.done():
        state.enter("linear")
        _sharpen(state, sift)
    pool, hard = WHOLE, False
    while state.clock.left() > 0 and not state.done():
        able = (cap > 0) & ~hopeless(state.proof, state.incumbent.floor())
        count, unsolved = np.count_nonzero(able), state.incumbent.x is None
        if unsolved or count <= SMALL or (count <= WHOLE and not hard):
            state.enter("proof")
            to_the_end = unsolved or count <= SMALL
            if not _prove(state, able, cap, pool, 1.0 if to_the_end else PARTLY):
                if to_the_end:
                    return
                hard = True  # too much for a proof: what time there is goes to better plans
            pool *= 2
        else:
            state.enter("improvement")
            improve(state, sift.x, cap, blocks, WIDTH * max(500, int(np.count_nonzero(sift.x))))
            if state.limits.repeatable:
                return


def _linear(state: State, sift: Sift, first: bool = False) -> bool:
    """The linear bound with the caller's rows, until none is broken; whether it got there."""
    began = state.clock.left()
    large = bool(np.count_nonzero(sift.cap) > WHOLE)
    values: list[float] = []
    for turn in range(LINEAR_ROUNDS):
        reached = sift.solve(lambda round_: early(state, sift, round_)) if first else sift.solve()
        if reached and state.program.rows > sift.program.rows:  # early plans showed rows
            sift.grow(state.program)
            reached = sift.solve()
        if sift.infeasible is not None:
            state.infeasible = True
            state.said.append(f"phase one: no plan, certificate {sift.infeasible.value:.3g}")
            return False
        share = LINEAR_SHARE if state.incumbent.value is None else LINEAR_SHARE_WITH_A_PLAN
        late = not state.limits.repeatable and state.clock.left() < (1 - share) * began
        rows = state.broken(sift.x) if reached and not late else None
        values.append(float(state.program.objective @ sift.x))
        flat = large and len(values) > 2 and values[-3] - values[-1] <= FLAT * abs(values[-1])
        if turn == 0 or rows is None or flat:  # a bound takes its time: not for every round
            state.prove(sift.bound())
        if rows is None or flat:
            return reached and not late
        state.add(rows)
        sift.grow(state.program)
    state.prove(sift.bound())
    return False


def _sharpen(state: State, sift: Sift) -> None:
    """Count rows, as long as a round of them takes a fair part of the gap away."""
    began = state.clock.left()
    for _ in range(LINEAR_ROUNDS):
        before = state.bound()
        rows = count_rows(state.program, sift.cap, sift.x, upper_room(state.program, sift.cap))
        if rows is None:
            return
        state.add(rows)
        sift.grow(state.program)
        if not _linear(state, sift) or state.done():
            return
        value = state.incumbent.value
        if value is not None and before - state.bound() < WORTH * (state.bound() - value):
            return
        if not state.limits.repeatable and state.clock.left() < (1 - SHARP_SHARE) * began:
            return


def _prove(state: State, able: BoolArray, cap: FloatArray, pool: int, share: float) -> bool:
    """Ask both solvers about the able columns, the best ``pool`` of them; whether asking again may help.

    They get ``share`` of the time left, less where that is not all columns."""
    plan, rows = state.incumbent.x, state.program.rows
    columns = best(able, state.proof, pool)
    whole = len(columns) == np.count_nonzero(able)
    base = np.zeros(state.program.columns) if plan is None else plan
    always = np.union1d(np.flatnonzero(base), amounts(state.program))
    part = restrict(state.program, np.union1d(columns, always), base, cap)
    claims = _ask(state, part, plan, state.clock.left() * (share if whole else PARTLY))
    for claim in claims:
        if claim.point is not None:
            state.offer(part.lift(claim.point), claim.solver)
    state.said = [str(claim) for claim in claims]
    if not whole:
        return True
    held = float(state.program.objective @ part.lift(np.zeros(part.program.columns)))
    verdict = judge(claims, held, state.incumbent.floor(), state.proof)
    state.disputes += verdict.disputes
    if state.disputes:
        return False
    state.infeasible = verdict.infeasible and state.incumbent.x is None
    state.claimed = min(state.claimed, max(verdict.bound, state.incumbent.floor()))
    return state.program.rows > rows


def _ask(state: State, part: Part, plan: FloatArray | None, seconds: float) -> list[Claim]:
    """Both solvers on a part; new rows end their work, it would be done on too few."""
    clock = state.clock.within(seconds)
    desk = Desk(state, clock)
    desk.stale = clock
    repeatable = state.limits.repeatable
    claims = ask_both(
        part,
        clock,
        seed=state.limits.seed,
        repeatable=repeatable,
        hint=plan,
        found=None if repeatable else desk.drop,
        look=None if repeatable else desk.look,
    )
    desk.look()
    return claims
