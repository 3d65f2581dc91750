"""Figures of a run: gap over time, and how seconds and memory grow; they need the extra `report`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from benchmarks.growth import points
from benchmarks.record import Record, gap

if TYPE_CHECKING:  # heavy, and not everybody has it
    import altair as alt

LEAST = 0.001  # per cent: a smaller gap is drawn here, the scale has no 0
SOONEST = 0.05  # seconds
FORMATS: tuple[Literal["svg", "png"], ...] = ("svg", "png")


def draw(folder: Path, records: Sequence[Record]) -> list[str]:
    """Draw what there is to draw; answers the names of the files."""
    drawn = []
    if any(_path(record) for record in records):
        drawn += _save(folder, "gap-over-time", gap_over_time(records))
    if points(records):
        drawn += _save(folder, "growth", growth(records))
    return drawn


def gap_over_time(records: Sequence[Record]) -> alt.ConcatChart:
    """A panel a family, a line an instance: the proven gap of planner's plan, step by step."""
    import altair as alt

    panels = []
    for family in dict.fromkeys(record.instance.family for record in records):
        lines = [p for record in records if record.instance.family == family for p in _path(record)]
        if lines:
            seconds = alt.X("seconds:Q").scale(type="log").title("seconds")
            panels.append(
                alt.Chart(alt.InlineData(values=lines), title=family, width=360, height=240)
                .mark_line(interpolate="step-after", point=alt.OverlayMarkDef(size=12))
                .encode(
                    x=seconds,
                    y=alt.Y("gap:Q").scale(type="log").title("gap, %"),
                    color=alt.Color("size:O").scale(scheme="viridis").title("size"),
                    detail="instance:N",
                )
            )
    chart: alt.ConcatChart = alt.concat(*panels, columns=2).resolve_scale(color="independent")
    return chart


def growth(records: Sequence[Record]) -> alt.ConcatChart:
    """A panel for each thing that grows, of seconds to the bound and of memory."""
    import altair as alt

    rows = [asdict(point) for point in points(records)]
    panels = []
    for axis in dict.fromkeys(row["axis"] for row in rows):
        base = alt.Chart(
            alt.InlineData(values=[row for row in rows if row["axis"] == axis]), width=260, height=180
        )
        for measure, title in (("bound_after", "seconds to the bound"), ("memory", "peak memory, MiB")):
            panels.append(
                base.mark_line(point=True).encode(
                    x=alt.X("value:Q").scale(type="symlog").title(str(axis)),
                    y=alt.Y(f"{measure}:Q").scale(type="log").title(title),
                    color=alt.Color("kind:N").title("city"),
                )
            )
    return alt.concat(*panels, columns=2)


def _path(record: Record) -> list[dict[str, Any]]:
    """(seconds, gap in per cent) of planner, to the end."""
    run = record.ours
    steps = [
        (mark.seconds, gap(mark.value, mark.bound))
        for mark in run.marks
        if mark.value and mark.bound is not None
    ]
    if run.gap is not None:
        steps.append((run.seconds, run.gap))
    return [
        {
            "seconds": max(SOONEST, seconds),
            "gap": max(LEAST, 100 * share),
            "instance": record.instance.name,
            "size": record.instance.size,
        }
        for seconds, share in steps
    ]


def _save(folder: Path, name: str, chart: alt.ConcatChart) -> list[str]:
    for kind in FORMATS:
        beside = folder / f"{name}.{kind}.part"
        chart.save(str(beside), format=kind)
        os.replace(beside, folder / f"{name}.{kind}")
    return [f"{name}.{kind}" for kind in FORMATS]
