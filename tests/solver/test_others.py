"""The bound of all areas at any duals, however bad they are."""

import math
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from planner import engine
from planner.areas import Beyond, candidates
from planner.model import Model
from planner.model.rows import matrix
from planner.scenario.types import Scenario
from planner.solver.order import in_order
from planner.solver.others import Duals, Others
from planner.solver.preparation import Prepared, build, prepare
from planner.solver.probe import Probe
from tests.solver.green import best, city


def listed(scenario: Scenario, sizes: int) -> tuple[Prepared, Others]:
    """Areas of so many members listed, and the others."""
    prepared = prepare(scenario)
    allowed = prepared.tables.keys()
    prepared = replace(prepared, candidates=candidates(prepared.scenario, allowed, sizes=sizes))
    beyond = Beyond(prepared.scenario, allowed)
    return prepared, Others(beyond, Probe(prepared, beyond), sizes)


def asked(model: Model, random: np.random.Generator, size: float) -> Duals:
    """Duals drawn at random."""
    _, value = in_order(model)[0]
    objective = np.zeros(model.columns.count)
    np.add.at(objective, value.columns, value.values)
    bounds = np.append(np.ones(model.columns.choices), model.columns.bounds)
    program = engine.Program(objective, *matrix(model.rows.rows, model.columns.count), bounds)
    return Duals(model, program, model.rows.rows, random.normal(0, size, program.rows))


@pytest.mark.parametrize("seed", range(6))
def test_no_plan_is_above_it(seed: int) -> None:
    scenario = city(Random(seed))
    most = best(scenario).goals[0].value
    prepared, others = listed(scenario, 1 + seed % 2)
    model = build(prepared)
    random = np.random.default_rng(seed)
    for size in (0.0, 0.3, 1.0, 3.0):
        at = asked(model, random, size)
        rest = others.rest("need", at)
        assert rest is not None
        assert most <= rest.bound < math.inf
        near = others.rest("need", at, share=-1.0)
        assert near is not None
        assert most <= near.bound
        assert near.bound <= rest.bound + 1e-6 * abs(rest.bound)


def test_a_goal_nobody_prices_has_none() -> None:
    prepared, others = listed(city(Random(0)), 1)
    at = asked(build(prepared), np.random.default_rng(0), 1.0)
    assert others.rest("stability", at) is None


def test_without_time_there_is_no_bound() -> None:
    prepared, others = listed(city(Random(0)), 1)
    rest = others.rest("need", asked(build(prepared), np.random.default_rng(0), 0.0), until=0.0)
    assert rest is not None
    assert math.isinf(rest.bound)
