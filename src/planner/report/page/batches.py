"""The batches in tables: year by year, and what each district gets of its own reserve."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import say
from planner.report import measures, words
from planner.report.page.blocks import Cell, Column, Grid, Money, Row, Share
from planner.report.page.cells import in_wan
from planner.result import Result


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


def by_district(result: Result) -> Iterator[Grid]:
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
