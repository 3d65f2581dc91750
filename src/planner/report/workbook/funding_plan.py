"""资金筹措表: what each project spends in each year, and where it comes from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from planner.locale import say
from planner.report import funding_kinds
from planner.report.document import AreaLine, Document
from planner.report.tables.table import in_order, names_of
from planner.report.workbook.sheet import Row, Sheet
from planner.scenario.types import Scenario


def funding_plan(scenario: Scenario, document: Document) -> Sheet:
    """资金筹措表: what each project spends in each year, and where it comes from."""
    kind_of = funding_kinds.kind_of(scenario)
    columns = list(funding_kinds.titles())
    area_of = {c.id: area.id for _, area in in_order(document) for c in area.communities}
    paid: dict[str, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for a in document.allocations:
        paid[area_of.get(a.subject, a.subject)][a.year][kind_of(a.source)] += a.amount
    rows = [
        row
        for start, area in in_order(document)
        for row in _rows(scenario, start, area, paid[area.id], columns)
    ]
    return Sheet(
        name=say("funding plan"),
        title=say("{name}: funding of the annual plan", name=scenario.name),
        words=(
            (say("area id"), 11),
            (say("project"), 30),
            (say("kind of construction"), 9),
            (say("scale"), 24),
            (say("years of construction"), 11),
            (say("remarks"), 16),
        ),
        numbers=(
            (say("total investment (万元)"), 10_000),
            (say("of it: construction"), 10_000),
            (say("of it: other costs"), 10_000),
            (say("of it: contingency"), 10_000),
            (say("done by the end of last year"), 10_000),
            (say("planned for this year"), 10_000),
            *((heading, 10_000) for heading in funding_kinds.titles().values()),
        ),
        rows=tuple(rows),
        yearly=frozenset({4}),
    )


def _rows(
    scenario: Scenario,
    start: int,
    area: AreaLine,
    paid: Mapping[int, Mapping[str, int]],
    columns: Sequence[str],
) -> Iterator[Row]:
    """A project in every year it is paid in; what it costs in all stands in the first."""
    first = scenario.community[min(c.id for c in area.communities)]
    cost, other = _costs(scenario, area)
    before = 0
    years = sorted(paid) or [start]
    for year in years:
        amounts = paid.get(year, {})
        now = sum(amounts.values())
        total = (cost, cost - other, other) if year == years[0] else (0, 0, 0)
        yield Row(
            year=year,
            district=first.district,
            subdistrict=first.subdistrict,
            cells=(
                area.id,
                names_of(scenario, area),
                say("new start") if year == start else say("continuing"),
                _scale(scenario, area),
                f"{years[0]}—{years[-1]}" if years[-1] != years[0] else str(years[0]),
                _remark(scenario, year),
            ),
            sums=(*total, 0, before, now, *(amounts.get(kind, 0) for kind in columns)),
        )
        before += now


def _costs(scenario: Scenario, area: AreaLine) -> tuple[int, int]:
    """All an area costs, and what of it is not construction (design, approval, supervision)."""
    works = [
        work
        for line in area.communities
        for work in scenario.works_of[line.id]
        if work.id in {w.id for w in line.works}
    ]
    return (
        sum(work.cost for work in works) + sum(w.cost for w in area.works),
        sum(work.other for work in works) + sum(w.cost for w in area.works if w.id == "project"),
    )


def _scale(scenario: Scenario, area: AreaLine) -> str:
    members = [scenario.community[c.id] for c in area.communities]
    return say(
        "{communities} communities, {households} households, {m2} m²",
        communities=len(members),
        households=sum(c.households for c in members),
        m2=f"{float(sum(c.floor_area_m2 for c in members)):,.0f}",
    )


def _remark(scenario: Scenario, year: int) -> str:
    return say("after the programme's last year") if year > scenario.years[-1] else ""
