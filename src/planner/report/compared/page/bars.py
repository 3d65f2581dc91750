"""Bars of several plans side by side: by year in parts, and by source in the year chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from planner.locale import say
from planner.money import WAN, wan
from planner.report.page.chart import AnyChart, chosen_or, room, roomy, years_param
from planner.report.page.palette import INK, QUIET, sign

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


def stacked(
    paid: Mapping[tuple[int, str], Mapping[str, int]], titles: Mapping[str, str], colours: Sequence[str]
) -> AnyChart:
    """A bar for every (year, plan), its parts in the order of `titles` and named where there is room."""
    years, plans = (list(dict.fromkeys(key[i] for key in paid)) for i in (0, 1))
    widest = max((sum(parts.values()) for parts in paid.values()), default=0) or 1
    rows = []
    for (year, plan), parts in paid.items():
        begin = 0
        for kind, title in titles.items():
            yuan = parts.get(kind, 0)
            if yuan:
                rows.append(
                    {
                        "year": year,
                        "plan": plan,
                        "kind": title,
                        "begin": begin / WAN,
                        "end": (begin + yuan) / WAN,
                        "middle": (begin + yuan / 2) / WAN,
                        "room": room(title),
                        "shown": say("{amount} 万元", amount=wan(yuan)),
                    }
                )
                begin += yuan
    axis = alt.Axis(title=None, ticks=False, domain=False, labelPadding=24, format="d")
    place: dict[str, Any] = {
        "y": alt.Y("year:O", axis=axis, scale=BANDS),
        "yOffset": alt.YOffset("plan:N", scale=alt.Scale(domain=plans, paddingInner=0.12)),
    }
    bar = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(stroke="#fff", strokeWidth=1)
        .encode(
            **place,
            x=alt.X("begin:Q", axis=alt.Axis(title=None, format=",.0f", tickCount=6)),
            x2="end:Q",
            color=alt.Color(
                "kind:N", scale=alt.Scale(domain=list(titles.values()), range=list(colours)), legend=None
            ),
            opacity=chosen_or(0.25),
            tooltip=[
                alt.Tooltip("year:O", title=say("year")),
                alt.Tooltip("plan:N", title=say("plan")),
                alt.Tooltip("kind:N", title=say("kind of money")),
                alt.Tooltip("shown:N", title=say("amount")),
            ],
        )
    )
    name = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_text(color="#fff", fontSize=11)
        .encode(
            **place,
            x="middle:Q",
            text="kind:N",
            opacity=roomy(f"(datum.end - datum.begin) / {widest / WAN}"),
        )
    )
    letters = [{"year": year, "plan": plan} for year in years for plan in plans]
    which = (
        alt.Chart(alt.InlineData(values=letters))
        .mark_text(align="right", dx=-7, color=QUIET)
        .encode(**place, x=alt.datum(0), text="plan:N")
    )
    return (
        alt.layer(bar, name, which)
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
