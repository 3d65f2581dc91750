"""Where the communities lie that are not the same in two plans: a colour and a sign for each kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import altair as alt

from planner.comparison import Comparison, Move, Pair
from planner.comparison.moves import KINDS
from planner.locale import say
from planner.money import wan
from planner.plan import PlannedArea
from planner.report import words
from planner.report.compared.moves import KIND_TITLES, areas, households
from planner.report.compared.pairs import scenarios
from planner.report.page.chart import AnyChart
from planner.report.page.ground import Ground, Panel, ground, panels, round_members, simplified
from planner.report.page.palette import INK, OTHER, QUIET, Sign, sign
from planner.report.page.panel_chart import Rows, at, crowded, feature, framed, layer_of, points_of, size_of
from planner.scenario.types import Scenario

SIGNS = {
    kind: sign(tuple(range(8)), n)
    for kind, n in (
        *(("added", 2), ("removed", 5), ("moved", 3), ("regrouped", 0)),
        *(("reworked", 1), ("funded", 4), ("restated", 6)),
    )
}
SAME = Sign(QUIET, "circle", "M-.7 0A.7 .7 0 1 0 .7 0A.7 .7 0 1 0-.7 0Z")


@dataclass(frozen=True, kw_only=True)
class Map:
    """A pair of plans on one ground."""

    comparison: Comparison
    pair: Pair
    scenario: Scenario  # with the communities of both
    ground: Ground

    @property
    def moved(self) -> Mapping[str, Move]:
        """The communities that are not the same."""
        return {move.community: move for move in self.pair.moves.rows}

    @property
    def planned(self) -> frozenset[str]:
        """The communities of either plan."""
        plans = self.comparison.versions[0].plan, self.comparison.versions[self.pair.other].plan
        return frozenset(c for plan in plans for _, c in plan.placed())

    def panels(self) -> tuple[Panel, ...]:
        """The districts in which anything differs, the largest first."""
        moved = self.moved
        return tuple(
            panel for panel in panels(self.scenario, self.ground) if any(c in moved for c in panel.members)
        )


def map_of(comparison: Comparison, pair: Pair) -> Map:
    """Both plans on the ground of the first; communities only the other one has are added to it."""
    one, two = scenarios(comparison, pair)
    known = one.community
    both = replace(
        one,
        communities=(*one.communities, *(c for c in two.communities if c.id not in known)),
        edges=tuple(dict.fromkeys((*one.edges, *two.edges))),
    )
    return Map(comparison=comparison, pair=pair, scenario=both, ground=ground(both))


def draw(found: Map, panel: Panel) -> AnyChart:
    """One panel: areas of both plans in outline, then every community by what becomes of it."""
    moved, planned = found.moved, found.planned
    still = [c for c in panel.members if c not in moved]
    return framed(
        found.ground,
        panel,
        still,
        *_shapes(found, panel),
        *_areas(found, panel),
        *_still(found, panel, "other", [c for c in still if c not in planned]),
        *_still(found, panel, "same", [c for c in still if c in planned]),
        _points(found, panel),
    )


def _areas(found: Map, panel: Panel) -> Iterator[alt.Chart]:
    """Areas that are not the same: of the first plan dashed, of the other drawn through."""
    members, moved = set(panel.members), found.moved
    sets = [
        [area for area in found.comparison.versions[i].plan.areas if any(c in moved for c in area.members)]
        for i in (0, found.pair.other)
    ]
    for mine, others, dash in ((sets[0], sets[1], [4, 3]), (sets[1], sets[0], [1, 0])):
        kept = {frozenset(area.members) for area in others}
        rows = [
            feature(simplified(round_members(found.ground, here), panel))
            for area in mine
            if frozenset(area.members) not in kept and (here := _here(area, members, found.ground))
        ]
        if rows:
            yield layer_of(rows).mark_geoshape(
                filled=False, stroke=INK, strokeWidth=1.2, strokeDash=dash, strokeJoin="round"
            )


def _here(area: PlannedArea, members: set[str], places: Ground) -> list[str]:
    """The members of an area that lie in a panel; none where one alone has no outline."""
    here = [c for c in area.members if c in members]
    return here if len(here) > 1 or any(c in places.outlines for c in here) else []


def _shapes(found: Map, panel: Panel) -> Iterator[alt.Chart]:
    """Outlines of communities that are not the same, in the colour of their kind."""
    rows = [
        feature(simplified(found.ground.outlines[c], panel), **_told(found, move))
        for c, move in found.moved.items()
        if c in found.ground.outlines and c in panel.members
    ]
    if rows:
        yield (
            layer_of(rows)
            .mark_geoshape(fillOpacity=0.35, strokeWidth=1.2)
            .encode(
                _by_kind(alt.Fill, [one.colour for one in SIGNS.values()]),
                _by_kind(alt.Stroke, [one.colour for one in SIGNS.values()]),
                opacity=_chosen(),
                tooltip=_tips(),
            )
        )


def _points(found: Map, panel: Panel) -> alt.Chart:
    rows: Rows = [
        at(found.ground, c) | _told(found, move)
        for c, move in found.moved.items()
        if c in found.ground.points and c in panel.members
    ]
    return points_of(
        rows, _tips(), filled=True, size=1.4 * crowded(panel), stroke="#fff", strokeWidth=0.6
    ).encode(
        _by_kind(alt.Fill, [one.colour for one in SIGNS.values()]),
        _by_kind(alt.Shape, [one.shape for one in SIGNS.values()]),
        opacity=_chosen(),
    )


def _still(found: Map, panel: Panel, state: str, who: Sequence[str]) -> Iterator[alt.Chart]:
    """Communities that are the same in both plans, or in neither."""
    drawn = SAME if state == "same" else OTHER
    if who:
        rows = [
            at(found.ground, c) | {"name": words.community(found.scenario, c), "kind": standings()[state]}
            for c in who
        ]
        yield points_of(
            rows,
            [alt.Tooltip("name:N", title=say("community")), alt.Tooltip("kind:N", title=say("kind"))],
            shape=drawn.shape,
            filled=True,
            size=size_of(found.ground, panel) * (0.7 if state == "same" else 0.3),
            color=drawn.colour,
        )


def standings() -> Mapping[str, str]:
    """What is said of communities nothing becomes of, in the language in use."""
    return {"same": say("the same"), "other": say("in neither plan")}


def _told(found: Map, move: Move) -> dict[str, Any]:
    """What a tip says of a community that is not the same."""
    sides = move.before, move.after
    return {
        "kind": say(KIND_TITLES[move.kind]),
        "name": words.community(found.scenario, move.community),
        "before": sides[0].year if sides[0] else 0,
        "after": sides[1].year if sides[1] else 0,
        "years": " → ".join(str(side.year) if side else "–" for side in sides),
        "area": areas(found.comparison, found.pair, move),
        "households": households(move),
        "cost": " → ".join(wan(side.cost) if side else "–" for side in sides),
    }


def _tips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=say("community")),
        alt.Tooltip("kind:N", title=say("kind")),
        alt.Tooltip("years:N", title=say("year")),
        alt.Tooltip("area:N", title=say("area")),
        alt.Tooltip("households:N", title=say("households")),
        alt.Tooltip("cost:N", title=say("works (万元)")),
    ]


def _by_kind(channel: Any, values: list[str]) -> Any:
    titles = [say(KIND_TITLES[kind]) for kind in KINDS if kind in SIGNS]
    return channel("kind:N", scale=alt.Scale(domain=titles, range=values), legend=None)


def _chosen() -> Any:
    """Full where either plan has the community in the year chosen, or no year is chosen."""
    return alt.condition(
        "year == 0 || datum.before == year || datum.after == year", alt.value(1), alt.value(0.15)
    )
