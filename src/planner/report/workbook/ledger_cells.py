"""What 小区台账 says of one community: what the scenario knows of it, and where the plan has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from planner.appraisal.tree import Tree
from planner.locale import joined, say
from planner.report import vocabulary, words
from planner.report.document import Document
from planner.report.tables.table import in_order
from planner.report.workbook.sheet import Cell
from planner.scenario.types import Community, Scenario, Status, Work


@dataclass(frozen=True)
class Known:
    """A scenario and its plan, looked up by community."""

    scenario: Scenario
    document: Document

    @cached_property
    def planned(self) -> Mapping[str, tuple[int, frozenset[str]]]:
        """Community -> its start year, and the works that are done in it."""
        return {
            line.id: (year, frozenset(work.id for work in line.works))
            for year, area in in_order(self.document)
            for line in area.communities
        }

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Those that wait."""
        return frozenset(line.community for line in self.document.waiting)

    @cached_property
    def collected(self) -> Mapping[str, Fraction]:
        """Community -> property fees collected, of those due."""
        return {f.community: Fraction(f.collected, f.due) for f in self.scenario.property_fees if f.due}

    @cached_property
    def committee(self) -> Mapping[str, bool | None]:
        """Community -> whether there is an owners' committee."""
        return {found.community: found.committee for found in self.scenario.management}

    @cached_property
    def tree(self) -> Tree:
        """The indicators of the health check."""
        return Tree(self.scenario.indicators)

    @cached_property
    def consenting(self) -> Mapping[str, int]:
        """Community -> entrances that agree to a lift."""
        found = dict.fromkeys((lift.community for lift in self.scenario.lifts), 0)
        for lift in self.scenario.lifts:
            found[lift.community] += lift.consented is True
        return found


def cells(known: Known, found: Community) -> dict[str, Cell]:
    """The cells by column; what nobody said is not there, or None."""
    year, works = _intended(known, found)
    governed = known.scenario.governance_of.get(found.id)
    appraised = known.document.appraisal.get(found.id)
    place = found.x is not None and found.y is not None and known.scenario.geographic
    short = known.tree.shortfalls(found.values) if found.values else {}
    return {
        **{"id": found.id, "name": found.name, "built": found.year_built},
        **({"longitude": f"{found.x:.6f}", "latitude": f"{found.y:.6f}"} if place else {}),
        **{"buildings": found.buildings, "entrances": found.entrances, "storeys": found.storeys},
        **{"households": found.households, "area": round(found.floor_area_m2 * 100)},
        "serviced": _yes(found.has_property_service, say("has one"), say("none")),
        "collected": known.collected.get(found.id),
        "committee": _yes(known.committee.get(found.id), say("has one"), say("none")),
        "party": _yes(governed.party_org if governed else None, say("has one"), say("none")),
        "single": _yes(None if found.buildings is None else found.buildings == 1, say("yes"), say("no")),
        "checked": found.health_check,
        "score": appraised.score if appraised is not None else found.score,
        "problems": joined(known.tree.node[leaf].name for leaf, by in short.items() if by > 0),
        "consent": found.consent_households,
        "participation": governed.participation if governed else None,
        "contribution": governed.contribution if governed else None,
        "lifts": known.consenting.get(found.id),
        "works": joined(words.kind(work.kind) for work in works),
        "cost": sum(work.cost for work in works) if works else None,
        **{"year": year, "remark": _remark(known, found)},
    }


def _intended(known: Known, found: Community) -> tuple[int | None, tuple[Work, ...]]:
    """The year and works of the plan; else no year, and all works, where there is no scheme to choose."""
    works = known.scenario.works_of[found.id]
    if found.id in known.planned:
        year, done = known.planned[found.id]
        return year, tuple(work for work in works if work.id in done)
    schemes = {work.scheme for work in works} - {""}
    return None, works if len(schemes) < 2 else ()


def _yes(value: bool | None, yes: str, no: str) -> str:
    return "" if value is None else yes if value else no


def _remark(known: Known, found: Community) -> str:
    """Listed, waiting, or why not."""
    if found.id in known.planned:
        return say("listed")
    if found.status is not Status.RESERVE:
        return say(vocabulary.STATUSES[found.status])
    if found.id in known.waiting:
        return say("waiting list")
    reasons = known.document.rejected.get(found.id, ())
    return say("; ").join(words.reason(reason) for reason in reasons)
