"""A goal with a floor: the tutorial's best need at the least money, at the floor and one point over."""

from dataclasses import replace

import pytest

from planner import floors, locale, solver
from planner.checker import broken, check
from planner.errors import Infeasible
from planner.goals import GOAL
from planner.plan import Plan
from planner.report import words
from planner.scenario.settings import Goals, Rules
from planner.scenario.types import Scenario
from planner.verdict import Check
from tests.report.by_hand import tutorial
from tests.scenario.written import MINIMAL, error, scenario

BEST = 19_052  # of the tutorial, proven by listing all its plans
SECOND = 18_704


def asked(goals: Goals, **least: int) -> Scenario:
    city = tutorial()
    return replace(city, goals=goals, rules=replace(city.rules, goal_floors=least))


def test_the_least_money_for_the_best_need_is_what_the_best_plan_costs() -> None:
    found = solver.solve(asked(Goals(order=("fiscal_cost",)), need=BEST), gap=0.0, time_limit=60)
    (level,) = found.goals
    assert (level.value, level.bound) == (10_994_000, 10_994_000)
    assert Check("goal_floors", "need", BEST, "at least", BEST) in found.checks


def test_a_lower_floor_is_not_dearer() -> None:
    found = solver.solve(asked(Goals(order=("fiscal_cost",)), need=SECOND - 1_000), gap=0.0, time_limit=60)
    assert found.goals[0].value < 10_994_000
    assert GOAL["need"].measure(found.scenario, found.plan) >= SECOND - 1_000


def test_one_point_over_the_best_there_is_no_plan() -> None:
    with pytest.raises(Infeasible):
        solver.solve(asked(Goals(order=("fiscal_cost",)), need=BEST + 1), gap=0.0, time_limit=60)


def test_the_check_measures_a_plan_made_by_hand() -> None:
    city = asked(Goals(order=("need",)), households=1)
    (found,) = floors.check(city, Plan(scenario=city))
    assert (found.value, found.limit, found.ok) == (0, 1, False)
    assert broken(check(Plan(scenario=city))) == (found,)
    assert list(floors.check(tutorial(), Plan(scenario=tutorial()))) == []


def test_the_words() -> None:
    assert words.check("goal_floors", "need", 5, "at least", 6) == "floor of a goal: need: 5, at least 6"
    locale.use("zh")
    assert words.rule_sentence("goal_floors") == "设有底线的目标至少达到底线，无论还追求什么"
    locale.use("en")


def test_in_a_scenario(tmp_path) -> None:  # type: ignore[no-untyped-def]
    rules = scenario(tmp_path, MINIMAL + "rules: {目标底线: {户数: 50户}}\n").rules
    assert rules == Rules(goal_floors={"households": 50})


def test_a_goal_made_small_has_none(tmp_path) -> None:  # type: ignore[no-untyped-def]
    found = error(tmp_path, MINIMAL + "rules: {goal_floors: {fiscal_cost: 50}}\n")
    assert "a floor of fiscal_cost, which is made small" in str(found)
