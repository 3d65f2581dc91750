"""The maintenance fund of a community pays no more than its balance."""

from collections.abc import Iterator, Sequence

import numpy as np

from planner.funding.payers import dues
from planner.model import Model
from planner.model.subsets import mandatory
from planner.plan import Plan
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Community, Scenario, Work
from planner.verdict import Check, Reason

NAME = "maintenance_fund"


def _funds(scenario: Scenario) -> list[str]:
    return [p.id for p in scenario.payers if isinstance(p, ResidentFund) and p.channel == "maintenance"]


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A community whose mandatory works alone ask more of its fund than there is; others only ask more."""
    return forbids(scenario, community, mandatory(scenario, community), year)


def forbids(scenario: Scenario, community: Community, works: Sequence[Work], year: int) -> Reason | None:
    """Works that ask more of the fund than there is."""
    funds, balance = _funds(scenario), community.maintenance_balance
    if not funds or balance is None:
        return None
    paid, _ = dues(scenario, community, works, np.ones((1, len(works)), dtype=bool), year)
    asked = sum(int(paid[name].sum()) for name in funds)
    if asked <= balance:
        return None
    return Reason(NAME, "INSUFFICIENT_MAINT_FUND", f"{asked:,}", f"{balance:,}")


def add(model: Model) -> None:
    """What a package takes of the fund, at most the balance."""
    funds = _funds(model.scenario)
    for community in model.community if funds else ():
        if community.maintenance_balance is not None:
            payers = model.packages.tables[model.index[community.id]].payers
            taken = sum(payers[name].sum(axis=0) for name in funds)
            row = model.takes(community.id, taken)
            if len(row.columns):
                model.rows.at_most(NAME, community.name, row, community.maintenance_balance)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan each planned community takes from its fund against the balance."""
    funds = set(_funds(scenario))
    for _, c in plan.placed():
        community = scenario.community[c]
        if funds and community.maintenance_balance is not None:
            taken = sum(a.amount for a in plan.allocations if a.subject == c and a.source in funds)
            yield Check(NAME, community.name, taken, "at most", community.maintenance_balance)
