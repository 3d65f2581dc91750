"""What residents pay decides the public money per m² and the classes of works open to them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from planner.funding.payers import dues
from planner.model import Model
from planner.model.least import least_public
from planner.money import floor
from planner.plan import Plan
from planner.scenario.settings_residents import Tier
from planner.scenario.types import Community, Scenario, Work
from planner.verdict import Check, Reason

NAME = "standard_tiers"


def tiers(scenario: Scenario, community: Community) -> Iterator[Tier]:
    """The tier of `community` by every standard that holds there; what was not stated counts 0."""
    found = scenario.governance_of.get(community.id)
    paid = (found.contribution_per_m2 if found is not None else None) or Fraction(0)
    for standard in scenario.rules.standard_tiers:
        if standard.where.holds(community):
            tier = standard.tier(paid)
            if tier is not None:
                yield tier


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A community whose mandatory works alone ask more public money than its tier gives."""
    for tier in tiers(scenario, community):
        least, cap = least_public(scenario, community), floor(tier.cap * community.floor_area_m2)
        if least > cap:
            return Reason(NAME, "TIER_CAP", f"{least}", f"{cap}", (least - cap) / max(1, cap))
    return None


def forbids(scenario: Scenario, community: Community, works: Sequence[Work], year: int) -> Reason | None:
    """Works of a class that is not open, or that ask more public money together than the tier gives."""
    for tier in tiers(scenario, community):
        if any(work.category not in tier.categories for work in works):
            return Reason(NAME, "CATEGORY_CLOSED")
        _, left = dues(scenario, community, works, np.ones((1, len(works)), dtype=bool), year)
        asked, cap = int(left.sum()), floor(tier.cap * community.floor_area_m2)
        if asked > cap:
            return Reason(NAME, "ABOVE_TIER_CAP", f"{asked:,}", f"{cap:,}")
    return None


def add(model: Model) -> None:
    """No package that asks more than the cap of its community, or holds works of a class that is not open."""
    for i, community in enumerate(model.community):
        table = model.packages.tables[i]
        for tier in tiers(model.scenario, community):
            dear = table.pool.sum(axis=0) > floor(tier.cap * community.floor_area_m2)
            closed = np.array([work.category not in tier.categories for work in table.works], dtype=bool)
            beyond = dear | (table.done & closed).any(axis=1)
            if beyond.any():
                taken = model.takes(community.id, beyond.astype(np.int64))
                model.rows.at_most(NAME, community.name, taken, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Public money of each planned community against its cap, and its works of closed classes: none."""
    if not scenario.rules.standard_tiers:
        return
    payers = {payer.id for payer in scenario.payers}
    public: dict[str, int] = {}
    for a in plan.allocations:
        if a.source not in payers:
            public[a.subject] = public.get(a.subject, 0) + a.amount
    for area, c in plan.placed():
        community = scenario.community[c]
        done = [w for w in scenario.works_of[c] if w.id in area.works.get(c, ())]
        for tier in tiers(scenario, community):
            cap = tier.cap * community.floor_area_m2
            yield Check(NAME, f"{community.name} yuan", public.get(c, 0), "at most", cap.__floor__())
            shut = [work for work in done if work.category not in tier.categories]
            yield Check(NAME, community.name, len(shut), "at most", 0)
