"""The goals in order: each is made as good as it can be, then held at its level while the next is."""

import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner import engine
from planner.errors import Infeasible, OutOfTime
from planner.goals import GOAL
from planner.locale import say
from planner.model import Model
from planner.model.expression import Expr, total
from planner.model.rows import Row, matrix
from planner.neighbourhoods import blocks
from planner.plan import UNFUNDED
from planner.solver.progress import Clock

FloatArray = npt.NDArray[np.float64]
SMALL = 1_500  # columns: so small a program is always solved to the end


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: until when (time.monotonic()), to what gap, and how."""

    deadline: float
    gap: float
    seed: int
    workers: int
    repeatable: bool


class Search:
    """The stages of one solve: what is kept from one goal to the next."""

    def __init__(self, model: Model, effort: Effort, clock: Clock, truncated: bool) -> None:
        self.model, self.effort, self.clock = model, effort, clock
        self.point: FloatArray | None = None
        self.truncated = truncated
        self.levels: list[tuple[str, Expr, engine.Outcome]] = []
        self.interrupted = False
        count = model.columns.count
        bounds = np.concatenate(
            [np.ones(model.columns.choices), np.array(model.columns.bounds, dtype=np.float64)]
        )
        self.program = engine.Program(np.zeros(count), *matrix(model.rows.rows, count), bounds)
        self.blocks = blocks(model)

    def stage(self, name: str, value: Expr, left: int) -> None:
        """Maximise one goal, then hold it at its level less the tolerance."""
        objective = np.zeros(self.model.columns.count)
        np.add.at(objective, value.columns, value.values)
        now = time.monotonic()
        limits = engine.Limits(
            deadline=now + max(0.5, (self.effort.deadline - now) / left),
            gap=0.0 if self.model.columns.count <= SMALL else self.effort.gap,
            seed=self.effort.seed,
            workers=self.effort.workers,
            repeatable=self.effort.repeatable,
        )
        outcome = engine.solve(
            self.program.with_objective(objective),
            limits=limits,
            separate=self._separate,
            blocks=self.blocks,
            hint=np.zeros(self.model.columns.count) if self.point is None else self.point,
            report=lambda at: self.clock(name, at.phase, at),
        )
        self.interrupted = engine.INTERRUPTED in outcome.note
        if outcome.x is None:
            raise _no_plan(outcome, self.truncated)
        self.point = outcome.x
        self.levels.append((name, value, outcome))
        self.program = outcome.rows.with_objective(np.zeros(self.model.columns.count))
        self._hold(value, outcome)

    def _hold(self, value: Expr, outcome: engine.Outcome) -> None:
        """The row that keeps a goal at its level less the tolerance, which is never below the asked gap."""
        assert outcome.value is not None
        tolerance = max(float(self.model.scenario.goals.tolerance), self.effort.gap)
        level = outcome.value - int(abs(outcome.value) * tolerance)
        rows, _, _ = matrix([Row("level", "", value, -np.inf, np.inf)], self.model.columns.count)
        self.program = self.program.with_rows(rows, np.array([float(level)]), np.array([np.inf]))

    def _separate(self, point: FloatArray) -> engine.Rows | None:
        rows = self.model.pool.broken(point)
        if not rows:
            return None
        return engine.Rows(*matrix(rows, self.model.columns.count))


def in_order(model: Model) -> list[tuple[str, Expr]]:
    """The goals in order, each with its value; with weights, one goal that weighs them."""
    goals = model.scenario.goals
    first = [UNFUNDED] if model.scenario.unfunded else []
    if goals.weights:
        common = int(np.lcm.reduce([weight.denominator for weight in goals.weights.values()]))
        weighed = [GOAL[name].value(model) * int(weight * common) for name, weight in goals.weights.items()]
        return [*((name, GOAL[name].value(model)) for name in first), ("weighted", total(weighed))]
    found = [(name, GOAL[name].value(model)) for name in dict.fromkeys([*first, *goals.order])]
    return [(name, value) for name, value in found if len(value.columns)] or [found[-1]]


def _no_plan(outcome: engine.Outcome, truncated: bool) -> Infeasible | OutOfTime:
    if outcome.status == "infeasible" and not truncated:
        return Infeasible(
            say(
                "No plan can keep all the rules: proven. "
                "Loosen a lock, a task or a share, or allow unfunded money."
            )
        )
    return OutOfTime(
        say("No plan was found in time; there may be one. Give more time (--time-limit), or loosen a rule.")
    )
