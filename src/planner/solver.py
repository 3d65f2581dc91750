"""From a scenario to a checked plan: gates, areas, packages, rules, goals in order, the stack, the proof."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from planner import answer, engine
from planner.appraisal import appraise
from planner.areas import Candidates, candidates, package_ok
from planner.areas.derived import with_edges
from planner.checker import broken, check
from planner.errors import Infeasible, OutOfTime, PlannerError
from planner.funding import complete
from planner.goals import GOAL, MINIMISED
from planner.locale import say
from planner.model import Model, Table, tables
from planner.model.expression import Expr, total
from planner.model.rows import Row, matrix
from planner.money import half_up
from planner.neighbourhoods import blocks
from planner.plan import UNFUNDED, Plan
from planner.rankings import rank
from planner.result import GoalLevel, ProofStatus, Result, Waiting
from planner.rules import RULES, gate
from planner.scenario.types import Scenario
from planner.shares import highest_utility_share as highest_share
from planner.shares import left_out_by_floor
from planner.verdict import Reason

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
UNFUNDED_FIRST = "unfunded"
SMALL = 1_500  # columns: so small a program is always solved to the end


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a solve is: the value and bound of the goal it is at."""

    seconds: float
    goal: str
    value: int | None
    bound: float | None
    gap: float | None
    phase: str


Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: until when (time.monotonic()), to what gap, and how."""

    deadline: float
    gap: float
    seed: int
    workers: int
    repeatable: bool


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A scenario appraised, gated and measured: all that stands before the program."""

    scenario: Scenario
    years_of: Mapping[str, tuple[int, ...]]  # community -> years it may start in
    rejected: Mapping[str, tuple[Reason, ...]]
    tables: Mapping[str, Table]
    candidates: Candidates

    @property
    def truncated(self) -> bool:
        """Whether areas, facilities or works were left out: then the bound is over the candidates."""
        dropped = any(table.dropped for table in self.tables.values())
        return dropped or self.candidates.truncated or self.candidates.variants_cut


def prepare(scenario: Scenario) -> Prepared:
    """Appraise, run the gates, list the packages, enumerate and measure the areas."""
    scenario = appraise(with_edges(scenario))
    gates = {c.id: gate(scenario, c) for c in scenario.communities}
    years_of = {c: tuple(y for y, reason in found.items() if reason is None) for c, found in gates.items()}
    rejected = {
        c: tuple(dict.fromkeys(reason for reason in gates[c].values() if reason is not None))
        for c, years in years_of.items()
        if not years
    }
    packages = tables(scenario, {c for c, years in years_of.items() if years})
    for c, years in years_of.items():
        if years and c not in packages:
            rejected[c] = (Reason("source_eligibility", "NO_SOURCE"),)
    areas = candidates(scenario, packages.keys())
    for c, why in areas.blocked.items():
        rejected[c] = (Reason("area_limits", "BLOCKED", why),)
    return Prepared(scenario, years_of, rejected, packages, areas)


def build(prepared: Prepared, only: Sequence[str] = ()) -> Model:
    """The model with the rows of every rule (or of those named in `only`); goals may add columns of their own."""
    ids = prepared.candidates.communities
    open_years = {
        year: np.array([year in prepared.years_of[c] for c in ids], dtype=bool)
        for year in prepared.scenario.years
    }
    model = Model(prepared.scenario, prepared.candidates, prepared.tables, open_years)
    for rule in RULES:
        if not only or rule.NAME in only:
            rule.add(model)
    return model


def solve(
    scenario: Scenario,
    *,
    time_limit: float = 60.0,
    gap: float = 0.01,
    seed: int = 0,
    workers: int = 2,
    repeatable: bool = False,
    report: Report | None = None,
) -> Result:
    """The best plan found in `time_limit` seconds of wall clock, checked, with its proof.

    Raises ScenarioError where the scenario cannot be planned, Infeasible where it is proven that no plan
    keeps the rules, OutOfTime where none was found.
    """
    begun = time.monotonic()
    deadline = begun + max(1.0, time_limit - _closing_time(time_limit))
    clock = _Clock(begun, report or (lambda progress: None))
    clock("", "areas")
    prepared = prepare(scenario)
    clock("", "program")
    model = build(prepared)
    stages = _goals(model)
    effort = Effort(deadline, gap, seed, workers, repeatable)
    search = _Search(model, effort, clock, prepared.truncated)
    for i, (name, expression) in enumerate(stages):
        search.stage(name, expression, len(stages) - i)
        if search.interrupted:
            break
    return _result(prepared, model, search, effort, time_limit, begun)


def highest_utility_share(scenario: Scenario) -> Fraction:
    """The highest share utilities can bear in any plan, whatever the money: no floor above it can be kept."""
    return highest_share(build(prepare(scenario), only=("paid_in_full",)))


def _closing_time(time_limit: float) -> float:
    """Seconds kept for the stack, the checks and writing the plan."""
    return min(6.0, 0.5 + 0.04 * time_limit)


def _goals(model: Model) -> list[tuple[str, Expr]]:
    """The goals in order, each with its value; with weights, one goal that weighs them."""
    goals = model.scenario.goals
    first = [UNFUNDED_FIRST] if model.scenario.unfunded else []
    if goals.weights:
        common = int(np.lcm.reduce([weight.denominator for weight in goals.weights.values()]))
        weighed = [GOAL[name].value(model) * int(weight * common) for name, weight in goals.weights.items()]
        return [*((name, GOAL[name].value(model)) for name in first), ("weighted", total(weighed))]
    found = [(name, GOAL[name].value(model)) for name in dict.fromkeys([*first, *goals.order])]
    return [(name, value) for name, value in found if len(value.columns)] or [found[-1]]


