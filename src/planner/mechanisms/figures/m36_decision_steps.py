"""M36: how far residents' decisions have come, and how many communities have a Party branch."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.governance import STEPS, reached

CODE = "M36"
BRANCHES = Fraction(90, 100)  # of the old communities, 以上


def figures(case: Case) -> Iterator[Figure]:
    """Of all communities where it holds, planned or not."""
    everyone = [c.id for c in case.communities]
    found = [case.scenario.governance_of[c] for c in everyone if c in case.scenario.governance_of]
    deliberated = sum(1 for g in found if reached(g.steps) > STEPS.index("deliberated"))
    yield Figure(
        code=CODE,
        key="deliberated",
        what=mark("communities whose owners' committee has deliberated"),
        unit="share",
        value=Fraction(deliberated, len(everyone)) if everyone else None,
    )
    yield Figure(
        code=CODE,
        key="out_of_order",
        what=mark("communities where a step was skipped"),
        unit="count",
        value=sum(1 for g in found if reached(g.steps) < len(g.steps)),
        target=0,
    )
    stated = any(g.party_org is not None for g in found)
    yield Figure(
        code=CODE,
        key="branch_coverage",
        what=mark("communities with a Party branch"),
        unit="share",
        value=Fraction(sum(1 for g in found if g.party_org), len(everyone)) if stated else None,
        target=BRANCHES,
        qualifier="at least",
        needs="party_org",
    )
