"""What made-up areas tell of real ones: never less than a real one is worth, whatever the rules and duals."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from planner import engine
from planner.areas import Beyond, Worth
from planner.errors import PlannerError
from planner.model.rows import matrix
from planner.scenario.settings import Goals
from planner.scenario.types import Scenario
from planner.solver.order import in_order
from planner.solver.preparation import build, prepare
from planner.solver.probe import Probe, priceable
from tests.rules import universe
from tests.rules.test_every_rule import CASES

CASE = [(name, i) for name, cases in CASES.items() for i in range(len(cases))]
OFF = 1e-6


def drawn(name: str, case: int, seed: int) -> Scenario:
    """A small city with one rule on, its walls dearer than in the tests of rules."""
    rng = Random(f"{name} {case} {seed}")
    scenario = CASES[name][case](universe.draw(rng), rng)
    edges = tuple(replace(e, wall_cost=rng.choice([0, 1, 2, 4])) for e in scenario.edges)
    return replace(
        scenario, edges=edges, goals=Goals(order=tuple(rng.sample(["need", "households", "merging"], 2)))
    )


@pytest.mark.parametrize(("name", "case"), CASE)
def test_no_area_is_worth_more_than_told(name: str, case: int) -> None:
    for seed in range(2):
        scenario = drawn(name, case, seed)
        if priceable(scenario):
            _compare(scenario, np.random.default_rng(seed))


def _compare(scenario: Scenario, random: np.random.Generator) -> None:
    """Every real area's worth at drawn duals against what is told of it."""
    try:
        prepared = prepare(scenario)
    except PlannerError:
        return  # nothing may be planned at all
    if not prepared.candidates.size:
        return
    model = build(prepared)
    beyond = Beyond(prepared.scenario, prepared.tables.keys())
    probe = Probe(prepared, beyond)
    if not probe.whole:
        return
    goal, value = in_order(model)[-1]
    objective = np.zeros(model.columns.count)
    np.add.at(objective, value.columns, value.values)
    bounds = np.append(np.ones(model.columns.choices), model.columns.bounds)
    program = engine.Program(objective, *matrix(model.rows.rows, model.columns.count), bounds)
    duals = engine.usable(program, random.normal(0, 5, program.rows))
    priced = probe.priced(goal, model.rows.rows, duals)
    if priced is None:
        assert goal == "households"  # no member gains anything: there is no such goal among the made-up areas
        return
    assert np.count_nonzero(priced.duals) >= 0.8 * np.count_nonzero(duals)
    reduced = engine.upper(program, priced.duals).reduced
    assert probe.confirmed(model, reduced, priced.worth)
    assert not probe.confirmed(model, reduced, Worth(priced.worth.member, priced.worth.own - 1))
    walls = {frozenset((e.a, e.b)): e.wall_cost for e in scenario.edges}
    for i in range(prepared.candidates.size):
        members = prepared.candidates.ids(i)
        inside = [beyond.communities.index(c) for c in members]
        cost = sum(w for ends, w in walls.items() if ends <= set(members))
        own = priced.worth.own[beyond.zone[inside[0]], cost // beyond.step]
        told = priced.worth.member[inside].sum(axis=0) + own
        for k, year in enumerate(scenario.years):
            block = model.columns.areas[year]
            if block.position[i] >= 0:
                assert reduced[block.first + block.position[i]] == pytest.approx(told[k], abs=OFF)
