"""What is proven of each goal: its value measured again, its bound, and the levels the bound stands on."""

import math
from collections.abc import Sequence
from dataclasses import replace

from planner import engine
from planner.errors import PlannerError
from planner.goals import GOAL, MINIMISED
from planner.locale import say
from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.result import GoalLevel, ProofStatus, Weighed
from planner.solver.search import Search

WEIGHTED = "weighted"
_PROOF: dict[str, ProofStatus] = {
    "proven": "proven",
    "gap": "gap",
    "feasible": "feasible",
    "disagreement": "disagreement",
}


def levels(model: Model, plan: Plan, search: Search) -> tuple[GoalLevel, ...]:
    """Every goal in order, with what the plan reaches and what the goals before it were held at."""
    found: list[GoalLevel] = []
    for i, (name, value, outcome) in enumerate(search.levels):
        level = _level(model, plan, search, name, value, outcome)
        stands_on = {at.goal: at.held for at in found if at.held is not None}
        if i + 1 < len(search.levels):
            level = replace(level, held=_held(search, value, outcome, level))
        found.append(replace(level, stands_on=stands_on))
    return tuple(found)


def status(found: Sequence[GoalLevel]) -> ProofStatus:
    """The weakest of the goals' proofs."""
    order: tuple[ProofStatus, ...] = ("disagreement", "feasible", "gap", "proven")
    return min((level.status for level in found), key=order.index)


def _level(
    model: Model, plan: Plan, search: Search, name: str, value: Expr, outcome: engine.Outcome
) -> GoalLevel:
    """One goal as the plan reaches it; the program's value and the measured one must be the same."""
    assert search.point is not None
    assert outcome.value is not None
    reached = value.at(search.point)
    weighed, scale = _weighed(model, plan) if name == WEIGHTED else ((), 1)
    measured = (
        sum(part.points for part in weighed) * scale if weighed else GOAL[name].measure(model.scenario, plan)
    )
    if measured != reached:
        raise PlannerError(
            say("Goal {goal}: the program and the plan disagree; please report this.", goal=name)
        )
    sign = -1 if name in MINIMISED else 1
    level = GoalLevel(
        goal=name,
        value=sign * reached,
        bound=sign * (math.floor(outcome.bound) + value.constant),
        best=sign * max(reached, outcome.value + value.constant),
        status=_PROOF[outcome.status],
        minimised=name in MINIMISED,
        scale=scale,
        weighed=weighed,
    )
    near = level.status == "feasible" and level.gap <= search.effort.gap
    return replace(level, status="gap") if near else level


def _weighed(model: Model, plan: Plan) -> tuple[tuple[Weighed, ...], int]:
    """Each goal of a weighted one measured on the plan, and how many times its sum the program counts."""
    weights = model.scenario.goals.weights
    parts = []
    for name, weight in weights.items():
        minimised = name in MINIMISED
        measured = GOAL[name].measure(model.scenario, plan)
        parts.append(
            Weighed(goal=name, value=-measured if minimised else measured, weight=weight, minimised=minimised)
        )
    return tuple(parts), math.lcm(*(weight.denominator for weight in weights.values()))


def _held(search: Search, value: Expr, outcome: engine.Outcome, level: GoalLevel) -> int:
    """The level of the row that holds a goal: it was added right after the rows of its own outcome."""
    least = float(search.program.lower[outcome.rows.rows])
    return (-1 if level.minimised else 1) * (round(least) + value.constant)
