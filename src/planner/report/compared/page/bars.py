"""Bars of several plans side by side: by year in parts, and by source in the year chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from planner.locale import say
from planner.money import WAN
from planner.report.page.chart import AnyChart, chosen_or, years_param
from planner.report.page.palette import INK, QUIET, sign
from planner.report.page.stacks import Stack, stacked

BAR, BETWEEN = 24, 14  # pixels: of a bar, and between groups of them
BANDS = alt.Scale(paddingInner=0.15, paddingOuter=0.05)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of the year chosen: 0 stands for all years. `at` is which of the names it stands under."""

    year: int
    at: int
    plan: str
    yuan: int
    shown: str


def height(groups: int, bars: int) -> int:
    """Pixels of a chart of so many groups of so many bars."""
    return groups * (bars * BAR + BETWEEN)


def by_year(
    paid: Mapping[tuple[int, str], Mapping[str, int]], titles: Mapping[str, str], colours: Sequence[str]
) -> AnyChart:
    """A bar for every (year, plan), its parts in the order of `titles` and named where there is room."""
    years, plans = (list(dict.fromkeys(key[i] for key in paid)) for i in (0, 1))
    axis = alt.Axis(title=None, ticks=False, domain=False, labelPadding=24, format="d")
    place: dict[str, Any] = {
        "y": alt.Y("year:O", axis=axis, scale=BANDS),
        "yOffset": alt.YOffset("plan:N", scale=alt.Scale(domain=plans, paddingInner=0.12)),
    }
    bar, name = stacked(
        [Stack(at={"year": year, "plan": plan}, parts=parts) for (year, plan), parts in paid.items()],
        titles,
        colours,
        place,
        [alt.Tooltip("year:O", title=say("year")), alt.Tooltip("plan:N", title=say("plan"))],
    )
    letters = [{"year": year, "plan": plan} for year in years for plan in plans]
    which = (
        alt.Chart(alt.InlineData(values=letters))
        .mark_text(align="right", dx=-7, color=QUIET)
        .encode(**place, x=alt.datum(0), text="plan:N")
    )
    return (
        alt.layer(bar.encode(opacity=chosen_or(0.25)), name, which)
        .add_params(years_param())
        .properties(height=height(len(years), len(plans)))
    )


def grouped(bars: Sequence[Bar], names: Sequence[str], plans: str) -> AnyChart:
    """A name with a bar for every plan under it; only those of the year chosen are drawn."""
    places = [*plans]
    rows = [
        {
            "year": bar.year,
            "at": bar.at,
            "name": names[bar.at],
            "plan": bar.plan,
            "value": bar.yuan / WAN,
            "shown": bar.shown,
        }
        for bar in bars
    ]
    most = max((bar.yuan for bar in bars), default=0) / WAN
    place: dict[str, Any] = {
        "y": alt.Y("at:O", axis=None, scale=BANDS),
        "yOffset": alt.YOffset("plan:N", scale=alt.Scale(domain=["", *places], paddingInner=0.12)),
    }
    scale = alt.Scale(domain=[0, max(0.01, most) * 1.25])
    x = alt.X("value:Q", axis=None, scale=scale)
    heads = [{"at": n, "name": name, "plan": ""} for n, name in enumerate(names)]
    title = (
        alt.Chart(alt.InlineData(values=heads))
        .mark_text(align="left", baseline="middle", color=INK, limit=alt.expr("width"))
        .encode(**place, x=alt.XDatum(0, axis=None, scale=scale), text="name:N")
    )
    base = alt.Chart(alt.InlineData(values=rows)).transform_filter("datum.year == year").encode(**place, x=x)
    bar = base.mark_bar().encode(
        color=alt.Color(
            "plan:N",
            scale=alt.Scale(
                domain=places,
                range=[sign(tuple(range(len(places))), i).colour for i in range(len(places))],
            ),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("name:N", title=say("source")),
            alt.Tooltip("plan:N", title=say("plan")),
            alt.Tooltip("shown:N", title=say("万元")),
        ],
    )
    number = base.mark_text(align="left", dx=6, color=INK).encode(text="shown:N")
    return (
        alt.layer(title, bar, number)
        .add_params(years_param())
        .properties(height=height(len(names), len(places) + 1))
    )
