"""Bars of a plan by year, each with its number beside it: money, households, communities."""

from collections.abc import Mapping, Sequence

import altair as alt

from planner.report.page.chart import AnyChart, chosen_or, years_param
from planner.report.page.palette import INK, sign

STEP = 30  # pixels of a bar with the space below it


def bars(years: Sequence[int], values: Mapping[int, int], shown: Mapping[int, str]) -> AnyChart:
    """A bar for every year; `shown` is what stands beside it."""
    known = tuple(years)
    rows = [{"year": year, "value": values[year], "shown": shown[year]} for year in known]
    most = max((values[year] for year in known), default=0)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("year:O", axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=6, format="d")),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, max(1, most) * 1.45])),
    )
    bar = base.mark_bar(height=18).encode(
        opacity=chosen_or(0.25),
        color=alt.Color(
            "year:O",
            scale=alt.Scale(domain=list(known), range=[sign(known, y).colour for y in known]),
            legend=None,
        ),
    )
    number = base.mark_text(align="left", dx=6, color=INK).encode(text="shown:N")
    return alt.layer(bar, number).add_params(years_param()).properties(height=STEP * len(known))
