"""What is said of each goal: values measured on the plan, and the levels bounds stand on."""

import signal
from dataclasses import replace
from fractions import Fraction

import pytest

from planner.goals import GOAL
from planner.result import Weighed
from planner.scenario.settings import Goals, Task
from planner.scenario.types import Scenario
from planner.solver import Progress, solve


def test_a_bound_names_the_level_it_stands_on_and_what_was_given_up_for_it(tiny: Scenario) -> None:
    """Within 60 % of 880 points one community is enough: 500 or less are left, no fewer than 352."""
    loose = replace(tiny, goals=Goals(order=("need", "fiscal_cost"), tolerance=Fraction(60, 100)))
    need, cost = solve(loose, time_limit=60, gap=0.0).goals
    assert (need.best, need.held, need.stands_on) == (880, 352, {})
    assert need.given_up == 880 - need.value > 0
    assert (cost.value, cost.held, cost.stands_on) == (4, None, {"need": 352})


def test_weighed_goals_are_measured_one_by_one_in_their_own_units(tiny: Scenario) -> None:
    """a alone: 500/2 - 4·60 = 10; the program counts twice that."""
    weights = {"need": Fraction(1, 2), "fiscal_cost": Fraction(60)}
    result = solve(replace(tiny, goals=Goals(weights=weights)), time_limit=60, gap=0.0)
    (level,) = result.goals
    assert (level.value, level.scale) == (20, 2)
    assert level.weighed == (
        Weighed(goal="need", value=500, weight=Fraction(1, 2)),
        Weighed(goal="fiscal_cost", value=4, weight=Fraction(60), minimised=True),
    )
    assert sum(part.points for part in level.weighed) == Fraction(level.value, level.scale)
    assert GOAL["need"].measure(result.scenario, result.plan) == 500


def test_an_interrupted_search_hands_out_its_best_and_says_so(tiny: Scenario) -> None:
    def stop(progress: Progress) -> None:
        if progress.value and not pressed:
            pressed.append(True)
            signal.raise_signal(signal.SIGINT)

    pressed: list[bool] = []
    result = solve(tiny, time_limit=60, gap=0.0, report=stop)
    assert result.interrupted
    assert result.note == ""
    assert result.plan.areas
    assert not solve(tiny, time_limit=60, gap=0.0).interrupted


def test_interrupted_before_there_is_a_plan_is_no_lack_of_time(tiny: Scenario) -> None:
    """A task, so that the empty plan is none."""

    def stop(progress: Progress) -> None:
        if progress.phase == "linear" and not pressed:
            pressed.append(True)
            signal.raise_signal(signal.SIGINT)

    pressed: list[bool] = []

    asked = replace(tiny, rules=replace(tiny.rules, tasks=(Task(of="communities", minimum=1, year=2026),)))
    with pytest.raises(KeyboardInterrupt):
        solve(asked, time_limit=60, gap=0.0, report=stop)
