"""Whose money in which year, side by side: charts that follow the year chosen, and a table."""

from collections.abc import Iterator, Mapping, Sequence

from planner.comparison import Comparison
from planner.locale import joined, say
from planner.money import wan
from planner.report.compared import rows
from planner.report.compared.page import bars
from planner.report.compared.page.figures import folded, grid, line
from planner.report.compared.pairs import letters
from planner.report.compared.rows import Row
from planner.report.page.blocks import Block, Chart, Choice, Choices, Grid, Key, Section, Words
from planner.report.page.blocks import Row as Line
from planner.report.page.cells import in_wan
from planner.report.page.chart import specification
from planner.report.page.palette import KINDS, QUIET, sign

COLOURS = KINDS | {"utilities": KINDS["utility"], "later": QUIET}


def funding(comparison: Comparison) -> Section:
    """Money by level and year, by source in the year chosen, and both as a table, where any is paid."""
    money: tuple[Block, ...] = (Words(say("No plan spends any money.")),)
    if rows.by_level(comparison):
        money = (by_level(comparison), by_source(comparison), folded(table(comparison)))
    return Section(
        id="funding",
        title=say("Funding by source and year"),
        short=say("Funding"),
        blocks=(choices(comparison), *money),
    )


def choices(comparison: Comparison, others: Sequence[Choice] = ()) -> Choices:
    """The years any plan pays in, to choose one of."""
    years = sorted({year for version in comparison.versions for year in version.scenario.paying_years})
    return Choices(
        legend=say("Year shown in bars and maps"),
        everything=say("all years"),
        years=tuple(Choice(year=year, label=str(year)) for year in years),
        others=tuple(others),
    )


def by_level(comparison: Comparison) -> Chart:
    """A bar for each plan in every year, its parts the levels of government and who pays by rule."""
    found = rows.by_level(comparison)
    titles = {row.key.removeprefix("level."): row.name for row in found}
    years = sorted({row.year for row in found if row.year is not None})
    plans = letters(comparison)
    paid = {
        (year, one): {
            row.key.removeprefix("level."): int(row.values[i] or 0) for row in found if row.year == year
        }
        for year in years
        for i, one in enumerate(plans)
    }
    told = (
        say("{label}: {text}", label=f"{year} {one}", text=joined(_parts(titles, parts)))
        for (year, one), parts in paid.items()
    )
    alternative = say("Money by year and plan in 万元: {years}", years=say("; ").join(told))
    return Chart(
        id="money",
        title=in_wan(say("money by level, year and plan")),
        alternative=alternative,
        spec=specification(bars.by_year(paid, titles, [COLOURS[level] for level in titles]), alternative),
        keys=tuple(Key(title, COLOURS[level]) for level, title in titles.items()),
        table=grid(
            comparison,
            in_wan(say("money by level, year and plan")),
            [
                [line(comparison, f"{row.year} {row.name}", row) for row in found if row.year == year]
                for year in years
            ],
            line(comparison, say("all"), rows.total(found, say("all"))),
        ),
        height=bars.height(len(years), len(plans)),
    )


def _parts(titles: Mapping[str, str], parts: Mapping[str, int]) -> Iterator[str]:
    for level, yuan in parts.items():
        if yuan:
            yield f"{titles[level]} {wan(yuan)}"


def by_source(comparison: Comparison) -> Chart:
    """A bar for each plan and source: all years, or the one chosen."""
    plans = letters(comparison)
    every = [row for row in rows.by_source(comparison) if any(row.values)]
    found = [*every, *rows.by_source_and_year(comparison)]
    told = (f"{row.name} {joined(f'{one} {wan(yuan)}' for one, yuan in _each(plans, row))}" for row in every)
    alternative = say(
        "Money by source and plan over all years in 万元: {sources}", sources=say("; ").join(told)
    )
    places = {row.key: n for n, row in enumerate(every)}
    values = [
        bars.Bar(
            year=row.year or 0, at=places[row.key], plan=one, yuan=yuan, shown=wan(yuan) if yuan else "–"
        )
        for row in found
        for one, yuan in _each(plans, row)
    ]
    return Chart(
        id="sources",
        title=in_wan(say("money by source and plan, in the year chosen or in all")),
        alternative=alternative,
        spec=specification(bars.grouped(values, [row.name for row in every], plans), alternative),
        keys=tuple(
            Key(f"{one} {version.label}", sign(tuple(range(len(plans))), i).colour)
            for i, (one, version) in enumerate(zip(plans, comparison.versions, strict=True))
        ),
        height=bars.height(len(every), len(plans) + 1),
    )


def _each(plans: str, row: Row) -> Iterator[tuple[str, int]]:
    """A plan, and its yuan of the row."""
    for one, value in zip(plans, row.values, strict=True):
        yield one, int(value or 0)


def table(comparison: Comparison) -> Grid:
    """Every source over all years, and year by year under it; sums to all that is paid."""
    years = rows.by_source_and_year(comparison)
    every = [row for row in rows.by_source(comparison) if any(row.values)]
    groups: list[list[Line]] = []
    for row in every:
        mine = [each for each in years if each.key == row.key]
        groups.append(
            [
                line(comparison, row.name, row, level=1),
                *(line(comparison, str(each.year), each) for each in mine),
            ]
        )
    return grid(
        comparison,
        in_wan(say("money by source and year")),
        groups,
        line(comparison, say("all"), rows.total(every, say("all"))),
        say("source"),
    )
