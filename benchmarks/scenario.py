"""A scenario folder as a problem: planner through its front door, peers on the program behind it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import numpy as np

from benchmarks.layout import Layout
from benchmarks.problem import Answer, Broken
from benchmarks.watch import Watch
from planner import answer
from planner.checker import broken, check
from planner.engine import FloatArray, IntArray, Program, Rows
from planner.funding import Unpayable, complete
from planner.goals import GOAL
from planner.mechanisms import load
from planner.model import Model
from planner.model.expression import Expr
from planner.model.rows import matrix
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.solver import Progress, build, prepare, solve
from planner.solver.effort import Effort
from planner.solver.order import in_order
from planner.solver.progress import Clock
from planner.solver.search import Search


class ScenarioProblem:
    """A scenario, read; the program is made when it is first asked for, so its seconds count.

    Only the first goal counts. A family that has figures of its own gives what a plan is `measured` by.
    """

    city = None

    def __init__(self, scenario: Scenario, measured: Callable[[Plan], int] | None = None) -> None:
        self.scenario = scenario
        self.measured = measured or worth

    @cached_property
    def _made(self) -> tuple[Model, Program, str]:
        model = build(prepare(self.scenario))
        name, value = in_order(model)[0]
        effort = Effort(time.monotonic(), 0.0, 0, 1, False)
        search = Search(model, effort, Clock(time.monotonic(), lambda at: None), False)
        return model, search.program.with_objective(_by_column(value, model.columns.count)), name

    @property
    def program(self) -> Program:
        """With the rows the model writes at once."""
        return self._made[1]

    @property
    def choices(self) -> int:
        """Areas in years and packages in years."""
        return self._made[0].columns.choices

    @cached_property
    def layout(self) -> Layout:
        """Areas and packages of the model; of several areas of the same members the first."""
        return _layout(self._made[0], self.program)

    def separate(self, x: FloatArray) -> Rows | None:
        """The rows of the model that are not written at once."""
        model = self._made[0]
        rows = model.broken(x)
        return Rows(*matrix(rows, model.columns.count)) if rows else None

    def measure(self, x: FloatArray) -> int:
        """The plan at a point with its stack, every rule measured on it, then its goal."""
        model = self._made[0]
        decided = answer.read(model, x)
        try:
            plan = complete(decided, answer.money(model, x))
        except Unpayable as error:
            raise Broken(str(error)) from error
        return self.measured(plan)

    def solve(self, watch: Watch, seed: int) -> Answer:
        """The plan planner hands out, within the time left."""

        def hear(at: Progress) -> None:
            watch.tell(at.value, at.bound, at.phase)

        result = solve(self.scenario, time_limit=watch.left(), gap=0.0, seed=seed, report=hear)
        level = result.goals[0]
        return Answer((lambda: self.measured(result.plan),), level.bound, result.columns, level.status)


def opened(folder: Path, measured: Callable[[Plan], int] | None = None) -> ScenarioProblem:
    """The problem of `folder`/scenario.yaml."""
    return ScenarioProblem(load(folder / "scenario.yaml"), measured)


def worth(plan: Plan) -> int:
    """The first goal of a plan; raises Broken with the checks it fails."""
    faults = broken(check(plan))
    if faults:
        raise Broken("; ".join(str(fault) for fault in faults[:3]))
    return GOAL[plan.scenario.goals.order[0]].measure(plan.scenario, plan)


def _by_column(value: Expr, columns: int) -> FloatArray:
    found = np.zeros(columns)
    np.add.at(found, value.columns, value.values)
    return found


def _layout(model: Model, program: Program) -> Layout:
    scenario, choices = model.scenario, model.columns.choices
    area = [np.where(b.position >= 0, b.first + b.position, -1) for b in model.columns.areas.values()]
    names = sorted({c.district for c in model.community})
    needs = [c.households if c.need is None else float(c.need) for c in model.community]
    return Layout(
        graph=_graph(model),
        need=np.array(needs, dtype=np.float64),
        households=np.array([c.households for c in model.community]),
        district=np.array([names.index(c.district) for c in model.community]),
        indptr=model.candidates.indptr,
        members=model.candidates.members,
        area=np.array(area).T,
        whole=np.array([_whole(model, year) for year in scenario.years]).T,
        cost=_by_column(model.pool_cost(), model.columns.count)[:choices],
        points=program.objective[:choices],
        money=np.zeros(0, dtype=np.int64),
    )


def _whole(model: Model, year: int) -> IntArray:
    """The column of each community's package with most works in a year; -1 where that is its base."""
    block = model.columns.packages[year]
    most = [
        int(model.packages.first[c]) + int(np.argmax(table.done.sum(axis=1)))
        for c, table in enumerate(model.packages.tables)
    ]
    place = block.position[np.array(most, dtype=np.int64)]
    return np.where(place >= 0, block.first + place, -1)


def _graph(model: Model) -> tuple[tuple[int, ...], ...]:
    """Who may be merged with whom: the areas of two."""
    near: list[set[int]] = [set() for _ in model.community]
    first = model.candidates.indptr[:-1]
    pairs = first[np.diff(model.candidates.indptr) == 2]
    for at in pairs.tolist():
        one, other = model.candidates.members[at : at + 2].tolist()
        near[one].add(other)
        near[other].add(one)
    return tuple(tuple(sorted(others)) for others in near)
