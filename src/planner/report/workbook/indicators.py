"""The indicators of 绩效目标表: what the plan computes year by year, and what the scenario promises."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from planner.locale import mark, say
from planner.plan import Plan, PlannedArea
from planner.report import measures
from planner.report.workbook.sheet import Block, Cell, Column, Kind, Line, Live, number
from planner.scenario.lifts import LiftSubsidy

OUTPUT, EFFECT, CONTENT = mark("output"), mark("effect"), mark("satisfaction indicator")
PEOPLE, AREA = "households", "area"  # keys of the lines that costs are divided by
CARE = ("elder_care", "childcare")  # 养老、托育
Values = (
    Mapping[int, Cell] | Mapping[int, int] | Mapping[int, Fraction]
)  # by year; what is not there is blank


def indicators(plan: Plan, years: Sequence[int]) -> Block:
    """Three levels of indicators, their targets for the whole plan and for every year."""
    columns = (
        Column(key="one", heading=say("first level"), width=12),
        Column(key="two", heading=say("second level"), width=22),
        Column(key="three", heading=say("third level"), width=58),
        _target("whole", say("target, whole plan")),
        *(_target(f"y{year}", say("target, {year}", year=year)) for year in years),
    )
    lines = (*_quantities(plan, years), *_promises(plan, years), *_costs(plan, years), *_effects(plan, years))
    return Block(columns=columns, lines=lines, caption=say("Indicators and targets"))


def _target(key: str, heading: str) -> Column:
    return Column(key=key, heading=heading, width=16, kind="number")


def _added(
    names: tuple[str, str, str], kind: Kind, years: Sequence[int], values: Values, key: str = ""
) -> Line:
    """A quantity: the whole plan's is the sum of the years'."""
    known = [number(values[year]) for year in years if values.get(year) is not None]
    whole = Live(f"=SUM({{y{years[0]}}}:{{y{years[-1]}}})", sum(known)) if known else None
    return Line(cells=(*map(say, names), whole, *(values.get(year) for year in years)), kind=kind, key=key)


def _quantities(plan: Plan, years: Sequence[int]) -> Iterator[Line]:
    """What is renovated."""
    found = {year: measures.figures(plan, tuple(_starting(plan, year))) for year in years}
    metres = {year: round(f.floor_area_m2 * 100) for year, f in found.items()}
    pipes = {year: Fraction(m, 1000) for year, m in plan.scenario.targets.pipes.items()}
    rows: tuple[tuple[str, Kind, Values, str], ...] = (
        (mark("communities renovated (number)"), "count", {y: f.communities for y, f in found.items()}, ""),
        (mark("households renovated (number)"), "count", {y: f.households for y, f in found.items()}, PEOPLE),
        (
            mark("buildings renovated (number)"),
            "count",
            {y: f.buildings or None for y, f in found.items()},
            "",
        ),
        (mark("floor area renovated (万 m²)"), "万 m²", metres, AREA),
        (mark("lifts added (number)"), "count", {y: _lifts(plan, y) for y in years}, ""),
        (mark("pipes laid (km)"), "number", pipes, ""),
    )
    for three, kind, values, key in rows:
        yield _added((OUTPUT, mark("quantity"), three), kind, years, values, key)


def _promises(plan: Plan, years: Sequence[int]) -> Iterator[Line]:
    """Quality and time: what only the scenario can promise."""
    promised, time = plan.scenario.targets, mark("timeliness")
    yield _same((OUTPUT, mark("quality"), mark("works that pass acceptance (%)")), years, promised.acceptance)
    yield _same((OUTPUT, time, mark("communities started (%)")), years, promised.started)
    yield _same((OUTPUT, time, mark("communities completed (%)")), years, promised.completed)
    yield _same((OUTPUT, time, mark("investment of the year carried out (%)")), years, promised.invested)


def _same(names: tuple[str, str, str], years: Sequence[int], value: Cell) -> Line:
    """A target that is the same in every year; blank where nobody promised it."""
    return Line(cells=(*map(say, names), *[value] * (1 + len(years))), kind="share")


def _costs(plan: Plan, years: Sequence[int]) -> Iterator[Line]:
    """What a household and a square metre cost: 万元 ÷ households, 万元 ÷ 万 m² = yuan ÷ m²."""
    batches = {"whole": measures.figures(plan)} | {
        f"y{year}": measures.figures(plan, tuple(_starting(plan, year))) for year in years
    }
    household = (
        Live(f"={{m{key}@total}}/{{{PEOPLE}@{key}}}", Fraction(found.cost, 10_000 * found.households))
        for key, found in batches.items()
    )
    metre = (
        Live(f"={{m{key}@total}}/{{{AREA}@{key}}}", found.cost / found.floor_area_m2)
        for key, found in batches.items()
    )
    for three, cells in (
        (mark("investment per household (万元)"), household),
        (mark("investment per m² (yuan)"), metre),
    ):
        yield Line(cells=(say(OUTPUT), say("cost"), say(three), *cells), kind="number")


def _effects(plan: Plan, years: Sequence[int]) -> Iterator[Line]:
    """What the works bring, and what lasts."""
    promised, social, lasting = plan.scenario.targets, mark("social"), mark("lasting")
    brought = {year: _brought(plan, year) for year in years}
    care = {year: _care(plan, year) for year in years}
    rows: tuple[tuple[str, str, Kind, Values], ...] = (
        (mark("economic"), mark("investment brought in (万元)"), "money", brought),
        (social, mark("parking places added (number)"), "count", promised.parking),
        (social, mark("facilities for the old and the young (number)"), "count", care),
    )
    for two, three, kind, values in rows:
        yield _added((EFFECT, two, three), kind, years, values)
    service = mark("communities with property service (%)")
    yield _same((EFFECT, lasting, service), years, promised.property_service)
    yield _same((EFFECT, lasting, mark("long-term management")), years, promised.long_term)
    content = mark("residents satisfied, at least (%)")
    yield _same((CONTENT, mark("satisfaction of residents"), content), years, promised.satisfaction)


def _brought(plan: Plan, year: int) -> int:
    """Yuan of utilities, private capital and residents for what starts in a year."""
    subjects = {s for a in plan.areas if a.year == year for s in (a.id, *a.members)}
    payers = {p.id for p in plan.scenario.payers if not isinstance(p, LiftSubsidy)}
    return sum(a.amount for a in plan.allocations if a.subject in subjects and a.source in payers)


def _starting(plan: Plan, year: int) -> Iterator[PlannedArea]:
    return (area for area in plan.areas if area.year == year)


def _lifts(plan: Plan, year: int) -> Cell:
    """Lifts of the works that start in a year; None where a work does not say how many."""
    works = [work for area, work in plan.done() if area.year == year and work.kind == "lift"]
    if any(work.quantity is None for work in works):
        return None
    return sum((work.quantity or Fraction(0) for work in works), Fraction(0))


def _care(plan: Plan, year: int) -> int:
    """Facilities of the areas, and works of the communities, for the old and the young."""
    built = sum(own.kind in CARE for area in _starting(plan, year) for own in area.own)
    return built + sum(area.year == year and work.kind in CARE for area, work in plan.done())
