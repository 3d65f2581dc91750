"""Any plan, also one made by hand: first whether it speaks of this scenario, then every rule's numbers."""

from planner import floors
from planner.errors import PlanFileError
from planner.locale import say
from planner.plan import LATER, UNFUNDED, Plan
from planner.rules import RULES, Rule
from planner.verdict import Check

KEPT: tuple[Rule, ...] = (*RULES, floors)  # all that is measured on a plan, in the order it is explained


def check(plan: Plan) -> tuple[Check, ...]:
    """Every rule measured on `plan`, in the order of KEPT.

    Raises PlanFileError where the plan names a community, year, source or subject its scenario does not have.
    """
    unknown = _unknown(plan)
    if unknown:
        raise PlanFileError("\n".join(unknown))
    return tuple(found for rule in KEPT for found in rule.check(plan.scenario, plan))


def broken(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """The checks a plan fails."""
    return tuple(found for found in checks if not found.ok)


def _unknown(plan: Plan) -> list[str]:
    """What the plan names that the scenario does not have, in words."""
    scenario = plan.scenario
    found = []
    for area in plan.areas:
        if not area.members:
            found.append(say("area {area} has no members", area=area.id))
        if area.year not in scenario.years:
            found.append(
                say("area {area} starts in {year}, outside the years planned", area=area.id, year=area.year)
            )
        for c in area.members:
            if c not in scenario.community:
                found.append(
                    say("area {area} names an unknown community {community}", area=area.id, community=c)
                )
        for c in sorted(set(area.works) - set(area.members)) if area.members else ():
            found.append(
                say(
                    "area {area} has works in {community}, which is not its member", area=area.id, community=c
                )
            )
    ids = [area.id for area in plan.areas]
    for name in sorted({i for i in ids if ids.count(i) > 1}) if len(set(ids)) < len(ids) else ():
        found.append(say("area {area} stands twice in the plan", area=name))
    for name in sorted(set(ids) & set(scenario.community)):
        found.append(say("area {area} has the id of a community", area=name))
    subjects = {c for area in plan.areas for c in area.members} | set(ids)
    sources = {s.id for s in scenario.sources} | {p.id for p in scenario.payers} | {UNFUNDED, LATER}
    for subject in sorted({a.subject for a in plan.allocations} - subjects):
        found.append(say("money is allocated to {subject}, which is not in the plan", subject=subject))
    for source in sorted({a.source for a in plan.allocations} - sources):
        found.append(say("money comes from an unknown source {source}", source=source))
    return found
