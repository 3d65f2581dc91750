"""绩效目标表: the money and the goal of every year, then the indicators of three levels."""

from collections.abc import Iterator, Sequence

from planner.locale import joined, say
from planner.money import wan
from planner.plan import Plan
from planner.report import measures
from planner.report.workbook.indicators import indicators
from planner.report.workbook.sheet import Block, Cell, Column, Line, Live, Sheet
from planner.scenario.lifts import LiftSubsidy


def performance(plan: Plan) -> Sheet:
    """绩效目标表: a line of money a year, a column of targets a year; a year is that of the starts."""
    years = tuple(sorted({area.year for area in plan.areas}))
    return Sheet(
        name=say("performance targets"),
        title=say("{name}: performance targets", name=plan.scenario.name),
        blocks=(_money(plan, years), indicators(plan, years)),
        frozen=3,
        heads=False,
        note=say("years are those of the starts"),
    )


def _money(plan: Plan, years: Sequence[int]) -> Block:
    """Project, goal in words, department, units, and the money by who gives it."""
    columns = (
        Column(key="year", heading=say("year"), width=12, kind="whole"),
        Column(key="project", heading=say("project"), width=22),
        Column(key="goal", heading=say("goal of the year"), width=58),
        Column(key="department", heading=say("department in charge"), width=16),
        Column(key="unit", heading=say("implementing unit"), width=16),
        _yuan("total", say("all money"), live="=SUM({fiscal}:{other})"),
        _yuan("fiscal", say("of it: fiscal grants")),
        _yuan("other", say("of it: other")),
    )
    found = [tuple(_year(plan, year)) for year in years]
    sums: list[Cell] = [Live("=SUM({below})", sum(row[i] for row in found)) for i in range(3)]
    head = (say("whole plan"), plan.scenario.name, _goal(plan, None), "", _units(plan), *sums)
    lines = [
        Line(
            cells=(year, plan.scenario.name, _goal(plan, year), "", _units(plan, year), *row), key=f"my{year}"
        )
        for year, row in zip(years, found, strict=True)
    ]
    whole = Line(cells=head, total=True, last=len(lines), key="mwhole")
    return Block(columns=columns, lines=(whole, *lines), caption=say("Money and goals"))


def _yuan(key: str, heading: str, live: str = "") -> Column:
    return Column(key=key, heading=heading, width=16, kind="money", live=live)


def _year(plan: Plan, year: int) -> Iterator[int]:
    """All money of what starts in a year, fiscal grants, and other money."""
    subjects = {s for area in plan.areas if area.year == year for s in (area.id, *area.members)}
    public = {s.id for s in plan.scenario.sources if s.fiscal}
    public |= {p.id for p in plan.scenario.payers if isinstance(p, LiftSubsidy)}
    mine = [a for a in plan.allocations if a.subject in subjects]
    fiscal = sum(a.amount for a in mine if a.source in public)
    total = sum(a.amount for a in mine)
    yield from (total, fiscal, total - fiscal)


def _units(plan: Plan, year: int | None = None) -> str:
    """Whoever carries out the works, where the scenario says it."""
    known = plan.scenario.community
    units = {known[c].implementer for area, c in plan.placed() if year in (None, area.year)}
    return joined(sorted(units - {""}))


def _goal(plan: Plan, year: int | None) -> str:
    """What is to be reached, in a sentence."""
    found = measures.figures(plan, [area for area in plan.areas if year in (None, area.year)])
    return say(
        "Renovate {communities} communities with {households} households and {area} 万 m² for {money} 万元",
        communities=found.communities,
        households=f"{found.households:,}",
        area=f"{float(found.floor_area_m2) / 10_000:,.2f}",
        money=wan(found.cost),
    )
