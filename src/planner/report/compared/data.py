"""A comparison for machines: whole yuan and points, and nothing that depends on the language."""

from dataclasses import fields
from fractions import Fraction
from typing import Any

from planner.comparison import (
    Assumption,
    Attribution,
    Comparison,
    Difference,
    Figures,
    Move,
    Pair,
    Step,
    Totals,
)
from planner.comparison.moves import KINDS, Moves, Paid, Placed, Sum
from planner.comparison.version import Version
from planner.pricing.interval import Change
from planner.report.encoding import encode
from planner.verdict import Check

SCHEMA = "planner.comparison/1"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The whole comparison; the first plan is the base."""
    by_base = zip(comparison.versions, comparison.figures, comparison.by_base, strict=True)
    return {
        "schema": SCHEMA,
        "differs": comparison.differs,
        "plans": [_plan(version, found, totals) for version, found, totals in by_base],
        "pairs": [_pair(comparison, pair) for pair in comparison.pairs],
    }


def _plan(version: Version, found: Figures, by_base: Totals) -> dict[str, Any]:
    return {
        "label": version.label,
        "scenario": version.scenario.name,
        "years": list(version.scenario.years),
        **_totals(found.totals),
        "by_first": _totals(by_base),
        "need_share": encode(found.need_share),
        "per_household": encode(found.per_household),
        "per_m2": encode(found.per_m2),
        "utility_share": encode(found.utility_share),
        "residents_share": encode(found.residents_share),
        "paid_by_source": _by_year(found.paid),
        "paid_by_level": _by_year(found.by_level),
        "later": encode(found.later),
        "carried": _by_year(found.carried),
        "left": dict(found.left),
        "lapsed": _by_year(found.lapsed),
        "at_limit": [_check(check) for check in found.at_limit],
        "broken": [_check(check) for check in found.broken],
        "gap": found.gap,
        "goals": [
            {"goal": goal.goal, "value": goal.value, "bound": _finite(goal.bound), "status": goal.status}
            for goal in version.goals
        ],
    }


def _pair(comparison: Comparison, pair: Pair) -> dict[str, Any]:
    return {
        "before": comparison.versions[0].label,
        "after": comparison.versions[pair.other].label,
        "differs": pair.differs,
        "goal": pair.goal,
        "best_changes": _change(pair.change),
        "assumptions": [_assumption(found) for found in pair.assumptions],
        "moves": _moves(pair.moves),
        "attribution": None if pair.attribution is None else _attribution(pair.attribution),
    }


def _assumption(found: Assumption) -> dict[str, Any]:
    return {
        "name": found.name,
        "judges": found.judges,
        "differences": [_difference(each) for each in found.differences],
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "key": list(found.key),
        "row": list(found.row),
        "files": list(found.files),
        "before": encode(found.before),
        "after": encode(found.after),
    }


def _moves(found: Moves) -> dict[str, Any]:
    return {
        "by_kind": {kind: _sum(found.of(kind)) for kind in KINDS},
        "same": _sum(found.same),
        "areas": _sum(found.areas) | {"paid": [_by_year(paid) for paid in found.areas_paid]},
        "communities": [_move(move) for move in found.rows],
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "community": move.community,
        "kind": move.kind,
        "households": move.households,
        "cost": move.cost,
        "before": None if move.before is None else _placed(move.before),
        "after": None if move.after is None else _placed(move.after),
    }


def _placed(found: Placed) -> dict[str, Any]:
    return {
        "year": found.year,
        "area": sorted(found.members),
        "works": sorted(found.works),
        "households": found.households,
        "cost": found.cost,
        "paid": _by_year(found.paid),
    }


def _attribution(found: Attribution) -> dict[str, Any]:
    return {
        "goal": found.goal,
        "order": [[one.name for one in step.assumptions] for step in found.steps],
        "steps": [_step(found, step) for step in found.steps],
        "whole": _totals(found.whole)
        | {"goals": {goal: found.reached(goal) for goal in found.goals}, "change": _change(found.change)},
        "solves": found.solves,
        "seconds": found.seconds,
        "stopped": found.stopped,
    }


def _step(found: Attribution, step: Step) -> dict[str, Any]:
    return {
        "assumptions": [one.name for one in step.assumptions],
        "joined": [{"assumption": joined.assumption.name, "why": joined.why} for joined in step.joined],
        "end": step.end,
        "judges": step.judges,
        **_totals(step.totals),
        "goals": {
            goal: {
                "reached": step.reached(goal),
                **_change(step.change(goal)),
                "distinguishable": step.distinguishable(goal),
            }
            for goal in found.goals
        },
        "over_candidates": step.before.truncated or step.after.truncated,
    }


def _change(found: Change) -> dict[str, Any]:
    return {"low": found.low, "high": found.high, "sign": found.sign or None}


def _sum(found: Sum) -> dict[str, Any]:
    return {
        "communities": list(found.communities),
        "households": list(found.households),
        "cost": list(found.cost),
    }


def _totals(found: Totals) -> dict[str, Any]:
    return {each.name: _number(getattr(found, each.name)) for each in fields(found)}


def _number(value: Fraction | int) -> Any:
    return int(value) if value == int(value) else encode(value)


def _by_year(found: Paid) -> dict[str, dict[str, int]]:
    """Name -> year -> yuan."""
    made: dict[str, dict[str, int]] = {}
    for (name, year), yuan in found.items():
        made.setdefault(name, {})[str(year)] = yuan
    return made


def _check(check: Check) -> dict[str, Any]:
    return {
        "rule": check.rule,
        "subject": check.subject,
        "value": encode(check.value),
        "sense": check.sense,
        "limit": encode(check.limit),
    }


def _finite(bound: float) -> float | None:
    return bound if abs(bound) < float("inf") else None
