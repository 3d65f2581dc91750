"""A search that begins from a plan: its money is found, its value is where the search begins."""

import time
from dataclasses import replace
from fractions import Fraction

import pytest

from planner import solver
from planner.errors import NoCandidate
from planner.plan import PlannedArea
from planner.scenario.settings import EvenFlow
from planner.scenario.types import Facility, Scenario
from planner.solver.effort import Effort
from planner.solver.order import in_order
from planner.solver.preparation import build, prepare
from planner.solver.progress import Clock
from planner.solver.search import Search
from tests.report.by_hand import best_plan, tutorial


def areas() -> tuple[PlannedArea, ...]:
    """The best plan, its works called as the scenario calls them."""
    return best_plan(tutorial()).areas


def test_its_value_is_reached_at_once() -> None:
    told: list[solver.Progress] = []
    found = solver.solve(tutorial(), gap=0.0, time_limit=60, start=areas(), report=told.append)
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

    found = solver.solve(locked, gap=0.0, time_limit=60, start=areas(), report=hear)
    assert told[0] == 7_918  # E and F in 2026
    assert found.goals[0].value > 7_918


def test_no_blend_is_needed_where_a_plan_is_there() -> None:
    prepared = prepare(tutorial())
    model = build(prepared)
    told: list[str] = []
    effort = Effort(time.monotonic() + 20, 0.0, 0, 2, False)
    clock = Clock(0.0, lambda step: told.append(step.phase))
    search = Search(model, effort, clock, False, areas())
    search.blend(in_order(model))
    assert told == []
    assert search.point is not None
    assert search.point.any()


def test_totals_and_other_columns_follow_the_choices() -> None:
    """An even flow stands on columns of its own; a start that breaks it is no start."""
    city = tutorial()
    loose, tight = (
        replace(city, rules=replace(city.rules, even_flow=EvenFlow(tolerance=Fraction(share))))
        for share in ("1", "1/100")
    )
    for scenario, begins in ((loose, True), (tight, False)):
        model = build(prepare(scenario))
        assert len(model.columns.bounds) > len(model.columns.money)
        effort = Effort(time.monotonic() + 20, 0.0, 0, 2, False)
        search = Search(model, effort, Clock(0.0, lambda step: None), False, areas())
        assert (search.point is not None) == begins
        if search.point is not None:
            assert search.program.feasible(search.point)


def few(**rules: object) -> Scenario:
    """The tutorial where no two communities are looked at together: there are too many areas.

    A facility, though nobody can pay for it, keeps those left out from being priced.
    """
    city = tutorial()
    return replace(
        city,
        facilities=(Facility(id="kiosk", kind="shop", host="A", cost=10**9),),
        limits=replace(city.limits, max_candidates=len(city.communities)),
        rules=replace(city.rules, **rules),  # type: ignore[arg-type]
    )


def test_a_plan_to_start_from_is_never_lost_where_areas_are_left_out() -> None:
    plain = solver.solve(few(), gap=0.0, time_limit=60)
    found = solver.solve(few(), gap=0.0, time_limit=60, start=areas())
    assert plain.truncated
    assert found.truncated
    assert plain.goals[0].value < 19_052 <= found.goals[0].value


def test_without_it_no_plan_among_the_areas_looked_at_is_no_matter_of_time() -> None:
    floor = {"need": 19_052}
    with pytest.raises(NoCandidate, match="some had to be left"):
        solver.solve(few(goal_floors=floor), gap=0.0, time_limit=60)
    assert solver.solve(few(goal_floors=floor), gap=0.0, time_limit=60, start=areas()).truncated
