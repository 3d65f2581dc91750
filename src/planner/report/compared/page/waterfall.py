"""Steps that add up to a whole, one under the other: a waterfall, with what is proven of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from planner.report.page.chart import AnyChart
from planner.report.page.palette import INK, LINE

STEP = 46  # pixels of a bar with its name over it
Kind = Literal["more", "less", "open", "whole"]
COLOURS = {"more": "#1d6b5c", "less": "#a2431d", "open": "#8b95a3", "whole": "#1d3f72", "proven": INK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One step, from where those before it end."""

    name: str
    begin: int
    end: int
    shown: str
    certain: bool = True  # values and bounds say which way it goes
    whole: bool = False
    proven: tuple[int, int] | None = None  # the ends of what is proven

    @property
    def kind(self) -> Kind:
        """How it is drawn."""
        if self.whole:
            return "whole"
        return "open" if not self.certain else "less" if self.end < self.begin else "more"


def height(bars: int) -> int:
    """Pixels of so many bars."""
    return STEP * bars


def waterfall(bars: Sequence[Bar]) -> AnyChart:
    """Every bar begins where the one before ends; the last one is the whole."""
    rows = [
        {
            "at": n,
            "place": "bar",
            "begin": bar.begin,
            "end": bar.end,
            "right": max(bar.begin, bar.end, *(bar.proven or ())),
            "kind": bar.kind,
            "shown": bar.shown,
        }
        for n, bar in enumerate(bars)
    ]
    ends = [0, *(end for bar in bars for end in (bar.begin, bar.end, *(bar.proven or ())))]
    low, high = min(ends), max(ends)
    span = max(1, high - low)
    scale = alt.Scale(domain=[low - (0.03 * span if low else 0), high + 0.55 * span], nice=False)
    place: dict[str, Any] = {
        "y": alt.Y("at:O", axis=None, scale=alt.Scale(paddingInner=0.12, paddingOuter=0.05)),
        "yOffset": alt.YOffset("place:N", scale=alt.Scale(domain=["name", "bar"], paddingInner=0.1)),
    }
    x = alt.X("begin:Q", axis=None, scale=scale)
    base = alt.Chart(alt.InlineData(values=rows)).encode(**place)
    kinds = ("more", "less", "open", "whole")
    colour = alt.Color(
        "kind:N", scale=alt.Scale(domain=kinds, range=[COLOURS[kind] for kind in kinds]), legend=None
    )
    names = [{"at": n, "place": "name", "name": bar.name} for n, bar in enumerate(bars)]
    proven = [
        {"at": n, "place": "bar", "low": bar.proven[0], "high": bar.proven[1]}
        for n, bar in enumerate(bars)
        if bar.proven is not None
    ]
    reach = alt.Chart(alt.InlineData(values=proven)).encode(**place)
    return alt.layer(
        alt.Chart(alt.InlineData(values=[{}]))
        .mark_rule(color=LINE)
        .encode(x=alt.XDatum(0, axis=None, scale=scale)),
        alt.Chart(alt.InlineData(values=names))
        .mark_text(align="left", baseline="middle", dx=3, color=INK, limit=alt.expr("width"))
        .encode(**place, x=alt.value(0), text="name:N"),
        base.mark_bar().encode(x=x, x2="end:Q", color=colour),
        base.mark_tick(thickness=2).encode(x=alt.X("end:Q", axis=None, scale=scale), color=colour),
        *_reach(reach, scale, bool(proven)),
        base.mark_text(align="left", dx=7, color=INK).encode(
            x=alt.X("right:Q", axis=None, scale=scale), text="shown:N"
        ),
    ).properties(height=height(len(bars)))


def _reach(base: alt.Chart, scale: alt.Scale, any_is_proven: bool) -> list[alt.Chart]:
    """A line between the ends of what is proven, with a stroke at each."""
    if not any_is_proven:
        return []
    return [
        base.mark_rule(color=COLOURS["proven"], strokeWidth=1.5).encode(
            x=alt.X("low:Q", axis=None, scale=scale), x2="high:Q"
        ),
        *(
            base.mark_tick(color=COLOURS["proven"], thickness=1.5, size=10).encode(
                x=alt.X(f"{end}:Q", axis=None, scale=scale)
            )
            for end in ("low", "high")
        ),
    ]
