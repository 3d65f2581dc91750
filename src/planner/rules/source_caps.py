"""A source keeps its caps: so much per household of a community, such a share of the cost it may pay.

A share is rounded down to the whole yuan; where all who may pay a work are capped so, and their shares (with
that of its utility) sum to 100 % or more, each may pay its share rounded up, less than a yuan more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from planner.model import Model
from planner.money import split
from planner.plan import Plan
from planner.scenario.types import Community, Scenario, Source, Utility, Work
from planner.verdict import Check

NAME = "source_caps"


def add(model: Model) -> None:
    """Nothing: what only a set of sources can pay already knows their caps."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Each instalment of each capped source against its part of the cap, for every community and area."""
    capped = [
        s
        for s in scenario.sources
        if s.cap_share is not None or s.cap_per_household is not None or s.construction_only
    ]
    subjects = list(_subjects(scenario, plan))
    for source in capped:
        paid: dict[str, dict[int, int]] = {}
        for a in plan.allocations:
            if a.source == source.id:
                years = paid.setdefault(a.subject, {})
                years[a.year] = years.get(a.year, 0) + a.amount
        for subject in subjects:
            mine = paid.get(subject.name)
            limits = _limits(scenario, source, subject) if mine else None
            if not mine or limits is None:
                continue
            for year, yuan in sorted(mine.items()):
                k = year - subject.start
                limit = limits[k] if 0 <= k < len(limits) else 0
                yield Check(NAME, f"{source.name} {subject.name} {year}", yuan, "at most", limit)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A community or an area with what is done there."""

    name: str
    start: int
    households: int | None  # None: an area, which has no cap per household
    places: tuple[Community, ...]  # itself, or the members of the area
    works: tuple[Work, ...]


def _subjects(scenario: Scenario, plan: Plan) -> Iterator[_Subject]:
    done: dict[str, list[Work]] = {}
    for _, work in plan.done():
        done.setdefault(work.community, []).append(work)
    for area in plan.areas:
        for c in area.members:
            here = scenario.community[c]
            yield _Subject(c, area.year, here.households, (here,), tuple(done.get(c, ())))
        own = tuple(w.work() for w in area.own)
        members = tuple(scenario.community[c] for c in area.members)
        yield _Subject(area.id, area.year, None, members, own)


def _limits(scenario: Scenario, source: Source, subject: _Subject) -> list[int] | None:
    """What `source` may pay by year of the payment profile, nothing outside it; None: it has no cap."""
    mine = [work for work in subject.works if source.pays(work, *subject.places)]
    by_share = source.cap_share if source.cap_share is not None and source.cap_share < 1 else None
    if by_share is None and source.construction_only and any(work.other for work in mine):
        by_share = Fraction(1)
    by_household = source.cap_per_household if subject.households is not None else None
    if by_share is None and by_household is None:
        return None
    base = [work.cost - (work.other if source.construction_only else 0) for work in mine]
    dues = [0] * scenario.instalments
    for work, yuan in zip(mine, base, strict=True):
        for k, part in enumerate(split(yuan, scenario.profile(work))):
            dues[k] += part
    parts = [Fraction(due, max(1, sum(base))) for due in dues]
    if not any(work.payment for work in mine):
        parts = [*scenario.payment, *[Fraction(0)] * (scenario.instalments - len(scenario.payment))]
    limits = []
    if by_share is not None and any(
        work.cost and _is_shared_out(scenario, work, subject.places) for work in mine
    ):
        limits.append([ceil(by_share * due) for due in dues])
    elif by_share is not None:
        limits.append([int(int(by_share * sum(base)) * part) for part in parts])
    if by_household is not None:
        limits.append([int(by_household * (subject.households or 0) * part) for part in parts])
    return [min(year) for year in zip(*limits, strict=True)]


def _is_shared_out(scenario: Scenario, work: Work, places: Sequence[Community]) -> bool:
    """Whether nobody but capped sources and its utility may pay for a work, and they make the whole."""
    sources = [source for source in scenario.sources if source.pays(work, *places)]
    yuan = sum((work.cost * min(s.cap_share or Fraction(0), Fraction(1)) for s in sources), Fraction(0))
    if any(s.construction_only and work.other for s in sources):
        return False
    for payer in scenario.payers:
        if isinstance(payer, Utility) and payer.owns(work):
            agreed = work.civil * payer.civil_share + work.equipment * payer.equipment_share
            agreed = agreed if work.agreed is None else Fraction(work.agreed)
            award = work.granted if work.mode in ("award", "joint_application") else 0
            yuan += max(agreed - award, Fraction(0))
    return yuan >= work.cost and all(s.cap_share is not None and s.cap_share < 1 for s in sources)
