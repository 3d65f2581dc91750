"""Residents decide step by step: a community is planned once its decision has come far enough."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.governance import STEPS, reached
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "decided"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A step was skipped, or the decision has not come far enough."""
    for asked in scenario.rules.decided:
        if not asked.where.holds(community):
            continue
        found = scenario.governance_of.get(community.id)
        taken = found.steps if found is not None else ()
        count = reached(taken)
        if count < len(taken):
            return Reason(NAME, "STATE_ORDER", STEPS[count])
        if count <= STEPS.index(asked.step):
            return Reason(NAME, "NOT_DECIDED", taken[-1] if taken else "", asked.step)
    return None


def add(model: Model) -> None:
    """Nothing: a community that has not decided has no column."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Steps taken one after the other in each planned community; with a step skipped, none counts."""
    for asked in scenario.rules.decided:
        for _, c in plan.placed():
            community = scenario.community[c]
            if asked.where.holds(community):
                taken = [step for g in scenario.governance if g.community == c for step in g.steps]
                in_order = all(a == b for a, b in zip(taken, STEPS, strict=False))
                count = len(taken) if in_order else 0
                yield Check(NAME, community.name, count, "at least", STEPS.index(asked.step) + 1)
