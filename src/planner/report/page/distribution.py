"""What is done in which year and where: bars by year, the map district by district, and both as tables."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import say
from planner.money import wan
from planner.report import measures, words
from planner.report.page.bars import STEP, bars
from planner.report.page.blocks import (
    Block,
    Cell,
    Chart,
    Charts,
    Choice,
    Choices,
    Column,
    Grid,
    Items,
    Money,
    Notice,
    Row,
    Section,
    Share,
    Words,
)
from planner.report.page.cells import in_wan
from planner.report.page.chart import specification
from planner.report.page.ground import Ground, Panel, ground, panels
from planner.report.page.map import HEIGHT, STATES, Standing, draw, standings
from planner.report.page.palette import sign
from planner.report.summary.batches import merged
from planner.result import Result


def distribution(result: Result) -> Section:
    """Batches by year, the map, the districts."""
    sentences = merged(result)
    found = ground(result.scenario)
    return Section(
        id="batches",
        title=say("Years and places"),
        blocks=(
            _choices(result, mapped=bool(found.points)),
            _bars(result),
            by_year(result),
            *_maps(result, found),
            *_by_district(result),
            *((Items(tuple(sentences)),) if sentences else ()),
        ),
    )


def _choices(result: Result, mapped: bool) -> Choices:
    years = result.scenario.years
    titles = standings()
    return Choices(
        legend=say("Year shown in bars and maps"),
        everything=say("all years"),
        years=tuple(
            Choice(year=year, label=str(year), colour=sign(years, year).colour, sign=sign(years, year).path)
            for year in years
        ),
        others=tuple(
            Choice(year=0, label=titles[state], colour=drawn.colour, sign=drawn.path)
            for state, drawn in STATES.items()
            if mapped
        ),
    )


def _bars(result: Result) -> Charts:
    """Three charts of the same years: money, households, communities."""
    found = {batch.year: batch.figures for batch in measures.batches(result.plan)}
    years = sorted(found)
    parts = (
        ("investment", in_wan(say("investment")), {y: found[y].cost for y in years}, wan),
        ("households", say("households"), {y: found[y].households for y in years}, "{:,}".format),
        ("communities", say("communities"), {y: found[y].communities for y in years}, "{:,}".format),
    )
    charts = []
    for name, title, values, write in parts:
        shown = {year: write(value) for year, value in values.items()}
        alternative = say(
            "{title} by year: {values}",
            title=title,
            values=say("; ").join(f"{year} {shown[year]}" for year in years),
        )
        charts.append(
            Chart(
                id=f"bars-{name}",
                title=title,
                alternative=alternative,
                spec=specification(bars(years, values, shown), alternative),
                height=STEP * len(years),
            )
        )
    return Charts(tuple(charts))


def _maps(result: Result, found: Ground) -> Iterator[Block]:
    parts = panels(result.scenario, found)
    if not parts:
        yield Notice(label=say("No map"), text=say("The scenario gives no coordinates and no outlines."))
        return
    missing = len(result.scenario.communities) - len(found.points)
    if missing:
        yield Words(say("{n} communities have no coordinates and are not on the map.", n=missing), quiet=True)
    standing = Standing(
        waiting=frozenset(w.community for w in result.waiting), rejected=frozenset(result.rejected)
    )
    yield Words(
        say("Each district is drawn to its own scale. A shape holds the communities of one area.")
        if len(parts) > 1
        else say("A shape holds the communities of one area."),
        quiet=True,
    )
    yield Charts(tuple(_map(result, found, panel, standing, n) for n, panel in enumerate(parts, start=1)))


def _map(result: Result, found: Ground, panel: Panel, standing: Standing, number: int) -> Chart:
    planned = {c: area.year for area in result.plan.areas for c in area.members}
    years = [planned[c] for c in panel.members if c in planned]
    counts = [f"{year} {years.count(year):,}" for year in sorted(set(years))]
    name = panel.name or result.scenario.name
    alternative = say(
        "Map of {district}: {n} communities, {listed} of them in the plan ({years})",
        district=name,
        n=len(panel.members),
        listed=len(years),
        years=say("; ").join(counts) or say("none"),
    )
    return Chart(
        id=f"map-{number}",
        title=say("{district}: {listed} of {n} communities", district=name, listed=len(years), n=len(panel.members)),
        alternative=alternative,
        spec=specification(draw(result.plan, found, panel, standing), alternative),
        height=HEIGHT + 10,
    )


def by_year(result: Result) -> Grid:
    """The batches, year by year."""
    headings = (
        *(say("areas"), say("communities"), say("buildings"), say("households"), say("floor area (m²)")),
        *(in_wan(say("investment")), say("of it expected")),
    )
    whole = measures.figures(result.plan)
    return Grid(
        caption=say("Batches by year"),
        columns=(Column(say("year"), code=True), *(Column(heading, number=True) for heading in headings)),
        groups=(
            tuple(
                Row((str(batch.year), *_sizes(batch.figures), words.percent(batch.expected)))
                for batch in measures.batches(result.plan)
            ),
        ),
        total=Row((say("all"), *_sizes(whole), None)),
    ).full()


def _sizes(found: measures.Figures) -> tuple[Cell, ...]:
    return (
        found.areas,
        found.communities,
        found.buildings or None,
        found.households,
        f"{float(found.floor_area_m2):,.0f}",
        Money(found.cost),
    )


def _by_district(result: Result) -> Iterator[Grid]:
    """What each district gets of its own reserve."""
    parts = measures.by_district(result.plan)
    if len(parts) < 2:
        return
    rows = []
    for name, part in parts.items():
        share = Fraction(part.households, part.reserve) if part.reserve else None
        served: Share | str = "–" if share is None else Share(share, words.percent(share))
        rows.append(Row((name or "–", part.communities, part.households, served, Money(part.cost))))
    whole = measures.figures(result.plan)
    yield Grid(
        caption=say("By district"),
        columns=(
            Column(say("district")),
            Column(say("communities"), number=True),
            Column(say("households"), number=True),
            Column(say("of its reserve"), number=True),
            Column(in_wan(say("investment")), number=True),
        ),
        groups=(tuple(rows),),
        total=Row((say("all"), whole.communities, whole.households, None, Money(whole.cost))),
    )
