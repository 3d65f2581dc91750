"""Whether any plan keeps all rules of a scenario: the same program without a goal."""

import time

import numpy as np

from planner import engine
from planner.model.rows import matrix
from planner.scenario.types import Scenario
from planner.solver.effort import Effort
from planner.solver.preparation import build, prepare
from planner.solver.progress import Clock
from planner.solver.search import Search


def feasible(scenario: Scenario, *, deadline: float, seed: int = 0, workers: int = 2) -> bool | None:
    """True where a plan was found, False where it is proven that none exists, None where neither was in time.

    Raises KeyboardInterrupt where the search was stopped from the keyboard.
    """
    prepared = prepare(scenario)
    model = build(prepared)
    effort = Effort(deadline, 0.0, seed, workers, False)
    search = Search(model, effort, Clock(time.monotonic(), lambda progress: None), prepared.truncated)

    def separate(point: engine.FloatArray) -> engine.Rows | None:
        rows = model.pool.broken(point)
        return engine.Rows(*matrix(rows, model.columns.count)) if rows else None

    with effort.interrupt as interrupt:
        outcome = engine.solve(
            search.program,
            limits=engine.Limits(deadline=deadline, seed=seed, workers=workers, stopped=interrupt.asked),
            separate=separate,
            blocks=search.blocks,
            hint=np.zeros(model.columns.count),
        )
    if interrupt.pressed:
        raise KeyboardInterrupt
    if outcome.x is not None:
        return True
    return False if outcome.status == "infeasible" and not prepared.truncated else None
