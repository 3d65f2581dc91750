"""M35: planned communities with a Party organisation, and Party members in owners' committees."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M35"


def figures(case: Case) -> Iterator[Figure]:
    """Both over the planned communities; a blank cell counts as no organisation."""
    planned = [c.id for _, c in case.planned()]
    found = [case.scenario.governance_of[c] for c in planned if c in case.scenario.governance_of]
    organised = sum(1 for g in found if g.party_org)
    yield Figure(
        code=CODE,
        key="party_coverage",
        what=mark("planned communities with a Party organisation"),
        unit="share",
        value=Fraction(organised, len(planned)) if planned else None,
        target=1,
        needs="party_org",
    )
    both = [
        (g.committee_party_members, g.committee_members)
        for g in found
        if g.committee_members and g.committee_party_members is not None
    ]
    yield Figure(
        code=CODE,
        key="committee_share",
        what=mark("Party members among the members of owners' committees"),
        unit="share",
        value=Fraction(sum(p for p, _ in both), sum(m for _, m in both)) if both else None,
        needs="committee_members, committee_party_members",
    )
