"""Bars of a plan by year, each with its number beside it: money, households, communities."""

from collections.abc import Iterable, Mapping, Sequence

import altair as alt

from planner.report.page.chart import AnyChart, chosen_or, room, years_param
from planner.report.page.palette import INK, sign

STEP = 30  # pixels of a bar with the space below it
GAP = 6  # pixels between a bar and its text


def bars(years: Sequence[int], values: Mapping[int, int], shown: Mapping[int, str]) -> AnyChart:
    """A bar for every year; `shown` is what stands beside it."""
    known = tuple(years)
    rows = [{"year": year, "value": values[year], "shown": shown[year]} for year in known]
    most = max((values[year] for year in known), default=0)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("year:O", axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=6, format="d")),
        x=alt.X("value:Q", axis=None, scale=_beside(max(1, most), shown.values())),
    )
    bar = base.mark_bar(height=18).encode(
        opacity=chosen_or(0.25),
        color=alt.Color(
            "year:O",
            scale=alt.Scale(domain=list(known), range=[sign(known, y).colour for y in known]),
            legend=None,
        ),
    )
    number = base.mark_text(align="left", dx=GAP, color=INK).encode(text="shown:N")
    return alt.layer(bar, number).add_params(years_param()).properties(height=STEP * len(known))


def _beside(most: int, texts: Iterable[str]) -> alt.Scale:
    """A scale on which the longest bar leaves room for the longest text beside it."""
    beside = GAP + max(map(room, texts), default=0)
    return alt.Scale(domain=[0, most], range=[0, alt.expr(f"max(1, width - {beside})")])
