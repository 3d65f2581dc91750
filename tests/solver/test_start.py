"""A search that begins from a plan: its money is found, its value is where the search begins."""

from dataclasses import replace

from planner import solver
from planner.plan import PlannedArea
from planner.solver.preparation import build, prepare
from planner.solver.progress import Clock
from planner.solver.search import Effort, Search, in_order
from tests.report.by_hand import best_plan, tutorial


def areas() -> tuple[PlannedArea, ...]:
    """The best plan, its works called as the scenario calls them."""
    return best_plan(tutorial()).areas


def test_its_value_is_reached_at_once() -> None:
    told: list[solver.Progress] = []
    found = solver.solve(tutorial(), gap=0.0, time_limit=20, start=areas(), report=told.append)
    assert found.goals[0].value == 19_052
    assert next(step.value for step in told if step.value is not None) == 19_052


def test_a_part_of_it_that_still_stands_is_a_start_too() -> None:
    """Without B the second area is no column: E and F are left, and the search goes on from there."""
    city = tutorial()
    locked = replace(
        city, communities=tuple(replace(c, lock="out" if c.id == "B" else None) for c in city.communities)
    )
    told: list[int] = []

    def hear(step: solver.Progress) -> None:
        if step.value is not None:
            told.append(step.value)

    found = solver.solve(locked, gap=0.0, time_limit=20, start=areas(), report=hear)
    assert told[0] == 7_918  # E and F in 2026
    assert found.goals[0].value > 7_918


def test_no_blend_is_needed_where_a_plan_is_there() -> None:
    prepared = prepare(tutorial())
    model = build(prepared)
    told: list[str] = []
    effort = Effort(0.0, 0.0, 0, 2, False)
    clock = Clock(0.0, lambda step: told.append(step.phase))
    search = Search(model, effort, clock, False, areas())
    search.blend(in_order(model))
    assert told == []
    assert search.point is not None
    assert search.point.any()
