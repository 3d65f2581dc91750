"""Any plan, also one made by hand: first whether it speaks of this scenario, then every rule's numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner import floors
from planner.errors import PlanFileError
from planner.locale import say
from planner.plan import LATER, UNFUNDED, Plan
from planner.rules import RULES, Rule
from planner.verdict import Check

KEPT: tuple[Rule, ...] = (*RULES, floors)  # all that is measured on a plan, in the order it is explained


@dataclass(frozen=True, slots=True)
class Unknown:
    """What no rule can judge: where it stands in the plan, and what is wrong with it."""

    among: Literal["areas", "allocations"]
    index: int
    text: str


def check(plan: Plan) -> tuple[Check, ...]:
    """Every rule measured on `plan`, in the order of KEPT.

    Raises PlanFileError where the plan names a community, year, source or subject its scenario does not have.
    """
    wrong = dict.fromkeys(found.text for found in unknown(plan))
    if wrong:
        raise PlanFileError("\n".join(wrong))
    return tuple(found for rule in KEPT for found in rule.check(plan.scenario, plan))


def broken(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """The checks a plan fails."""
    return tuple(found for found in checks if not found.ok)


def unknown(plan: Plan) -> Iterator[Unknown]:
    """What the plan names that the scenario does not have."""
    yield from _areas(plan)
    ids = {area.id for area in plan.areas}
    scenario = plan.scenario
    subjects = {c for area in plan.areas for c in area.members} | ids
    sources = {s.id for s in scenario.sources} | {p.id for p in scenario.payers} | {UNFUNDED, LATER}
    for i, paid in enumerate(plan.allocations):
        if paid.subject not in subjects:
            text = say("money is allocated to {subject}, which is not in the plan", subject=paid.subject)
            yield Unknown("allocations", i, text)
    for i, paid in enumerate(plan.allocations):
        if paid.source not in sources:
            yield Unknown(
                "allocations", i, say("money comes from an unknown source {source}", source=paid.source)
            )


def _areas(plan: Plan) -> Iterator[Unknown]:
    """Areas without members or known members, in no year planned, or not to be told from something else."""
    known = plan.scenario.community
    ids = Counter(area.id for area in plan.areas)
    for i, area in enumerate(plan.areas):
        if not area.members:
            yield Unknown("areas", i, say("area {area} has no members", area=area.id))
        if area.year not in plan.scenario.years:
            text = say(
                "area {area} starts in {year}, outside the years planned", area=area.id, year=area.year
            )
            yield Unknown("areas", i, text)
        for c in area.members:
            if c not in known:
                text = say("area {area} names an unknown community {community}", area=area.id, community=c)
                yield Unknown("areas", i, text)
        for c in sorted(set(area.works) - set(area.members)) if area.members else ():
            text = say(
                "area {area} has works in {community}, which is not its member", area=area.id, community=c
            )
            yield Unknown("areas", i, text)
        if ids[area.id] > 1:
            yield Unknown("areas", i, say("area {area} stands twice in the plan", area=area.id))
        if area.id in known:
            yield Unknown("areas", i, say("area {area} has the id of a community", area=area.id))
