"""Which communities are adjacent: a table of edges, outlines, coordinates, or drawn areas."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from planner.locale import say
from planner.scenario.assembly.coordinates import check_points
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.edges import edges_of_table
from planner.scenario.assembly.outlines import polygons_of_file
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.findings import some
from planner.scenario.types import Community, Edge, Points, Polygons

POINTS_WITHIN = 200.0  # metres
_DRAWN_MOST = 50  # communities of a drawn area that are all taken for adjacent


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Edges, and how further ones are computed."""

    edges: tuple[Edge, ...] = ()
    computed: Points | Polygons | None = None


def adjacency(desk: Desk, reserve: Reserve, register: Register) -> Adjacency:
    """Adjacency as the scenario gives it, else by coordinates, else within drawn areas, else none."""
    if len({c.district for c in reserve.communities} - {""}) > 1:
        desk.findings.default(say("no area reaches beyond one 区县"))
    entry = desk.document.adjacency
    if entry is None:
        return Adjacency() if "adjacency" in desk.broken else _assumed(desk, reserve)
    if not entry.on:
        return Adjacency()
    if entry.points is not None and entry.polygons is not None:
        desk.findings.error(
            desk.place("adjacency", "points"),
            say("points and polygons"),
            say("one of the two"),
            say("Delete one; polygons are the more exact."),
        )
    edges = edges_of_table(desk, entry, register)
    _doubt_across(desk, reserve, edges)
    if entry.polygons is not None:
        return Adjacency(edges, polygons_of_file(desk, entry, register))
    if entry.points is not None:
        if not any(c.x is not None for c in reserve.communities) and reserve.complete:
            desk.findings.error(
                desk.place("adjacency", "points"),
                say("no community with coordinates"),
                say("columns 经度 and 纬度 in the table of communities"),
                say("Add the two columns, or a table of edges."),
            )
        check_points(desk, reserve)
        return Adjacency(edges, Points(within_m=entry.points.within))
    if entry.edges is None:
        desk.findings.error(
            desk.place("adjacency"),
            say("neither edges nor polygons nor points"),
            say("one of the three"),
            say("Write “adjacency: 相邻.csv”, or delete the key."),
        )
    return Adjacency(edges)


def _doubt_across(desk: Desk, reserve: Reserve, edges: tuple[Edge, ...]) -> None:
    """No area reaches beyond one district or drawn area, so an edge across joins nothing."""
    known = {c.id: c for c in reserve.communities}
    across = [
        f"{known[edge.a].name} — {known[edge.b].name}"
        for edge in edges
        if edge.crossable and _apart(known[edge.a], known[edge.b])
    ]
    if across:
        desk.findings.warn(
            desk.place("adjacency"),
            say("{n} edges between different 区县 or 片区: {names}", n=len(across), names=some(across)),
            say("edges inside one: no area reaches beyond it"),
            say("They join nothing; correct the 区县 or 片区 if it is wrong."),
        )


def _apart(a: Community, b: Community) -> bool:
    pairs = ((a.district, b.district), (a.drawn_area, b.drawn_area))
    return any(one and other and one != other for one, other in pairs)


def _assumed(desk: Desk, reserve: Reserve) -> Adjacency:
    """What is taken for adjacent where the scenario does not say."""
    placed = [c for c in reserve.communities if c.x is not None]
    if placed:
        check_points(desk, reserve)
        desk.findings.default(
            say(
                "adjacency absent: by coordinates, within {metres} m ({n} communities; others stand alone)",
                metres=f"{POINTS_WITHIN:g}",
                n=len(placed),
            )
        )
        return Adjacency((), Points(within_m=POINTS_WITHIN))
    drawn: dict[str, list[str]] = defaultdict(list)
    for c in reserve.communities:
        if c.drawn_area:
            drawn[c.drawn_area].append(c.id)
    large = sorted(area for area, members in drawn.items() if len(members) > _DRAWN_MOST)
    if large:
        desk.findings.warn(
            desk.place("communities"),
            say("片区 of more than {n} communities: {names}", n=_DRAWN_MOST, names=some(large)),
            say("areas small enough that all their communities are adjacent"),
            say("Nothing is merged in them; give coordinates or a table of edges."),
        )
    edges = [
        Edge(a=a, b=b, kind="road")
        for area in sorted(set(drawn) - set(large))
        for a, b in combinations(sorted(drawn[area]), 2)
    ]
    if drawn:
        desk.findings.default(
            say(
                "adjacency and coordinates absent: all communities of one 片区 are adjacent ({n} areas)",
                n=len(drawn),
            )
        )
    elif reserve.communities:
        desk.findings.default(
            say("adjacency, coordinates and 片区 absent: no community can be merged with another")
        )
    return Adjacency(tuple(sorted(edges, key=lambda edge: (edge.a, edge.b))))
