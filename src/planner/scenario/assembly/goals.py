"""What is pursued, in order or weighed; what follows where the scenario names no goal."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from planner.locale import say
from planner.scenario.assembly.desk import Desk
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.residents import weighs
from planner.scenario.goal_titles import GOAL_TITLES
from planner.scenario.settings import Goals
from planner.scenario.types import Work


def goals(desk: Desk, reserve: Reserve, works: tuple[Work, ...], *, scored: bool, hazards: bool) -> Goals:
    """Goals as given, else hazards (if given), need (if scores), households."""
    entry = desk.document.goals
    tolerance: dict[str, Any] = (
        {} if entry is None or entry.tolerance is None else {"tolerance": entry.tolerance}
    )
    stated = [] if entry is None else entry.order
    weights: Mapping[str, Fraction] = {} if entry is None else entry.weights
    measured = scored or any(work.shortfall is not None for work in works)
    if stated and weights:
        desk.findings.error(
            desk.place("goals"), say("order and weights"), say("one of the two"), say("Delete one of them.")
        )
    if len(set(stated)) < len(stated):
        desk.findings.error(
            desk.place("goals"), say("a goal twice"), say("each goal once"), say("Delete one.")
        )
    if weights and not any(weights.values()):
        desk.findings.error(
            desk.place("goals", "weights"),
            say("all weights are 0"),
            say("a weight above 0"),
            say("Raise one."),
        )
    beneficial = any(work.benefit for work in works)
    if "benefit" in (*stated, *weights) and not beneficial and reserve.complete:
        desk.findings.warn(
            desk.place("goals"),
            say("the goal benefit, and no benefit of any work"),
            say("a schedule of works with 效益"),
            say("Add one, or take the goal out; until then it is 0 for every plan."),
        )
    if "need" in (*stated, *weights) and not measured and reserve.complete:
        desk.findings.warn(
            desk.place("goals"),
            say("the goal need, and nothing that measures it"),
            say("体检得分, indicators, or shortfalls of works"),
            say("Add one of them, or take the goal out; until then it is 0 for every plan."),
        )
    competing = weighs(desk)
    if stated or weights:
        _check_competition(desk, competing, (*stated, *weights))
        return Goals(order=tuple(stated), weights=dict(sorted(weights.items())), **tolerance)
    # need counts a start earlier the more; where nothing measures it, the goal early takes that part
    there = (
        *(("hazards", hazards), ("competition", competing), ("need", measured), ("benefit", beneficial)),
        *(("households", True), ("early", not measured)),
    )
    order = tuple(goal for goal, is_there in there if is_there)
    if reserve.complete and "goals" not in desk.broken:
        titles = " > ".join(say(GOAL_TITLES[goal]) for goal in order)
        desk.findings.default(say("goals absent: {goals}", goals=titles))
    return Goals(order=order, **tolerance)


def _check_competition(desk: Desk, competing: bool, named: Collection[str]) -> None:
    """A competition that is weighed needs its goal among those stated."""
    if competing and "competition" not in named:
        desk.findings.error(
            desk.place("goals"),
            say("goals without competition"),
            say("competition among the goals: rules.competition is weighted_in_objective"),
            say("Add it to the goals, or write mode: rank_then_fill."),
        )
