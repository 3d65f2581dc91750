"""Charts as Altair makes them, in the look of the page, and as the specifications a page carries."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from planner.report.columns import width
from planner.report.page.palette import INK, LINE, QUIET

FONT = (
    '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif'
)
LOOK: Mapping[str, Any] = {
    "aria": False,  # a chart has one text for who does not see it, not one for each mark
    "background": None,
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": QUIET,
        "titleColor": QUIET,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "domainColor": "#8b95a3",
        "tickColor": "#8b95a3",
        "gridColor": LINE,
        "labelLimit": 220,
    },
    "text": {"fontSize": 12, "color": INK},
}

AnyChart = alt.LayerChart | alt.FacetChart  # what alt.layer may give


def years_param() -> alt.Parameter:
    """The year a reader chose, 0 for all: what charts that follow each other share."""
    return alt.param(name="year", value=0)


def chosen_or(faded: float, full: float = 1.0) -> Any:
    """Opacity: `full` where a mark's year is the chosen one or all are, else `faded`."""
    return alt.condition("year == 0 || datum.year == year", alt.value(full), alt.value(faded))


def room(text: str) -> int:
    """Pixels a short text in a bar takes."""
    return 6 * width(text) + 8


def roomy(share: str) -> Any:
    """Opacity of a text in a bar that takes `share` of the width: shown only where it fits."""
    return alt.condition(f"({share}) * width >= datum.room", alt.value(1), alt.value(0))


def specification(chart: AnyChart, alternative: str) -> dict[str, Any]:
    """The chart for a page: as wide as its place, in the look of the page."""
    found: dict[str, Any] = chart.properties(width="container", description=alternative).to_dict()
    found["config"] = dict(LOOK)
    found["autosize"] = {"type": "fit-x", "contains": "padding"}
    found.pop("$schema", None)
    return found
