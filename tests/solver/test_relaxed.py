"""The linear program of the first goal: its optimum bounds every plan of the areas listed."""

import time
from dataclasses import replace
from random import Random

import pytest

from planner import engine
from planner.areas import Beyond
from planner.scenario.types import Scenario
from planner.solver.others import Others
from planner.solver.preparation import prepare
from planner.solver.probe import Probe
from planner.solver.relaxed import Relaxed
from tests.solver.green import best, city


def relaxed(scenario: Scenario, seconds: float, before: Relaxed | None = None) -> Relaxed:
    prepared = prepare(scenario)
    beyond = Beyond(prepared.scenario, prepared.tables.keys())
    others = Others(beyond, Probe(prepared, beyond), scenario.limits.max_members)
    return Relaxed(prepared, others, 0, time.monotonic() + seconds, before)


def test_the_optimum_is_above_the_best_plan_and_begins_the_next() -> None:
    scenario = city(Random(0))
    first = relaxed(scenario, 20)
    again = relaxed(scenario, 20, first)
    assert first.goal == "need"
    assert first.optimal
    value = engine.upper(first.at.program, first.at.values, first.at.cap).value
    assert value >= best(scenario).goals[0].value
    assert engine.upper(again.at.program, again.at.values, again.at.cap).value == pytest.approx(value)


def test_without_time_it_is_not_the_optimum() -> None:
    found = relaxed(city(Random(0)), -1)
    assert not found.optimal
    assert not found.infeasible


def test_where_nothing_can_pay_for_what_is_locked_in_there_is_none() -> None:
    scenario = city(Random(0))
    locked = tuple(replace(c, lock="in") for c in scenario.communities)
    assert relaxed(replace(scenario, communities=locked), 20).infeasible
