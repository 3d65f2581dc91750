"""A source keeps its caps: so much per household of a community, such a share of the cost it may pay.

A share is rounded down to the whole yuan; where only sources with such caps may pay, nobody else takes the
odd yuan, and each of them may pay its share rounded up, less than a yuan more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from planner.model import Model
from planner.money import split
from planner.plan import Plan
from planner.scenario.types import Scenario, Source, Work
from planner.verdict import Check

NAME = "source_caps"


def add(model: Model) -> None:
    """Nothing: what only a set of sources can pay already knows their caps."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Each instalment of each capped source against its part of the cap, for every community and area."""
    capped = [s for s in scenario.sources if s.cap_share is not None or s.cap_per_household is not None]
    subjects = list(_subjects(scenario, plan))
    for source in capped:
        paid: dict[str, dict[int, int]] = {}
        for a in plan.allocations:
            if a.source == source.id:
                years = paid.setdefault(a.subject, {})
                years[a.year] = years.get(a.year, 0) + a.amount
        for subject in subjects:
            for year, yuan in sorted(paid.get(subject.name, {}).items()):
                limit = _limit(scenario, source, subject, year - subject.start)
                if limit is not None:
                    yield Check(NAME, f"{source.name} {subject.name} {year}", yuan, "at most", limit)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A community or an area with what is done there."""

    name: str
    start: int
    households: int | None  # None: an area, which has no cap per household
    district: str
    works: tuple[Work, ...]


def _subjects(scenario: Scenario, plan: Plan) -> Iterator[_Subject]:
    done: dict[str, list[Work]] = {}
    for _, work in plan.done():
        done.setdefault(work.community, []).append(work)
    for area in plan.areas:
        for c in area.members:
            here = scenario.community[c]
            yield _Subject(c, area.year, here.households, here.district, tuple(done.get(c, ())))
        own = tuple(
            Work(community="", id=w.id, kind=w.kind, category=w.category, civil=w.cost) for w in area.own
        )
        yield _Subject(area.id, area.year, None, scenario.community[min(area.members)].district, own)


def _limit(scenario: Scenario, source: Source, subject: _Subject, k: int) -> int | None:
    """What `source` may pay in the k-th year, nothing outside the payment profile; None: it has no cap."""
    by_share = source.cap_share if source.cap_share is not None and source.cap_share < 1 else None
    by_household = source.cap_per_household if subject.households is not None else None
    if by_share is None and by_household is None:
        return None
    if not 0 <= k < len(scenario.payment):
        return 0
    limits = []
    mine = [work for work in subject.works if source.pays(work, subject.district)]
    if by_share is not None:
        if any(work.cost and not _others(scenario, work, subject.district) for work in mine):
            due = sum(split(work.cost, scenario.payment)[k] for work in mine)
            limits.append(ceil(by_share * due))
        else:
            whole = int(by_share * sum(work.cost for work in mine))
            limits.append(int(whole * scenario.payment[k]))
    if by_household is not None:
        limits.append(int(by_household * (subject.households or 0) * scenario.payment[k]))
    return min(limits)


def _others(scenario: Scenario, work: Work, district: str) -> bool:
    """Whether a source without a cap on its share may pay for a work."""
    for source in scenario.sources:
        uncapped = source.cap_share is None or source.cap_share >= 1
        if uncapped and source.pays(work, district):
            return True
    return False
