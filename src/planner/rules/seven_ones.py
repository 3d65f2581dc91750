"""All pipes of a community have one plan, approval, survey, design, contractor, supervisor (七个一)."""

from collections.abc import Iterator
from itertools import combinations

from planner.model import Model
from planner.model.subsets import is_mandatory
from planner.plan import Plan
from planner.scenario.contracts import ROLES, PipeContract
from planner.scenario.scope import within
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "seven_ones"


def contracts_of(scenario: Scenario, community: Community) -> list[PipeContract]:
    """The contracts of a community, where the rule holds."""
    if not within(scenario.rules.seven_ones, community):
        return []
    return [contract for contract in scenario.contracts if contract.community == community.id]


def clash(a: PipeContract, b: PipeContract) -> str:
    """The first role that two pipe works give to different parties, "" where they agree."""
    for role in ROLES:
        ours, theirs = getattr(a, role), getattr(b, role)
        if ours and theirs and ours != theirs:
            return role
    return ""


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """Two works it must do with two parties in one role."""
    due = {work.id for work in scenario.works_of[community.id] if is_mandatory(scenario, work)}
    for a, b in combinations(contracts_of(scenario, community), 2):
        role = clash(a, b)
        if role and {a.work, b.work} <= due:
            named = f"{getattr(a, role)}、{getattr(b, role)}"
            return Reason(NAME, "SEVEN_ONES_VIOLATION", named, "1")
    return None


def add(model: Model) -> None:
    """Two pipe works with two parties in one role are not both done."""
    for community in model.community:
        for a, b in combinations(contracts_of(model.scenario, community), 2):
            if clash(a, b):
                both = model.does(community.id, a.work) + model.does(community.id, b.work)
                model.rows.at_most(NAME, f"{community.name} {a.work} {b.work}", both, 1)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Parties in each role of the pipe works done in each planned community."""
    done = {(work.community, work.id) for _, work in plan.done()}
    for _, c in plan.placed():
        parties: dict[str, set[str]] = {}
        for contract in contracts_of(scenario, scenario.community[c]):
            if (c, contract.work) in done:
                for role in ROLES:
                    parties.setdefault(role, set()).add(getattr(contract, role))
        for role, names in parties.items():
            count = len(names - {""})
            subject = f"{scenario.community[c].name} {role}"
            yield Check(NAME, subject, count, "at most", 1, "SEVEN_ONES_VIOLATION")
