"""The areas of a plan on a map, by year: outlines where there are any, else points with bands round them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

from planner.locale import say
from planner.money import wan
from planner.plan import Plan, PlannedArea
from planner.report import words
from planner.report.page.chart import AnyChart, chosen_or
from planner.report.page.ground import Ground, Panel, ground, panels, round_members, simplified
from planner.report.page.palette import OTHER, REJECTED, WAITING, Sign, sign
from planner.report.page.panel_chart import at, feature, framed, layer_of, points_of, size_of

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
    areas = (
        layer_of(list(_areas(plan, found, panel)))
        .mark_geoshape(fillOpacity=0.28, strokeWidth=1.4, strokeJoin="round")
        .encode(
            colour,
            _by_year(plan, alt.Stroke, [one.colour for one in _signs(plan)], None),
            opacity=chosen_or(0.12),
            tooltip=_tips(),
        )
    )
    rows = [_point(plan, found, c, planned[c]) for c in inside]
    size = size_of(found, panel)
    points = points_of(rows, _tips(), filled=True, size=size, stroke="#fff", strokeWidth=0.6).encode(
        colour,
        _by_year(plan, alt.Shape, [one.shape for one in _signs(plan)], legend),
        opacity=chosen_or(0.15),
    )
    return framed(found, panel, outside, areas, *_others(plan, found, panel, outside, standing), points)


def _signs(plan: Plan) -> list[Sign]:
    return [sign(plan.scenario.years, year) for year in plan.scenario.years]


def _by_year(plan: Plan, channel: Any, values: list[str], legend: alt.Legend | None) -> Any:
    """A channel that shows the year of a mark by one of `values`."""
    years = list(plan.scenario.years)
    return channel("year:N", scale=alt.Scale(domain=years, range=values), legend=legend)


def _areas(plan: Plan, found: Ground, panel: Panel) -> Iterator[dict[str, Any]]:
    """A shape for every area, of those of its members that lie in the panel."""
    members = set(panel.members)
    for area in plan.areas:
        here = [c for c in area.members if c in members]
        if here and (len(here) > 1 or here[0] in found.outlines):
            yield feature(simplified(round_members(found, here), panel), **_told(plan, area, here))


def _point(plan: Plan, found: Ground, community: str, area: PlannedArea) -> dict[str, Any]:
    return at(found, community) | _told(plan, area, [community])


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
            yield points_of(
                rows,
                [
                    alt.Tooltip("name:N", title=say("community")),
                    alt.Tooltip("standing:N", title=say("list")),
                ],
                shape=drawn.shape,
                filled=state == "other",
                size=size_of(found, panel) * (0.3 if state == "other" else 0.8),
                color=drawn.colour,
                strokeWidth=1.3,
            )


def standings() -> Mapping[str, str]:
    """The lists a community outside the plan may stand in, in the language in use."""
    return {"waiting": say("waiting list"), "rejected": say("not eligible"), "other": say("others")}
