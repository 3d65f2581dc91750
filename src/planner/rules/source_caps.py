"""A source keeps its caps: so much per household of a community, such a share of the cost it may pay."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario, Source, Work
from planner.verdict import Check

NAME = "source_caps"


def add(model: Model) -> None:
    """Nothing: what only a set of sources can pay already knows their caps."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Each instalment of each capped source against its part of the cap; the cap is rounded down."""
    capped = [s for s in scenario.sources if s.cap_share is not None or s.cap_per_household is not None]
    for source in capped:
        paid: dict[str, dict[int, int]] = {}
        for a in plan.allocations:
            if a.source == source.id:
                years = paid.setdefault(a.subject, {})
                years[a.year] = years.get(a.year, 0) + a.amount
        for subject, start, cap in _caps(scenario, plan, source):
            for year, yuan in sorted(paid.get(subject, {}).items()):
                k = year - start
                share = scenario.payment[k] if 0 <= k < len(scenario.payment) else Fraction(0)
                limit = cap * share
                whole = limit.numerator // limit.denominator
                yield Check(NAME, f"{source.name} {subject} {year}", yuan, "at most", whole)


def _caps(scenario: Scenario, plan: Plan, source: Source) -> Iterator[tuple[str, int, Fraction]]:
    """The cap of `source` on each community and area of the plan, with its start year; yuan."""
    eligible: dict[str, int] = {}
    for _, work in plan.done():
        if source.pays(work, scenario.community[work.community].district):
            eligible[work.community] = eligible.get(work.community, 0) + work.cost
    for area in plan.areas:
        for c in area.members:
            limits = []
            if source.cap_share is not None and source.cap_share < 1:
                share = source.cap_share * eligible.get(c, 0)
                limits.append(share.numerator // share.denominator)
            if source.cap_per_household is not None:
                limits.append(source.cap_per_household * scenario.community[c].households)
            if limits:
                yield c, area.year, Fraction(min(limits))
        if source.cap_share is not None and source.cap_share < 1:
            district = scenario.community[min(area.members)].district
            own = sum(
                w.cost
                for w in area.own
                if source.pays(Work(community="", id=w.id, kind=w.kind, category=w.category), district)
            )
            share = source.cap_share * own
            yield area.id, area.year, Fraction(share.numerator // share.denominator)
