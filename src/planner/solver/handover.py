"""What is handed out: the plan with its stack, checked, and why each community stands where it does."""

import math
import time
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from planner import answer, engine
from planner.areas import package_ok
from planner.checker import broken, check
from planner.errors import PlannerError
from planner.funding import complete
from planner.goals import GOAL, MINIMISED
from planner.locale import say
from planner.model import Model
from planner.model.expression import Expr
from planner.money import half_up
from planner.plan import UNFUNDED, Plan
from planner.rankings import rank
from planner.result import GoalLevel, ProofStatus, Result, Waiting
from planner.shares import left_out_by_floor
from planner.solver.ceiling import members_of
from planner.solver.preparation import Prepared
from planner.solver.search import Effort, Search
from planner.verdict import Reason

IntArray = npt.NDArray[np.int64]


def hand_over(
    prepared: Prepared, model: Model, search: Search, effort: Effort, time_limit: float, begun: float
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
        rejected={**prepared.rejected, **_unfinanced(model)},
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
    model: Model, plan: Plan, search: Search, name: str, value: Expr, outcome: engine.Outcome
) -> GoalLevel:
    """One goal as the plan reaches it; the program's value and the measured one must be the same."""
    assert search.point is not None
    assert outcome.value is not None
    reached = value.at(search.point)
    if name in GOAL and GOAL[name].measure(model.scenario, plan) != reached:
        raise PlannerError(
            say("Goal {goal}: the program and the plan disagree; please report this.", goal=name)
        )
    sign = -1 if name in MINIMISED else 1
    level = GoalLevel(
        goal=name,
        value=sign * reached,
        bound=sign * (math.floor(outcome.bound) + value.constant),
        best=sign * (outcome.value + value.constant),
        status=_PROOF[outcome.status],
        minimised=name in MINIMISED,
    )
    near = level.status == "feasible" and level.gap <= search.effort.gap
    return replace(level, status="gap") if near else level


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


def _unfinanced(model: Model) -> dict[str, tuple[Reason, ...]]:
    """Communities that no area can hold because its ledger does not balance and no other money pays."""
    if not any(model.financing.bars):
        return {}
    starting = np.zeros(len(model.community), dtype=bool)
    for block in model.columns.areas.values():
        starting[members_of(model, block.item)] = True
    why = (Reason("operating_balance", "LEDGER"),)
    return {c.id: why for c, starts in zip(model.community, starting, strict=True) if not starts}


def _waiting(prepared: Prepared, model: Model, plan: Plan, search: Search) -> tuple[Waiting, ...]:
    """Communities whose gates are met and that are not in the plan, the nearest to it first."""
    chosen = {c for _, c in plan.placed()}
    outcome = next((o for name, _, o in search.levels if name in ("need", "weighted")), search.levels[-1][2])
    best = np.full(len(model.community), -np.inf)
    lengths = np.diff(model.candidates.indptr)
    for block in model.columns.areas.values():
        reduced = np.repeat(outcome.reduced[block.columns], lengths[block.item])
        np.maximum.at(best, members_of(model, block.item), reduced)
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
                    gain=half_up(gain) if community.need is not None else community.households,
                    fiscal=int(table.pool[:, row].sum()) + model.scenario.limits.project_cost,
                    households=community.households,
                )
            )
    return tuple(sorted(found, key=lambda w: (w.reduced_cost, -w.gain / max(1, w.fiscal), w.community)))
