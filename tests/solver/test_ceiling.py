"""A bound of any goal at once: never below what any decision is worth."""

from random import Random

import numpy as np

from planner import answer
from planner.goals import GOALS
from planner.solver import build, prepare
from planner.solver.ceiling import ceiling
from tests.rules import universe


def test_no_decision_is_above_it() -> None:
    reached = 0
    for seed in range(6):
        scenario = universe.draw(Random(f"ceiling {seed}"))
        model = build(prepare(scenario))
        goals = [
            (goal.NAME, goal.value(model)) for goal in GOALS if goal.NAME not in ("unfunded", "evenness")
        ]
        for areas in universe.decisions(prepare(scenario).scenario):
            chosen = answer.columns(model, areas)
            if chosen is None:
                continue
            point = np.zeros(model.columns.count)
            point[chosen] = 1
            for name, value in goals:
                worth = value.at(point) - value.constant
                most = ceiling(model, value)
                assert worth <= most, (seed, name, areas)
                reached += name == "households" and worth == most
    assert reached, "households are bounded by all of them, and some decision takes all"
