"""The areas of a plan on a map, by year: outlines where there are any, else points with bands round them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
from shapely.geometry import mapping

from planner.locale import say
from planner.money import wan
from planner.plan import Plan, PlannedArea
from planner.report import words
from planner.report.page.chart import AnyChart, chosen_or, years_param
from planner.report.page.ground import Ground, Panel, ground, panels, round_members, simplified
from planner.report.page.palette import FAINT, LINE, OTHER, QUIET, REJECTED, WAITING, Sign, sign

Rows = list[dict[str, Any]]
HEIGHT = 250  # pixels of a panel
STATES = {"waiting": WAITING, "rejected": REJECTED, "other": OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where communities that are not in the plan stand."""

    waiting: Collection[str] = ()
    rejected: Collection[str] = ()

    def of(self, community: str) -> str:
        """ "waiting", "rejected" or "other"."""
        if community in self.waiting:
            return "waiting"
        return "rejected" if community in self.rejected else "other"


def map_of(plan: Plan, standing: Standing | None = None) -> AnyChart | None:
    """The whole of a plan on one map with its legend, for a notebook; None where no community has a place."""
    found = ground(plan.scenario)
    whole = panels(plan.scenario, found, districts=False)
    if not whole:
        return None
    chart = draw(plan, found, whole[0], standing or Standing(), alt.Legend(title=say("year")))
    return chart.properties(width=640, height=480)


def draw(
    plan: Plan, found: Ground, panel: Panel, standing: Standing, legend: alt.Legend | None = None
) -> AnyChart:
    """One panel: areas and communities in the colour and shape of their year, the others behind them."""
    planned = {c: area for area in plan.areas for c in area.members}
    inside = [c for c in panel.members if c in planned]
    outside = [c for c in panel.members if c not in planned]
    colour = _by_year(plan, alt.Fill, [one.colour for one in _signs(plan)], legend)
    return (
        alt.layer(
            layer_of([feature(panel.box)]).mark_geoshape(opacity=0),  # what the panel shows at the least
            layer_of(
                [feature(simplified(found.outlines[c], panel)) for c in outside if c in found.outlines]
            ).mark_geoshape(fill=FAINT, stroke="#b8c0cb", strokeWidth=0.6),
            layer_of(list(_areas(plan, found, panel)))
            .mark_geoshape(fillOpacity=0.28, strokeWidth=1.4, strokeJoin="round")
            .encode(
                colour,
                _by_year(plan, alt.Stroke, [one.colour for one in _signs(plan)], None),
                opacity=chosen_or(0.12),
                tooltip=_tips(),
            ),
            *_others(plan, found, panel, outside, standing),
            layer_of([_point(plan, found, c, planned[c]) for c in inside])
            .mark_point(filled=True, size=size_of(found, panel), opacity=1, stroke="#fff", strokeWidth=0.6)
            .encode(
                colour,
                _by_year(plan, alt.Shape, [one.shape for one in _signs(plan)], legend),
                longitude="x:Q",
                latitude="y:Q",
                opacity=chosen_or(0.15),
                tooltip=_tips(),
            ),
            *scale_bar(panel),
        )
        .project("identity", reflectY=True)
        .add_params(years_param())
        .properties(height=HEIGHT, view=alt.ViewBackground(stroke=LINE))
    )


def _signs(plan: Plan) -> list[Sign]:
    return [sign(plan.scenario.years, year) for year in plan.scenario.years]


def _by_year(plan: Plan, channel: Any, values: list[str], legend: alt.Legend | None) -> Any:
    """A channel that shows the year of a mark by one of `values`."""
    years = list(plan.scenario.years)
    return channel("year:N", scale=alt.Scale(domain=years, range=values), legend=legend)


def layer_of(rows: Rows) -> alt.Chart:
    """A chart of rows, without marks yet."""
    return alt.Chart(alt.InlineData(values=rows))


def feature(shape: Any, **properties: Any) -> dict[str, Any]:
    """A shape with what a tip may say of it."""
    return {"type": "Feature", "geometry": mapping(shape), **properties}


def _areas(plan: Plan, found: Ground, panel: Panel) -> Iterator[dict[str, Any]]:
    """A shape for every area, of those of its members that lie in the panel."""
    members = set(panel.members)
    for area in plan.areas:
        here = [c for c in area.members if c in members]
        if here and (len(here) > 1 or here[0] in found.outlines):
            yield feature(simplified(round_members(found, here), panel), **_told(plan, area, here))


def _point(plan: Plan, found: Ground, community: str, area: PlannedArea) -> dict[str, Any]:
    return at(found, community) | _told(plan, area, [community])


def at(found: Ground, community: str) -> dict[str, Any]:
    """Where a point is drawn, in decimetres."""
    x, y = found.points[community]
    return {"x": round(x, 1), "y": round(y, 1)}


def _told(plan: Plan, area: PlannedArea, members: list[str]) -> dict[str, Any]:
    """What a tip says of an area or of one community of it."""
    households = sum(plan.scenario.community[c].households for c in members)
    works = [w for c in members for w in plan.scenario.works_of[c] if w.id in area.works.get(c, ())]
    return {
        "year": area.year,
        "name": "+".join(words.community(plan.scenario, c) for c in members),
        "area": area.id,
        "households": f"{households:,}",
        "cost": wan(sum(work.cost for work in works)),
    }


def _tips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=say("community")),
        alt.Tooltip("year:O", title=say("year")),
        alt.Tooltip("area:N", title=say("area id")),
        alt.Tooltip("households:N", title=say("households")),
        alt.Tooltip("cost:N", title=say("works (万元)")),
    ]


def _others(
    plan: Plan, found: Ground, panel: Panel, outside: list[str], standing: Standing
) -> Iterator[alt.Chart]:
    """Who waits, who is not eligible, and the rest, in grey."""
    titles = standings()
    for state, drawn in STATES.items():
        rows = [
            at(found, c) | {"name": words.community(plan.scenario, c), "standing": titles[state]}
            for c in outside
            if standing.of(c) == state
        ]
        if rows:
            size = size_of(found, panel) * (0.3 if state == "other" else 0.8)
            yield (
                layer_of(rows)
                .mark_point(
                    shape=drawn.shape,
                    filled=state == "other",
                    size=size,
                    color=drawn.colour,
                    opacity=1,
                    strokeWidth=1.3,
                )
                .encode(
                    longitude="x:Q",
                    latitude="y:Q",
                    tooltip=[
                        alt.Tooltip("name:N", title=say("community")),
                        alt.Tooltip("standing:N", title=say("list")),
                    ],
                )
            )


def standings() -> Mapping[str, str]:
    """The lists a community outside the plan may stand in, in the language in use."""
    return {"waiting": say("waiting list"), "rejected": say("not eligible"), "other": say("others")}


def scale_bar(panel: Panel) -> Iterator[alt.Chart]:
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
