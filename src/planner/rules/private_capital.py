"""Private capital pays only for what it is earmarked to, up to its amount and the community's ceiling."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Private, Scenario
from planner.verdict import Check

NAME = "private_capital"


def add(model: Model) -> None:
    """Nothing: what payers by rule owe is measured with each package and area."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What private capital pays of each work against its amount or what was left unpaid."""
    cost = {(work.community, work.id): (work.cost, (work.community, work.id)) for _, work in plan.done()}
    for area in plan.areas:
        cost.update({(area.id, own.id): (own.cost, (own.id, own.id)) for own in area.own})
    earlier: list[str] = []
    for payer in scenario.payers:
        if isinstance(payer, Private):
            for (subject, name), (yuan, key) in sorted(cost.items()):
                mine = sum(
                    a.amount
                    for a in plan.allocations
                    if a.source == payer.id and (a.subject, a.work) == (subject, name)
                )
                before = sum(
                    a.amount
                    for a in plan.allocations
                    if a.source in earlier and (a.subject, a.work) == (subject, name)
                )
                if mine or key in payer.amounts:
                    limit = min(payer.amounts.get(key, 0), yuan - before)
                    code = "" if key in payer.amounts else "EARMARK_VIOLATION"
                    yield Check(NAME, f"{payer.name} {subject} {name}", mine, "exactly", limit, code)
        earlier.append(payer.id)
    yield from _ceilings(scenario, plan)


def _ceilings(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What private capital pays in each community, facilities it hosts with it, against its ceiling."""
    private = {payer.id for payer in scenario.payers if isinstance(payer, Private)}
    host = {facility.id: facility.host for facility in scenario.facilities}
    for _, c in plan.placed() if private else ():
        community = scenario.community[c]
        ceiling = 0 if community.private_eligible is False else community.private_ceiling
        if ceiling is not None:
            mine = [a for a in plan.allocations if a.source in private]
            paid = sum(a.amount for a in mine if a.subject == c or host.get(a.work) == c)
            yield Check(NAME, f"{community.name} ceiling", paid, "at most", ceiling)
