"""The projects of a plan year by year: what each costs, when it is paid, and by what kind of money."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.locale import say
from planner.report import funding_kinds
from planner.report.document import AreaLine, Document
from planner.report.tables.table import in_order, names_of
from planner.report.workbook.sheet import Column
from planner.scenario.types import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """An area in one of the years it is paid in; yuan."""

    id: str
    name: str
    district: str
    subdistrict: str
    year: int
    kind: str  # new start, or continuing
    scale: str
    years: str  # from the first it is paid in to the last
    construction: int  # of all years, in the first; 0 in the others
    other: int  # the same of design, approval, supervision
    before: int  # paid by the end of the year before
    paid: Mapping[str, int]  # in this year, by kind of money
    remark: str

    @property
    def cells(self) -> tuple[str, str, str]:
        """What it is called, and whether it is new."""
        return self.id, self.name, self.kind


def headings() -> tuple[Column, ...]:
    """The columns of `Project.cells`."""
    return (
        Column(key="id", heading=say("area id"), width=11),
        Column(key="project", heading=say("project"), width=30),
        Column(key="kind", heading=say("kind of construction"), width=9),
    )


def remarks() -> Column:
    """The last column of a list of projects."""
    return Column(key="remark", heading=say("remarks"), width=16)


def projects(scenario: Scenario, document: Document) -> Iterator[Project]:
    """Every area in every year it is paid in."""
    kind_of = funding_kinds.kind_of(scenario)
    area_of = {c.id: area.id for _, area in in_order(document) for c in area.communities}
    paid: dict[str, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for a in document.allocations:
        paid[area_of.get(a.subject, a.subject)][a.year][kind_of(a.source)] += a.amount
    for start, area in in_order(document):
        yield from _by_year(scenario, start, area, paid[area.id])


def _by_year(
    scenario: Scenario, start: int, area: AreaLine, paid: Mapping[int, Mapping[str, int]]
) -> Iterator[Project]:
    """A project in every year it is paid in; what it costs in all stands in the first."""
    first = scenario.community[min(c.id for c in area.communities)]
    construction, other = _costs(scenario, area)
    years = sorted(paid) or [start]
    before = 0
    for year in years:
        amounts = paid.get(year, {})
        yield Project(
            id=area.id,
            name=names_of(scenario, area),
            district=first.district,
            subdistrict=first.subdistrict,
            year=year,
            kind=say("new start") if year == start else say("continuing"),
            scale=_scale(scenario, area),
            years=f"{years[0]}—{years[-1]}" if years[-1] != years[0] else str(years[0]),
            construction=construction if year == years[0] else 0,
            other=other if year == years[0] else 0,
            before=before,
            paid=amounts,
            remark=say("after the programme's last year") if year > scenario.years[-1] else "",
        )
        before += sum(amounts.values())


def _costs(scenario: Scenario, area: AreaLine) -> tuple[int, int]:
    """Construction of an area, and what of its cost is none (design, approval, supervision)."""
    works = [
        work
        for line in area.communities
        for work in scenario.works_of[line.id]
        if work.id in {w.id for w in line.works}
    ]
    own = [work.work() for work in area.works]
    return (
        sum(work.construction for work in (*works, *own)),
        sum(work.other for work in (*works, *own)),
    )


def _scale(scenario: Scenario, area: AreaLine) -> str:
    members = [scenario.community[c.id] for c in area.communities]
    return say(
        "{communities} communities, {households} households, {m2} m²",
        communities=len(members),
        households=sum(c.households for c in members),
        m2=f"{float(sum(c.floor_area_m2 for c in members)):,.0f}",
    )
