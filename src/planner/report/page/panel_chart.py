"""A panel of a map: its ground, its points, and the bar that gives the scale."""

from collections.abc import Iterable, Iterator
from typing import Any

import altair as alt
from shapely.geometry import mapping

from planner.report.page.chart import AnyChart, years_param
from planner.report.page.ground import Ground, Panel, simplified
from planner.report.page.palette import FAINT, LINE, QUIET

Rows = list[dict[str, Any]]
HEIGHT = 250  # pixels of a panel


def framed(found: Ground, panel: Panel, behind: Iterable[str], *layers: alt.Chart) -> AnyChart:
    """Layers on the ground of a panel; the outlines of the communities `behind` stand faint under them."""
    outlines = [feature(simplified(found.outlines[c], panel)) for c in behind if c in found.outlines]
    return (
        alt.layer(
            layer_of([feature(panel.box)]).mark_geoshape(opacity=0),  # what the panel shows at the least
            layer_of(outlines).mark_geoshape(fill=FAINT, stroke="#b8c0cb", strokeWidth=0.6),
            *layers,
            *_scale_bar(panel),
        )
        .project("identity", reflectY=True)
        .add_params(years_param())
        .properties(height=HEIGHT, view=alt.ViewBackground(stroke=LINE))
    )


def layer_of(rows: Rows) -> alt.Chart:
    """A chart of rows, without marks yet."""
    return alt.Chart(alt.InlineData(values=rows))


def points_of(rows: Rows, tips: Iterable[alt.Tooltip], **look: Any) -> alt.Chart:
    """Points where the rows are, that look as said."""
    points: alt.Chart = (
        layer_of(rows)
        .mark_point(opacity=1, **look)
        .encode(longitude="x:Q", latitude="y:Q", tooltip=list(tips))
    )
    return points


def feature(shape: Any, **properties: Any) -> dict[str, Any]:
    """A shape with what a tip may say of it."""
    return {"type": "Feature", "geometry": mapping(shape), **properties}


def at(found: Ground, community: str) -> dict[str, Any]:
    """Where a point is drawn, in decimetres."""
    x, y = found.points[community]
    return {"x": round(x, 1), "y": round(y, 1)}


def _scale_bar(panel: Panel) -> Iterator[alt.Chart]:
    """The bar that gives the scale, with its length."""
    right, low = panel.bar.coords[-1]
    metres = panel.bar_metres
    text = f"{metres // 1000:,} km" if metres >= 1000 else f"{metres} m"
    yield layer_of([feature(panel.bar)]).mark_geoshape(filled=False, stroke=QUIET, strokeWidth=2)
    yield (
        layer_of([{"x": round(right, 1), "y": round(low, 1), "text": text}])
        .mark_text(align="left", dx=5, fontSize=11, color=QUIET)
        .encode(longitude="x:Q", latitude="y:Q", text="text:N")
    )


def size_of(found: Ground, panel: Panel) -> int:
    """Square pixels of a point: few where outlines are what one should see."""
    return 16 if found.outlines else crowded(panel)


def crowded(panel: Panel) -> int:
    """Square pixels of a point: the fewer, the more there are."""
    many = len(panel.members)
    return 110 if many <= 20 else 70 if many <= 60 else 40 if many <= 200 else 18
