"""Neighbourhood search: free a part of the plan, solve it over its best columns, keep what is better."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from planner.engine.attend import attend
from planner.engine.claim import Claim, Found
from planner.engine.clock import Clock
from planner.engine.desk import Desk
from planner.engine.highs import ask_highs
from planner.engine.neighbourhood import Neighbourhoods, open_part
from planner.engine.part import Part
from planner.engine.program import FloatArray, IntArray
from planner.engine.state import State

SECONDS = 4.0  # most time for one part
NEAR = 1e-5  # relative; a part is not worth proving to the last point
NODES = 300  # most nodes for one part where runs must repeat
CORE_NODES = 3_000
NARROWEST, WIDEST = 300, 4_000
MOST_BLOCKS = 12  # joined in one part
FRUITLESS = 30  # parts without gain in a row that end a repeatable search

Ask = Callable[[FloatArray, str], bool]


class Lane:
    """One searcher; two of them may run side by side on one state."""

    def __init__(
        self, state: State, linear: FloatArray, cap: FloatArray, blocks: Sequence[IntArray], seed: int
    ):
        self._state, self._linear, self._cap = state, linear, cap
        self._arms = Neighbourhoods(blocks, seed)
        self._width = 1_500
        self._several = 1
        self._seed = seed
        self._repeatable = state.limits.repeatable

    def core(self, ask: Ask, drop: Ask | None, clock: Clock, width: int) -> None:
        """Branch and cut over the best columns of all."""
        plan, _ = self._plan()
        part = open_part(
            self._state.program, np.flatnonzero(plan), None, plan, self._cap, self._state.proof, width
        )
        hear: Found | None = None if drop is None else lambda x: _hand_in(drop, part, x)
        self._solve(ask, part, plan, clock, CORE_NODES, hear)

    def search(self, ask: Ask, clock: Clock) -> None:
        """Part after part until time runs out, or gains do where runs must repeat."""
        idle = 0
        while clock.left() > 0 and not (self._repeatable and idle >= FRUITLESS):
            gained = self._part(ask, clock)
            idle = 0 if gained > 0 else idle + 1

    def _part(self, ask: Ask, clock: Clock) -> float:
        plan, value = self._plan()
        arm = self._arms.pick()
        own, inside = self._arms.free(arm, self._several, plan, self._linear)
        part = open_part(self._state.program, own, inside, plan, self._cap, self._state.proof, self._width)
        claim = self._solve(
            ask, part, plan, clock if self._repeatable else clock.within(SECONDS), NODES, None
        )
        gained = self._state.incumbent.floor() - value
        self._arms.pay(arm, float(gained > 0))
        finished = claim.status in ("optimal", "infeasible")
        self._resize(finished, inside is not None and part.program.columns < self._width)
        return gained

    def _resize(self, finished: bool, room: bool) -> None:
        """Larger parts while they are solved to the end, smaller ones when they are not."""
        if not finished:
            self._width = max(NARROWEST, int(0.7 * self._width))
            self._several = max(1, self._several - 1)
        elif room:
            self._several = min(MOST_BLOCKS, self._several + 1)
        else:
            self._width = min(WIDEST, int(1.2 * self._width))

    def _plan(self) -> tuple[FloatArray, int]:
        plan, value = self._state.incumbent.x, self._state.incumbent.value
        if plan is None or value is None:
            raise ValueError("A neighbourhood needs a plan to start from.")
        return plan, value

    def _solve(
        self, ask: Ask, part: Part, plan: FloatArray, clock: Clock, nodes: int, hear: Found | None
    ) -> Claim:
        self._seed += 1
        claim = ask_highs(
            part.program,
            clock,
            seed=self._seed,
            hint=plan[part.columns],
            work=nodes if self._repeatable else None,
            found=hear,
            exact=False,
            gap=NEAR,
        )
        if claim.point is not None and claim.value is not None:
            before = part.program.objective @ plan[part.columns]
            if claim.value > before + 0.5:
                ask(part.lift(claim.point), "parts")
        return claim


def _hand_in(drop: Ask, part: Part, x: FloatArray) -> None:
    drop(part.lift(x), "core")


def improve(
    state: State, linear: FloatArray, cap: FloatArray, blocks: Sequence[IntArray], width: int
) -> None:
    """Raise the plan until the gap or the deadline is reached."""
    seed = state.limits.seed
    lanes = [
        Lane(state, linear, cap, blocks, seed + 1_000_003 * k) for k in range(max(1, state.limits.workers))
    ]
    if state.limits.repeatable or len(lanes) == 1:
        _in_turn(state, lanes[0], width)
        return
    clock = state.clock.within(state.clock.left())
    desk = Desk(state, clock)

    def work(index: int) -> None:
        if index == 0:
            lanes[0].core(desk.ask, desk.drop, clock.within(clock.left() * CORE_SHARE), width)
        lanes[index].search(desk.ask, clock)

    attend([_bind(work, index) for index in range(len(lanes))], clock, desk.look)
    desk.look()


CORE_SHARE = 0.6  # of the time left


def _bind(work: Callable[[int], None], index: int) -> Callable[[], None]:
    return lambda: work(index)


def _in_turn(state: State, lane: Lane, width: int) -> None:
    """One lane alone; solvers still run in a thread so that Ctrl-C is heard."""
    clock = state.clock.within(state.clock.left())
    desk = Desk(state, clock)

    def work() -> None:
        if state.limits.repeatable:
            lane.core(desk.ask, None, clock, width)
        else:
            lane.core(desk.ask, desk.drop, clock.within(clock.left() * CORE_SHARE), width)
        lane.search(desk.ask, clock)

    attend([work], clock, desk.look)
    desk.look()
