"""From a scenario to a checked plan, in the order it happens."""

import math
import time
from collections.abc import Sequence

from planner.errors import OutOfTime
from planner.garbage import uncollected
from planner.interrupt import Interrupt
from planner.plan import PlannedArea
from planner.result import Result
from planner.scenario.types import Scenario
from planner.solver.all_areas import Everywhere
from planner.solver.apart import Apart
from planner.solver.drawing import drawn
from planner.solver.effort import Effort
from planner.solver.handover import hand_over
from planner.solver.order import in_order
from planner.solver.preparation import build, prepare
from planner.solver.progress import Clock, Report
from planner.solver.search import Search
from planner.solver.widening import widen

AREAS_SHARE = 0.25  # of the time, at most, to list areas
CHECKS = 0.0013  # seconds a community, for the stack and the checks


def solve(
    scenario: Scenario,
    *,
    time_limit: float = 60.0,
    gap: float = 0.01,
    seed: int = 0,
    workers: int = 2,
    repeatable: bool = False,
    report: Report | None = None,
    yardstick: Scenario | None = None,
    start: Sequence[PlannedArea] = (),
    apart: Apart | None = None,
) -> Result:
    """The best plan found in `time_limit` seconds of wall clock, checked, with its proof.

    Need and gain are measured as in `yardstick`, an appraised scenario, where one is given. The search
    begins from the areas of `start` that may still stand; they are candidates, however many others are.
    With `apart` it runs in a process of its own where the system can, and whatever ends that process, the
    best plan it had found is handed out.
    Raises ScenarioError where the scenario cannot be planned, Infeasible where it is proven that no plan
    keeps the rules, NoCandidate where that is proven of those areas and works only that were not left out,
    OutOfTime where none was found, KeyboardInterrupt where it was stopped before one was.
    """
    begun = time.monotonic()
    closing = _closing_time(time_limit)
    deadline = begun + max(1.0, time_limit - closing - CHECKS * len(scenario.communities))
    clock = Clock(begun, report or (lambda progress: None))
    clock("", "areas")
    until = math.inf if repeatable else begun + AREAS_SHARE * (deadline - begun)
    prepared = prepare(scenario, yardstick, start, until)
    widened = widen(prepared, start, Effort(deadline, gap, seed, workers, repeatable))
    prepared = prepared if widened is None else widened.prepared
    clock("", "program")
    model = build(prepared)
    stages = in_order(model)
    with Interrupt() as interrupt:  # from here on there may be a plan to lose
        everywhere = None if widened is None else Everywhere(widened, len(stages), deadline, repeatable)
        until = deadline if everywhere is None else everywhere.begins
        effort = Effort(until, gap, seed, workers, repeatable, interrupt)
        search = Search(model, effort, clock, prepared.truncated, start)
        search.everywhere = everywhere
        try:
            if apart is None:
                search.run(stages)
            else:
                apart.run(search, stages)
        except OutOfTime:
            if interrupt.pressed:  # it was not the time that ran out
                raise KeyboardInterrupt from None
            raise
        interrupted = interrupt.pressed
        if everywhere is not None and everywhere.settle(search):
            prepared = prepared.of_all_areas()
        search.point = drawn(search, closing)
        with uncollected():
            return hand_over(
                prepared, model, search, time_limit=time_limit, begun=begun, interrupted=interrupted
            )


def _closing_time(time_limit: float) -> float:
    """Seconds kept for what is drawn, and for what is slower than it should be."""
    return min(4.0, 0.3 + 0.03 * time_limit)
