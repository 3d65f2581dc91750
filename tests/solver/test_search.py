"""What one goal leaves to the next: of all plans known, the one that serves the next goal best."""

import time

import numpy as np

from planner.answer import columns
from planner.solver.effort import Effort
from planner.solver.preparation import build, prepare
from planner.solver.progress import Clock
from planner.solver.search import Search
from tests.report.by_hand import best_plan, tutorial


def test_a_goal_begins_from_the_known_plan_that_serves_it_best() -> None:
    """The last plan does nothing; an earlier one, its money included, is worth more to the next goal."""
    model = build(prepared := prepare(tutorial()))
    effort = Effort(time.monotonic() + 20, 0.0, 0, 2, False)
    search = Search(
        model, effort, Clock(0.0, lambda step: None), prepared.truncated, best_plan(tutorial()).areas
    )
    (planned,) = search.known
    nothing = np.zeros(model.columns.count)
    unpaid = nothing.copy()
    chosen = columns(model, best_plan(tutorial()).areas)
    assert chosen is not None
    unpaid[chosen] = 2.0  # no point of the program: it would be worth most
    search.known += [unpaid, nothing]
    search.point = nothing
    worth = np.zeros(model.columns.count)
    worth[chosen] = 1.0
    assert search._hint(worth) is planned
    assert search._hint(-worth) is nothing


def test_without_a_plan_it_begins_from_nothing() -> None:
    model = build(prepared := prepare(tutorial()))
    effort = Effort(time.monotonic() + 20, 0.0, 0, 2, False)
    search = Search(model, effort, Clock(0.0, lambda step: None), prepared.truncated)
    assert not search._hint(np.ones(model.columns.count)).any()
