"""Bars in parts that follow one another, each named where there is room for its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from planner.locale import say
from planner.money import WAN, wan
from planner.report.page.chart import room, roomy


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One bar: what it stands for, and the yuan of each kind."""

    at: Mapping[str, object]
    parts: Mapping[str, int]


def stacked(
    stacks: Sequence[Stack],
    titles: Mapping[str, str],
    colours: Sequence[str],
    place: Mapping[str, Any],
    tips: Sequence[alt.Tooltip],
) -> tuple[alt.Chart, alt.Chart]:
    """The bars, and the names in them: layers of one chart. `titles` are the kinds of money in their order.

    `place` says where a bar stands, `tips` what is told of it beside kind and amount.
    """
    rows = [row for stack in stacks for row in _parts(stack, titles)]
    widest = max((sum(stack.parts.get(kind, 0) for kind in titles) for stack in stacks), default=0) or 1
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        **place,
        tooltip=[
            *tips,
            alt.Tooltip("kind:N", title=say("kind of money")),
            alt.Tooltip("shown:N", title=say("amount")),
        ],
    )
    bar = base.mark_bar(stroke="#fff", strokeWidth=1).encode(
        x=alt.X("begin:Q", axis=alt.Axis(title=None, format=",.0f", tickCount=6)),
        x2="end:Q",
        color=alt.Color(
            "kind:N", scale=alt.Scale(domain=list(titles.values()), range=list(colours)), legend=None
        ),
    )
    name = base.mark_text(color="#fff", fontSize=11).encode(
        x="middle:Q", text="kind:N", opacity=roomy(f"(datum.end - datum.begin) / {widest / WAN}")
    )
    return bar, name


def _parts(stack: Stack, titles: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row for each part there is, in 万元."""
    rows, begin = [], 0
    for kind, title in titles.items():
        yuan = stack.parts.get(kind, 0)
        if yuan:
            ends = {"begin": begin / WAN, "end": (begin + yuan) / WAN, "middle": (begin + yuan / 2) / WAN}
            shown = say("{amount} 万元", amount=wan(yuan))
            rows.append({**stack.at, "kind": title, **ends, "room": room(title), "shown": shown})
            begin += yuan
    return rows
