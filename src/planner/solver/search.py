"""The goals in order: each is made as good as it can be, then held at its level while the next is."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from planner import answer, engine
from planner.errors import Infeasible, NoCandidate, NoPlan, OutOfTime
from planner.locale import say
from planner.model import Model
from planner.model.expression import Expr
from planner.model.rows import Row, matrix
from planner.neighbourhoods import blocks
from planner.plan import UNFUNDED, PlannedArea
from planner.solver.blend import RATIO, blended
from planner.solver.ceiling import ceiling
from planner.solver.draft import Few, narrowed
from planner.solver.effort import Effort
from planner.solver.news import Level, News, Point
from planner.solver.order import LEVEL
from planner.solver.progress import Clock

FloatArray = npt.NDArray[np.float64]
SMALL = 1_500  # columns: so small a program is solved to the end, if that is soon
SMALL_SHARE = 0.2  # of the time left, for that end
STAGE_SHARE = 0.5  # of the time left for a goal that others follow
BLEND_SHARE = 0.45  # of the time, for the goals blended
DRAFT_GAP = 0.1  # near enough for a first draft
DRAFT_GAP_BLENDED = 0.05  # the same where goals weigh less from one to the next
DRAFT_SHARE = 0.4  # of the time, at most, for it
START_SECONDS = 10.0  # most, to complete a plan to start from
START_SHARE = 0.2  # of the time, at most, for that


Bounding = Callable[["Search", str, Expr, engine.Outcome], float]  # a goal's bound of all areas


class Search:
    """The stages of one solve: what is kept from one goal to the next."""

    def __init__(
        self,
        model: Model,
        effort: Effort,
        clock: Clock,
        truncated: bool,
        start: Sequence[PlannedArea] = (),
    ) -> None:
        self.model, self.effort, self.clock = model, effort, clock
        self.point: FloatArray | None = None  # the plan of the last stage
        self.known: list[FloatArray] = []  # the plans of all stages: one may serve a later goal better
        self.tell: Callable[[News], None] = lambda news: None
        self.ended = False  # nothing is searched for any more: what is known is only handed out
        self.truncated = truncated
        self.levels: list[tuple[str, Expr, engine.Outcome]] = []
        self.everywhere: Bounding | None = None  # where some areas are not listed
        self.bounds: list[float] = []  # of all areas, goal by goal
        self._shown: FloatArray | None = None
        self.before: engine.Outcome | None = None
        self.guess: FloatArray | None = None  # duals of the draft
        self.separated: list[Row] = []  # rows of the model that were not written at once
        self.notes: list[str] = []  # what the engine noted of the draft and of all goals blended
        count = model.columns.count
        bounds = np.concatenate(
            [np.ones(model.columns.choices), np.array(model.columns.bounds, dtype=np.float64)]
        )
        self.program = engine.Program(np.zeros(count), *matrix(model.rows.rows, count), bounds)
        self.blocks = blocks(model)
        if start:
            self._begin(answer.point(model, start))

    def _begin(self, point: FloatArray) -> None:
        """Start from these choices, if the other columns (totals, digs, money) can follow them."""
        choices, program = self.model.columns.choices, self.program
        used = program.matrix[:, :choices] @ point[:choices]
        rest = engine.Program(
            np.zeros(program.columns - choices),
            program.matrix[:, choices:],
            program.lower - used,
            program.upper - used,
            program.bound[choices:],
        )
        seconds = min(START_SECONDS, START_SHARE * (self.effort.deadline - time.monotonic()))
        outcome = engine.solve(rest, limits=replace(self._limits(seconds, 0.0), repeatable=False))
        if outcome.x is not None:
            point[choices:] = outcome.x
            self.point = point
            self.known.append(point)

    def run(self, goals: Sequence[tuple[str, Expr]]) -> None:
        """All stages, or those that are left; raises NoPlan where there is no plan."""
        if not self.levels:
            self.draft(goals)
            self.blend(goals)
        for name, value in goals[len(self.levels) :]:
            self.stage(name, value, len(goals) - len(self.levels))

    def draft(self, goals: Sequence[tuple[str, Expr]]) -> None:
        """A plan soon: good by all goals at once, over few choices; where one is there it is not needed.

        The linear program of all choices may take most of the time, and what it leaves may be no plan: totals
        and shares of the whole city stand against rounding.
        """
        if self.point is not None or self.model.columns.count <= SMALL:
            return
        seconds = DRAFT_SHARE * (self.effort.deadline - time.monotonic())
        objective = blended(self.model, goals) if len(goals) > 1 else self.objective(goals[0][1])
        few = Few(self.program, objective, narrowed(self.model, objective))
        outcome = engine.solve(
            few.program,
            limits=self._limits(seconds, DRAFT_GAP_BLENDED if len(goals) > 1 else DRAFT_GAP),
            separate=few.separate(self._separate),
            blocks=few.blocks(self.blocks),
            report=lambda at: self._report("", at, few.lift),
        )
        duals = outcome.duals[: self.program.rows]
        self.guess = duals if duals.any() else None
        self.notes.append(outcome.note)
        # its rows stay behind: what the engine concludes of few choices need not hold of all
        if outcome.x is not None:
            self.known.append(few.lift(outcome.x))

    def blend(self, goals: Sequence[tuple[str, Expr]]) -> None:
        """A first plan that is good by all goals at once, those named first weighing far more.

        Without it the plan of the first goal is a poor start for the second: it was never asked about it.
        Where a plan is there to start from it is not needed.
        """
        if self.point is None and len(goals) > 1 and self.model.columns.count > SMALL:
            # the last goal weighs least: a small gap of the blend may be a large one of its own
            gap = self.effort.gap / sum(RATIO**i for i in range(len(goals)))
            outcome = self._ask("", blended(self.model, goals), BLEND_SHARE, gap)
            if outcome.status == "infeasible":
                raise _no_plan(outcome, self.truncated)

    def stage(self, name: str, value: Expr, left: int) -> None:
        """Maximise one goal, one of `left` to come, then hold it at its level less the tolerance."""
        objective = self.objective(value)
        # the engine's gap is of the value without its constant: where there is one, only the end will do
        gap = 0.0 if value.constant else self.effort.gap
        # the first goal has the least rows: its linear program is faster from the start than carried on
        carry = len(self.levels) > 0
        outcome = self._ask(name, objective, STAGE_SHARE if left > 1 else 1.0, gap, carry)
        if outcome.status == "gap" and self.model.columns.count <= SMALL:
            outcome = self._ask(name, objective, SMALL_SHARE, 0.0)
        if outcome.x is None:
            raise _no_plan(outcome, self.truncated)
        outcome = replace(outcome, bound=min(outcome.bound, ceiling(self.model, value)))
        bound = math.inf if self.everywhere is None else self.everywhere(self, name, value, outcome)
        self.keep(name, value, outcome, bound, last=left == 1)

    def keep(self, name: str, value: Expr, outcome: engine.Outcome, bound: float, *, last: bool) -> None:
        """Hold a goal at the level of its outcome, the last one but for its row: no other follows.

        `bound` is that of all areas, listed or not.
        """
        self.levels.append((name, value, outcome))
        self.bounds.append(bound)
        if not last:
            self._hold(name, value, outcome)
        self.tell(Level(outcome, bound))

    def _report(
        self, name: str, at: engine.Progress, whole: Callable[[FloatArray], FloatArray] = lambda x: x
    ) -> None:
        if at.x is not None and at.x is not self._shown:
            self._shown = at.x
            self.tell(Point(whole(at.x)))
        self.clock(name, at.phase, at)

    def objective(self, value: Expr) -> FloatArray:
        """Points per column."""
        objective = np.zeros(self.model.columns.count)
        np.add.at(objective, value.columns, value.values)
        return objective

    def _ask(
        self, name: str, objective: FloatArray, share: float, gap: float, carry: bool = False
    ) -> engine.Outcome:
        """The engine's answer in a share of the time left; its point and its rows are kept."""
        outcome = engine.solve(
            self.program.with_objective(objective),
            limits=self._limits(share * (self.effort.deadline - time.monotonic()), gap),
            separate=self._separate,
            blocks=self.blocks,
            hint=self._hint(objective),
            report=lambda at: self._report(name, at),
            before=self.before if carry else None,
            guess=self.guess,
        )
        self.guess = None  # it was of the goals of the draft, which are asked about first
        self.program = outcome.rows.with_objective(np.zeros(self.model.columns.count))
        if carry or not name:
            self.before = outcome
        if not name:
            self.notes.append(outcome.note)
        if outcome.x is not None:
            self.point = outcome.x
            self.known.append(outcome.x)
        return outcome

    def _limits(self, seconds: float, gap: float) -> engine.Limits:
        """For one question; after Ctrl-C it only hands out what there is."""
        return engine.Limits(
            deadline=time.monotonic() + max(0.5, seconds),
            gap=gap,
            seed=self.effort.seed,
            workers=self.effort.workers,
            repeatable=self.effort.repeatable,
            stopped=lambda: self.ended or self.effort.interrupt.pressed,
        )

    def _hint(self, objective: FloatArray) -> FloatArray:
        """Of the plans known, all goals before held, the best by this goal; without one, nothing at all.

        The plan of the stage before was never asked about this goal; one of an earlier stage may be within
        the tolerance of every level, and far better here.
        """
        keeping = [point for point in self.known if self.program.feasible(point)]
        if not keeping:
            return np.zeros(self.model.columns.count) if self.point is None else self.point
        return max(keeping, key=lambda point: float(objective @ point))

    def _hold(self, name: str, value: Expr, outcome: engine.Outcome) -> None:
        """The row that keeps a goal at its level less the tolerance, which is never below the asked gap."""
        assert outcome.value is not None
        tolerance = max(float(self.model.scenario.goals.tolerance), self.effort.gap)
        if name == UNFUNDED:
            tolerance = 0.0  # no later goal may leave a yuan more unpaid
        level = outcome.value - int(abs(outcome.value + value.constant) * tolerance)
        rows, _, _ = matrix([Row(LEVEL, name, value, -np.inf, np.inf)], self.model.columns.count)
        self.program = self.program.with_rows(rows, np.array([float(level)]), np.array([np.inf]))

    def _separate(self, point: FloatArray) -> engine.Rows | None:
        rows = self.model.broken(point)
        if not rows:
            return None
        self.separated += rows
        return engine.Rows(*matrix(rows, self.model.columns.count))


def _no_plan(outcome: engine.Outcome, truncated: bool) -> NoPlan:
    if outcome.status == "infeasible" and truncated:
        return NoCandidate(
            say(
                "The areas and works looked at hold no plan that keeps all the rules; some had to be left "
                "out, so there may be one. Raise areas.max_candidates, or loosen a rule."
            )
        )
    if outcome.status == "infeasible":
        return Infeasible(
            say(
                "No plan can keep all the rules: proven. "
                "Loosen a lock, a task or a share, or allow unfunded money."
            )
        )
    return OutOfTime(
        say("No plan was found in time; there may be one. Give more time (--time-limit), or loosen a rule.")
    )
