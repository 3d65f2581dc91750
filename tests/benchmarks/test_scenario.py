"""A scenario as a problem: its points are plans, measured by the rules and not by the rows."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from benchmarks.peers.greedy import by_hand
from benchmarks.peers.rankings import fill, per_yuan
from benchmarks.problem import Broken
from benchmarks.reserve import write_city
from benchmarks.scenario import ScenarioProblem, opened
from benchmarks.watch import Watch
from planner.plan import Plan


@pytest.fixture
def problem(tmp_path: Path) -> ScenarioProblem:
    write_city(30, tmp_path, 1)
    return opened(tmp_path)


def test_a_list_is_worth_what_the_program_says(problem: ScenarioProblem) -> None:
    answer = by_hand(problem, Watch(20.0), [partial(fill, key=per_yuan, whole=False, stop=False)])
    point = answer.plans[0].args[0]  # type: ignore[attr-defined]
    assert problem.program.feasible(point)
    assert answer.plans[0]() == problem.program.value(point) > 0


def test_a_plan_without_its_money_is_broken(problem: ScenarioProblem) -> None:
    point = np.zeros(problem.program.columns)
    layout = problem.layout
    columns = next(layout.starts((0,), whole=False))
    point[columns] = 1.0
    with pytest.raises(Broken):
        problem.measure(point)


def test_a_family_may_measure_plans_by_figures_of_its_own(tmp_path: Path) -> None:
    write_city(30, tmp_path, 1)
    seen: list[Plan] = []

    def measured(plan: Plan) -> int:
        seen.append(plan)
        return 7

    problem = opened(tmp_path, measured)
    assert problem.measure(np.zeros(problem.program.columns)) == 7
    assert seen[0].areas == ()


def test_layout_is_of_the_model(problem: ScenarioProblem) -> None:
    layout = problem.layout
    assert layout.years == 5
    assert layout.size == len(layout.graph) == len(layout.households)
    for c in range(layout.size):
        for columns in layout.starts((c,), whole=True):
            assert len(columns) == 2
            assert (columns < problem.choices).all()
    one = next(c for c in range(layout.size) if layout.graph[c])
    pair = (one, layout.graph[one][0])
    assert tuple(sorted(pair)) in layout.area_of