class _Clock:
    """Reports progress with the seconds since the start."""

    def __init__(self, begun: float, report: Report) -> None:
        self.begun, self.report = begun, report

    def __call__(self, goal: str, phase: str, at: engine.Progress | None = None) -> None:
        seconds = time.monotonic() - self.begun
        value = None if at is None else at.value
        bound = None if at is None else at.bound
        gap = None if at is None else at.gap
        self.report(Progress(seconds, goal, value, bound, gap, phase))


class _Search:
    """The stages of one solve: what is kept from one goal to the next."""

    def __init__(self, model: Model, effort: Effort, clock: _Clock, truncated: bool) -> None:
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


def _result(
    prepared: Prepared, model: Model, search: _Search, effort: Effort, time_limit: float, begun: float
) -> Result:
    """The plan with its stack, checked; raises PlannerError where the checks do not agree with the engine."""
    assert search.point is not None
    search.clock("", "checks")
    decided = answer.read(model, search.point)
    plan = complete(decided, answer.money(model, search.point))
    checks = check(plan)
    faults = broken(checks)
    if faults:
        raise PlannerError(
            say("The plan found breaks its own checks and is not handed out; please report this.")
            + "\n"
            + "\n".join(str(fault) for fault in faults[:10])
        )
    levels = tuple(_level(model, plan, search, *level) for level in search.levels)
    scenario = prepared.scenario
    return Result(
        scenario=scenario,
        plan=plan,
        status=_status(levels),
        goals=levels,
        checks=checks,
        rejected=prepared.rejected,
        waiting=_waiting(prepared, model, plan, search),
        rankings=rank(scenario, prepared.tables, prepared.years_of),
        executable=not scenario.unfunded or plan.paid(source=UNFUNDED) == 0,
        candidates=model.candidates.size,
        truncated=prepared.truncated,
        columns=model.columns.count,
        seconds=time.monotonic() - begun,
        seed=effort.seed,
        gap_asked=effort.gap,
        time_limit=time_limit,
        note="; ".join(dict.fromkeys(o.note for _, _, o in search.levels if o.note)),
        solvers={name: "; ".join(o.solvers) for name, _, o in search.levels},
        floor_left_out=left_out_by_floor(plan),
        no_package=tuple(area.id for area in plan.areas if not package_ok(scenario, area.members)),
        dropped=tuple((c, work) for c, table in prepared.tables.items() for work in table.dropped),
    )


def _level(
    model: Model, plan: Plan, search: _Search, name: str, value: Expr, outcome: engine.Outcome
) -> GoalLevel:
    """One goal as the plan reaches it; the program's value and the measured one must be the same."""
    assert search.point is not None and outcome.value is not None
    reached = value.at(search.point)
    if name in GOAL and GOAL[name].measure(model.scenario, plan) != reached:
        raise PlannerError(
            say("Goal {goal}: the program and the plan disagree; please report this.", goal=name)
        )
    sign = -1 if name in MINIMISED else 1
    return GoalLevel(
        goal=name,
        value=sign * reached,
        bound=sign * (outcome.bound + value.constant),
        best=sign * (outcome.value + value.constant),
        status=_PROOF[outcome.status],
        minimised=name in MINIMISED,
    )


_PROOF: dict[str, ProofStatus] = {
    "proven": "proven",
    "gap": "gap",
    "feasible": "feasible",
    "disagreement": "disagreement",
}


def _status(levels: Sequence[GoalLevel]) -> ProofStatus:
    """The weakest of the goals' proofs."""
    order: tuple[ProofStatus, ...] = ("disagreement", "feasible", "gap", "proven")
    return min((level.status for level in levels), key=order.index)


def _waiting(prepared: Prepared, model: Model, plan: Plan, search: _Search) -> tuple[Waiting, ...]:
    """Communities whose gates are met and that are not in the plan, the nearest to it first."""
    chosen = {c for _, c in plan.placed()}
    outcome = next((o for name, _, o in search.levels if name in ("need", "weighted")), search.levels[-1][2])
    best = np.full(len(model.community), -np.inf)
    lengths = np.diff(model.candidates.indptr)
    for block in model.columns.areas.values():
        reduced = np.repeat(outcome.reduced[block.columns], lengths[block.item])
        np.maximum.at(best, _members(model, block.item), reduced)
    found = []
    for i, community in enumerate(model.community):
        if community.id not in chosen and np.isfinite(best[i]):
            table = prepared.tables[community.id]
            row = 0 if table.stands_alone else table.size - 1
            gain = sum(
                (w.gain for w, d in zip(table.works, table.done[row], strict=True) if d), start=Fraction(0)
            )
            found.append(
                Waiting(
                    community=community.id,
                    reduced_cost=max(0.0, -float(best[i])),
                    gain=half_up(gain),
                    fiscal=int(table.pool[:, row].sum()) + model.scenario.limits.project_cost,
                    households=community.households,
                )
            )
    return tuple(sorted(found, key=lambda w: (w.reduced_cost, -w.gain / max(1, w.fiscal), w.community)))


def _members(model: Model, areas: IntArray) -> IntArray:
    """The members of each of `areas`, in one array."""
    first, last = model.candidates.indptr[areas], model.candidates.indptr[areas + 1]
    sizes = last - first
    offsets = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    found: IntArray = model.candidates.members[np.repeat(first, sizes) + offsets]
    return found
