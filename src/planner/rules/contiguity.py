"""An area is connected: every member can be reached from every other without leaving it."""

from collections.abc import Collection, Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "contiguity"


def add(model: Model) -> None:
    """Nothing: only connected areas are columns."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Pieces each area falls into, at most one."""
    for area in plan.areas:
        yield Check(NAME, area.id, _pieces(scenario, area.members), "at most", 1)


def _pieces(scenario: Scenario, members: Collection[str]) -> int:
    """Pieces of `members`: over edges that can be crossed, and among those the bureau put together."""
    piece = {c: c for c in members}
    ties = [(e.a, e.b) for c in members for e in scenario.edges_of[c] if e.crossable and e.kind != "barrier"]
    ties += scenario.limits.together
    if scenario.limits.drawn == "fixed":
        first: dict[str, str] = {}
        drawn = [(scenario.community[c].drawn_area, c) for c in members]
        ties += [(first.setdefault(name, c), c) for name, c in drawn if name]
    for a, b in ties:
        if a in piece and b in piece:
            old, new = piece[a], piece[b]
            piece = {c: new if found == old else found for c, found in piece.items()}
    return len(set(piece.values()))
