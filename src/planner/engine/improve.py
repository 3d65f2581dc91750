"""Neighbourhood search: lanes side by side, the first of which starts with the core of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.engine.attend import attend
from planner.engine.clock import Clock
from planner.engine.desk import Desk
from planner.engine.lane import Lane
from planner.engine.program import FloatArray, IntArray
from planner.engine.state import State

CORE_SHARE = 0.25  # of the time left
SHORTEST = 1.0  # seconds below which the core is not begun again with new rows


def improve(
    state: State, linear: FloatArray, cap: FloatArray, blocks: Sequence[IntArray], width: int
) -> None:
    """Raise the plan until the gap or the deadline is reached; repeatable runs use one lane."""
    limits = state.limits
    count = 1 if limits.repeatable else max(1, limits.workers)
    lanes = [Lane(state, linear, cap, blocks, limits.seed + 1_000_003 * k) for k in range(count)]
    clock = state.clock.within(state.clock.left())
    desk = Desk(state, clock)

    def lead() -> None:
        if limits.repeatable:
            lanes[0].core(desk.ask, None, clock, width)
        else:
            _core(lanes[0], desk, clock, width)
        lanes[0].search(desk.ask, clock)

    def follow(lane: Lane) -> Callable[[], None]:
        return lambda: lane.search(desk.ask, clock)

    attend([lead, *map(follow, lanes[1:])], clock, desk.look)
    desk.look()


def _core(lane: Lane, desk: Desk, clock: Clock, width: int) -> None:
    """The core, begun again whenever a point of it showed rows it did not know."""
    whole = clock.within(CORE_SHARE * clock.left())
    while whole.left() > SHORTEST:
        short = whole.within(whole.left())
        desk.stale = short
        lane.core(desk.ask, desk.drop, short, width)
        if short.left() > 0 or whole.left() == 0:
            return
