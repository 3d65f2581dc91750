"""The calendar as a Gantt chart: the whole of each batch, and area by area."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt

from planner.calendar import STAGES, Calendar, Dated, StageName
from planner.locale import say
from planner.report import calendar_lines, words
from planner.report.document import Document
from planner.report.page.blocks import Block, Chart, Fold, Grid, Key, Section
from planner.report.page.cells import of_table
from planner.report.page.chart import AnyChart, room, roomy, specification
from planner.report.page.palette import STAGES as COLOURS
from planner.report.tables.calendar import calendar as calendar_table
from planner.report.tables.table import Table
from planner.result import Result

STEP = 22  # pixels of a line
OUTER, INNER = 14, 6  # pixels of a bar, and of one that lies inside another
Rows = list[dict[str, Any]]


def gantt(result: Result, document: Document) -> Section | None:
    """The section, or None where the scenario asks for no calendar."""
    if not document.calendar:
        return None
    dated = Calendar(lines=document.calendar)
    names = {area.id: area.members for area in result.plan.areas}
    table = calendar_table(result.scenario, document)
    blocks: list[Block] = [_overview(dated)]
    for year in dated.years:
        rows = list(_rows(result, dated.batch(year), names))
        alternative = say(
            "Stages of the {n} areas of {year}, in the table below", n=len(dated.batch(year)), year=year
        )
        blocks.append(
            Fold(
                title=say("Calendar of {year}, area by area", year=year),
                blocks=(
                    Chart(
                        id=f"gantt-{year}",
                        title=say("Stages of the areas of {year}", year=year),
                        alternative=alternative,
                        spec=specification(bars(rows), alternative),
                        keys=_keys(rows),
                        table=_dates(table, year),
                        height=STEP * len(dated.batch(year)) + 40,
                    ),
                ),
                paper=False,
            )
        )
    return Section(id="calendar", title=say("Calendar"), blocks=tuple(blocks))


def _overview(dated: Calendar) -> Chart:
    """Every batch from the first day of a stage to its last."""
    rows: Rows = []
    for year in dated.years:
        for name in STAGES:
            days = [s for line in dated.batch(year) for s in line.stages if s.name == name]
            if days:
                first, last = min(s.first for s in days), max(s.last for s in days)
                stage = say(calendar_lines.STAGES[name])
                rows.append(_line(say("{year}: {stage}", year=year, stage=stage), name, first, last))
    alternative = say("; ").join(
        say("{what} {first} to {last}", what=row["line"], first=row["first"], last=row["until"])
        for row in rows
    )
    return Chart(
        id="gantt",
        title=say("From the first day of a stage to its last, batch by batch"),
        alternative=alternative,
        spec=specification(bars(rows), alternative),
        keys=_keys(rows),
        height=STEP * len(rows) + 40,
    )


def _rows(
    result: Result, lines: Sequence[Dated], members: dict[str, tuple[str, ...]]
) -> Iterator[dict[str, Any]]:
    for line in lines:
        for stage in line.stages:
            yield _line(
                _name(result, line.area, members.get(line.area, ())), stage.name, stage.first, stage.last
            )


def _name(result: Result, area: str, members: Sequence[str]) -> str:
    """An area by its id and first member: all of its names would not fit."""
    if not members:
        return area
    first = words.community(result.scenario, members[0])
    return f"{area} " + (
        say("{first} and others, {n} in all", first=first, n=len(members)) if len(members) > 1 else first
    )


def _line(name: str, stage: StageName, first: date, last: date) -> dict[str, Any]:
    """One bar; it ends where its last day ends."""
    title = say(calendar_lines.STAGES[stage])
    return {
        "line": name,
        "stage": title,
        "first": str(first),
        "until": str(last),
        "end": str(last + timedelta(days=1)),
        "middle": str(first + (last - first) / 2),
        "days": (last - first).days + 1,
    }


def _is_inner(row: Mapping[str, Any], titles: Mapping[str, str], within: Collection[str]) -> bool:
    """Whether a stage lies inside another of its line: works on heating pipes inside construction."""
    return row["stage"] == titles["heating"] and row["line"] in within


def bars(rows: Rows) -> AnyChart:
    """A line for everything that is dated, its stages in their colours and named where there is room."""
    titles: dict[str, str] = {name: say(calendar_lines.STAGES[name]) for name in STAGES}
    there = [name for name in STAGES if any(row["stage"] == titles[name] for row in rows)]
    lines = list(dict.fromkeys(row["line"] for row in rows))
    within = [row["line"] for row in rows if row["stage"] == titles["construction"]]
    shown = [
        row
        | {
            "thick": INNER if (inner := _is_inner(row, titles, within)) else OUTER,
            "name": "" if inner else row["stage"],
            "room": room(row["stage"]),
        }
        for row in sorted(rows, key=lambda row: row["stage"] == titles["heating"])
    ]
    base = alt.Chart(alt.InlineData(values=shown)).encode(
        y=alt.Y("line:N", sort=lines, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=190)),
        tooltip=[
            alt.Tooltip("line:N", title=say("area")),
            alt.Tooltip("stage:N", title=say("stage")),
            alt.Tooltip("first:N", title=say("first day")),
            alt.Tooltip("until:N", title=say("last day")),
            alt.Tooltip("days:Q", title=say("calendar days")),
        ],
    )
    utc = alt.Scale(type="utc")
    bar = base.mark_bar().encode(
        x=alt.X(
            "first:T",
            scale=utc,
            axis=alt.Axis(
                title=None,
                format="%Y-%m",
                grid=True,
                orient="top",
                tickCount=8,
                labelFlush=False,
                labelOverlap=True,
            ),
        ),
        x2="end:T",
        color=alt.Color(
            "stage:N",
            scale=alt.Scale(domain=[titles[n] for n in there], range=[COLOURS[n] for n in there]),
            legend=None,
        ),
        size=alt.Size("thick:Q", scale=None),
    )
    name = base.mark_text(color="#fff", fontSize=10).encode(
        x=alt.X("middle:T", scale=utc), text="name:N", opacity=roomy(f"datum.days / {_days(rows)}")
    )
    return alt.layer(bar, name).properties(height=STEP * len(lines))


def _days(rows: Rows) -> int:
    """Days from the first to the last that is dated."""
    days = [date.fromisoformat(row[end]) for row in rows for end in ("first", "end")]
    return (max(days) - min(days)).days if days else 1


def _keys(rows: Rows) -> tuple[Key, ...]:
    there = {row["stage"] for row in rows}
    titles = {name: say(calendar_lines.STAGES[name]) for name in STAGES}
    return tuple(Key(title, COLOURS[name]) for name, title in titles.items() if title in there)


def _dates(table: Table, year: int) -> Grid:
    mine = tuple(row for row in table.rows if row[0] == year)
    kept = (
        *(say("area id"), say("track"), say("stage"), say("record")),
        *(say("first day"), say("last day"), say("calendar days"), say("remarks")),
    )
    return of_table(
        Table(file=table.file, headings=table.headings, rows=mine), say("Calendar of {year}", year=year), kept
    )
