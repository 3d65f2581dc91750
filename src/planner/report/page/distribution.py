"""What is done in which year and where: bars by year, the map district by district, and both as tables."""

from collections.abc import Iterator

from planner.locale import say
from planner.money import wan
from planner.report import measures
from planner.report.page.bars import STEP, bars
from planner.report.page.batches import by_district, by_year
from planner.report.page.blocks import (
    Block,
    Chart,
    Charts,
    Choice,
    Choices,
    Items,
    Notice,
    Section,
    Words,
)
from planner.report.page.cells import in_wan
from planner.report.page.chart import specification
from planner.report.page.ground import Ground, Panel, ground, panels
from planner.report.page.map import STATES, Standing, draw, standings
from planner.report.page.palette import sign
from planner.report.page.panel_chart import HEIGHT
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
            *by_district(result),
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
        title=say(
            "{district}: {listed} of {n} communities", district=name, listed=len(years), n=len(panel.members)
        ),
        alternative=alternative,
        spec=specification(draw(result.plan, found, panel, standing), alternative),
        height=HEIGHT + 10,
    )
