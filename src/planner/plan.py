"""What we answer: areas with a start year and works, and who pays which yuan; it can hold a bad plan.

`Plan` answers to the same words as `planner.model.Model` (`starts`, `measure`, `cost`, `paid`, `does`), so
that the `check` of a rule reads like its `add`. Here the words count; there they write rows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict

from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.types import Category, Scenario, Utility, Work
from planner.scenario.utility_modes import RELIEVED

UNFUNDED = "unfunded"  # the last payer, where the scenario allows one
LATER = "later"  # budgets of years past the horizon (以后年度支出)


class Where(TypedDict, total=False):
    """A part of the city, as `starts` and `measure` take it."""

    district: str
    subdistrict: str
    implementer: str


def where(by: str, name: str) -> Where:
    """The part of the city called `name`; `by` is "district", "subdistrict" or "implementer"."""
    match by:
        case "district":
            return Where(district=name)
        case "subdistrict":
            return Where(subdistrict=name)
        case "implementer":
            return Where(implementer=name)
        case _:
            raise ValueError(f"part {by!r}: expected district, subdistrict or implementer")


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWork:
    """A work whose subject is the area itself: its project cost, its walls, a shared facility."""

    id: str  # "project", "walls" or the id of a facility
    kind: str
    category: Category
    cost: int  # yuan

    def work(self, community: str = "") -> Work:
        """The same as a work of `community`; the cost of a project is no construction."""
        fee = self.cost if self.id == "project" else 0
        return Work(
            community=community,
            id=self.id,
            kind=self.kind,
            category=self.category,
            civil=self.cost - fee,
            other=fee,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedArea:
    """Communities renovated together from `year` on, and the works of each."""

    id: str
    year: int
    members: tuple[str, ...]
    works: Mapping[str, tuple[str, ...]]  # community -> works done in it
    own: tuple[AreaWork, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """`amount` yuan of one work, paid by one source in one year."""

    subject: str  # a community or an area
    work: str
    year: int
    source: str  # a pool source, a payer, or "unfunded"
    amount: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An answer to a scenario; nothing is promised of it until the checker has measured it."""

    scenario: Scenario
    areas: tuple[PlannedArea, ...] = ()
    allocations: tuple[Allocation, ...] = field(default=(), repr=False)

    def placed(self) -> Iterator[tuple[PlannedArea, str]]:
        """Every (area, community) of the plan; a community twice in a bad plan comes twice."""
        for area in self.areas:
            for community in area.members:
                yield area, community

    def done(self) -> Iterator[tuple[PlannedArea, Work]]:
        """Every work of a community that is done, with its area."""
        for area in self.areas:
            for community in area.members:
                known = self._work_of.get(community, {})
                for work in area.works.get(community, ()):
                    if work in known:
                        yield area, known[work]

    def starts(
        self,
        *,
        community: str | None = None,
        district: str | None = None,
        subdistrict: str | None = None,
        implementer: str | None = None,
        year: int | None = None,
    ) -> int:
        """How many communities start, of those named."""
        return sum(
            1
            for area, c in self.placed()
            if (community is None or c == community)
            and (year is None or area.year == year)
            and self._within(c, district, subdistrict, implementer)
        )

    def measure(
        self,
        what: str,
        *,
        district: str | None = None,
        subdistrict: str | None = None,
        implementer: str | None = None,
        year: int | None = None,
        where: Scope = EVERYWHERE,
        any_member: bool = False,
    ) -> int:
        """`what` ("communities", "areas", "households" or "yuan") starts, in a year and a part of the city.

        "yuan" is all construction cost of the communities' works and of the areas' own works; an area
        counts where its first member stands, with `any_member` wherever one does.
        """
        total = 0
        for area in self.areas:
            if year is not None and area.year != year:
                continue
            inside = [
                c
                for c in area.members
                if self._within(c, district, subdistrict, implementer)
                and where.holds(self.scenario.community[c])
            ]
            stands = bool(inside) if any_member else min(area.members) in inside
            match what:
                case "areas":
                    total += stands
                case "communities":
                    total += len(inside)
                case "households":
                    total += sum(self.scenario.community[c].households for c in inside)
                case "yuan":
                    total += sum(self._cost_in(area, c) for c in inside)
                    if stands:
                        total += sum(work.cost for work in area.own)
                case _:
                    raise ValueError(f"measure {what!r}: expected communities, areas, households or yuan")
        return total

    def paid(self, *, source: str | None = None, year: int | None = None, subject: str | None = None) -> int:
        """Yuan paid, by one source, in one year, for one community or area."""
        return sum(
            a.amount
            for a in self.allocations
            if (source is None or a.source == source)
            and (year is None or a.year == year)
            and (subject is None or a.subject == subject)
        )

    def borne_by_utilities(self, where: Scope = EVERYWHERE) -> int:
        """Yuan utilities finally bear: what they pay, less what they get back as tax relief."""
        return sum(self._paid_by_utilities(where).values()) - self.tax_relief(where)

    def tax_relief(self, where: Scope = EVERYWHERE) -> int:
        """Yuan utilities pay and get back as tax relief."""
        back = {(w.community, w.id): w.granted for w in self.scenario.works if w.mode == RELIEVED}
        return sum(min(yuan, back.get(key, 0)) for key, yuan in self._paid_by_utilities(where).items())

    def _paid_by_utilities(self, where: Scope) -> Mapping[tuple[str, str], int]:
        """Yuan by (community, work)."""
        utilities = {payer.id for payer in self.scenario.payers if isinstance(payer, Utility)}
        paid: dict[tuple[str, str], int] = {}
        for a in self.allocations:
            if a.source not in utilities:
                continue
            community = self.scenario.community.get(a.subject)
            if community is not None and where.holds(community):
                paid[a.subject, a.work] = paid.get((a.subject, a.work), 0) + a.amount
        return paid

    def does(self, community: str, work: str, *, year: int | None = None) -> int:
        """1 where `work` is done in `community` (by an area that starts in `year`), else 0."""
        return sum(
            1
            for area, c in self.placed()
            if c == community and (year is None or area.year == year) and work in area.works.get(c, ())
        )

    def start_year(self, community: str) -> int | None:
        """The year a community starts in, None when it is not in the plan."""
        return self._year_of.get(community)

    @cached_property
    def paid_by_line(self) -> Mapping[tuple[str, str, str], int]:
        """Yuan in all years by (source, subject, work)."""
        found: dict[tuple[str, str, str], int] = {}
        for a in self.allocations:
            key = (a.source, a.subject, a.work)
            found[key] = found.get(key, 0) + a.amount
        return found

    @cached_property
    def _year_of(self) -> Mapping[str, int]:
        return {c: area.year for area, c in self.placed()}

    @cached_property
    def _work_of(self) -> Mapping[str, Mapping[str, Work]]:
        return {c: {w.id: w for w in works} for c, works in self.scenario.works_of.items()}

    def _cost_in(self, area: PlannedArea, community: str) -> int:
        known = self._work_of.get(community, {})
        return sum(known[w].cost for w in area.works.get(community, ()) if w in known)

    def _within(self, c: str, district: str | None, subdistrict: str | None, implementer: str | None) -> bool:
        found = self.scenario.community.get(c)
        return found is not None and (
            (district is None or found.district == district)
            and (subdistrict is None or found.subdistrict == subdistrict)
            and (implementer is None or found.implementer == implementer)
        )
