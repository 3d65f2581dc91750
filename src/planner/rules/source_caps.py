"""A source keeps its caps: so much per household of a community, such a share of the cost it may pay."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import AreaWork, Plan
from planner.scenario.types import Scenario, Source, Work
from planner.verdict import Check

NAME = "source_caps"


def add(model: Model) -> None:
    """Nothing: what only a set of sources can pay already knows their caps."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Each instalment of each capped source against its part of the cap; the cap is rounded down."""
    capped = [
        s
        for s in scenario.sources
        if s.cap_share is not None or s.cap_per_household is not None or s.construction_only
    ]
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
    fees: set[str] = set()  # where it may pay works with other costs than construction
    for _, work in plan.done():
        if source.pays(work, scenario.community[work.community].district):
            yuan = work.civil + work.equipment + (0 if source.construction_only else work.other)
            eligible[work.community] = eligible.get(work.community, 0) + yuan
            if source.construction_only and work.other:
                fees.add(work.community)
    most = Fraction(1) if source.cap_share is None else source.cap_share
    for area in plan.areas:
        for c in area.members:
            limits = []
            if most < 1 or c in fees:
                share = most * eligible.get(c, 0)
                limits.append(share.numerator // share.denominator)
            if source.cap_per_household is not None:
                limits.append(source.cap_per_household * scenario.community[c].households)
            if limits:
                yield c, area.year, Fraction(min(limits))
        district = scenario.community[min(area.members)].district
        own = [w for w in area.own if source.pays(_bare(w), district)]
        fee = source.construction_only and any(w.id == "project" for w in own)
        if most < 1 or fee:
            share = most * sum(w.cost for w in own if not (fee and w.id == "project"))
            yield area.id, area.year, Fraction(share.numerator // share.denominator)


def _bare(own: AreaWork) -> Work:
    return Work(community="", id=own.id, kind=own.kind, category=own.category)
