"""M29b: for each tier the planned communities in it, and the most public money per m² one of them gets."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.settings_residents import StandardTiers, Tier
from planner.scenario.types import Community

CODE = "M29b"


def figures(case: Case) -> Iterator[Figure]:
    """Tier by tier, from the lowest contribution up."""
    for standard in case.scenario.rules.standard_tiers:
        if standard.where == case.chosen.where:
            for tier in standard.tiers:
                yield from _tier(case, standard, tier)


def _tier(case: Case, standard: StandardTiers, tier: Tier) -> Iterator[Figure]:
    payers = {payer.id for payer in case.scenario.payers}
    inside = {c.id: c for _, c in case.planned() if standard.tier(_paid(case, c)) == tier}
    public = dict.fromkeys(inside, 0)
    for a in case.plan.allocations:
        if a.subject in public and a.source not in payers:
            public[a.subject] += a.amount
    subject = f"≥ {float(tier.contribution):g} 元/m²"
    yield Figure(
        code=CODE,
        key="in_tier",
        what=mark("planned communities in the tier"),
        unit="count",
        value=len(inside),
        subject=subject,
    )
    per_m2 = [public[c] / m.floor_area_m2 for c, m in inside.items() if m.floor_area_m2]
    if per_m2:
        yield Figure(
            code=CODE,
            key="highest_public",
            what=mark("most public money per m² of a community in the tier"),
            unit="yuan_per_m2",
            value=max(per_m2),
            target=tier.cap,
            qualifier="at most",
            subject=subject,
        )


def _paid(case: Case, community: Community) -> Fraction:
    found = case.scenario.governance_of.get(community.id)
    return (found.contribution_per_m2 if found is not None else None) or Fraction(0)
