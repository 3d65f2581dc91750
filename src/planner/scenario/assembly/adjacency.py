"""Which communities are adjacent: a table of edges, outlines, coordinates, or drawn areas."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any, Literal, cast

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank, chosen
from planner.scenario.assembly.geometry import Feature, GeoFile, read_geojson
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.document.document import AdjacencyEntry
from planner.scenario.findings import nearest, some
from planner.scenario.tables.headings import EDGES
from planner.scenario.tables.records import Record
from planner.scenario.types import (
    Community,
    Edge,
    InputFile,
    Points,
    Polygons,
)

BOUNDARIES = {
    "wall": ("围墙", "共用围墙", "栅栏", "fence"),
    "road": ("道路", "支路", "街道", "马路"),
    "barrier": ("阻隔", "主干道", "河流", "铁路", "河道"),
}
POINTS_WITHIN = 200.0  # metres
_DRAWN_MOST = 50  # communities of a drawn area that are all taken for adjacent
Boundary = Literal["wall", "road", "barrier"]


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Edges, and how further ones are computed."""

    edges: tuple[Edge, ...] = ()
    computed: Points | Polygons | None = None


def adjacency(desk: Desk, reserve: Reserve, register: Register) -> Adjacency:
    """Adjacency as the scenario gives it, else by coordinates, else within drawn areas, else none."""
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
    edges = _edges(desk, entry, register)
    if entry.polygons is not None:
        return Adjacency(edges, _polygons(desk, entry, register))
    if entry.points is not None:
        if not any(c.x is not None for c in reserve.communities) and reserve.complete:
            desk.findings.error(
                desk.place("adjacency", "points"),
                say("no community with coordinates"),
                say("columns 经度 and 纬度 in the table of communities"),
                say("Add the two columns, or a table of edges."),
            )
        return Adjacency(edges, Points(within_m=entry.points.within))
    if entry.edges is None:
        desk.findings.error(
            desk.place("adjacency"),
            say("neither edges nor polygons nor points"),
            say("one of the three"),
            say("Write “adjacency: 相邻.csv”, or delete the key."),
        )
    return Adjacency(edges)


def geographic(communities: tuple[Community, ...]) -> bool:
    """Whether all coordinates lie in the ranges of degrees."""
    points = [(c.x, c.y) for c in communities if c.x is not None and c.y is not None]
    return bool(points) and all(abs(x) <= 180 and abs(y) <= 90 for x, y in points)


def _assumed(desk: Desk, reserve: Reserve) -> Adjacency:
    """What is taken for adjacent where the scenario does not say."""
    placed = [c for c in reserve.communities if c.x is not None]
    if placed:
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


# ---- edges --------------------------------------------------------------------------------------------


def _edges(desk: Desk, entry: AdjacencyEntry, register: Register) -> tuple[Edge, ...]:
    records = desk.records(entry.edges, EDGES, "adjacency", "edges") if entry.edges is not None else None
    found: dict[tuple[str, str], Edge] = {}
    for record in records.rows if records else ():
        if blank(record, "a") or blank(record, "b"):
            continue  # the table has said so
        a = register.find(str(record.values["a"]), record.place("a"), desk.findings)
        b = register.find(str(record.values["b"]), record.place("b"), desk.findings)
        if a is None or b is None:
            continue
        edge = _edge(desk, record, min(a, b), max(a, b))
        earlier = found.get((edge.a, edge.b))
        if a == b:
            desk.findings.error(
                record.place("b"),
                say("“{word}” beside itself", word=a),
                say("two communities"),
                say("Delete the row."),
            )
        elif earlier is not None and earlier != edge:
            desk.findings.error(
                record.place("a"),
                say("{a} and {b} a second time, and different", a=edge.a, b=edge.b),
                say("each pair once"),
                say("Delete one of the two rows."),
            )
        else:
            found[edge.a, edge.b] = edge
    return tuple(found[pair] for pair in sorted(found))


def _edge(desk: Desk, record: Record, a: str, b: str) -> Edge:
    kind = cast(Boundary, chosen(desk, record, "kind", BOUNDARIES) or "wall")
    crossable = record.values.get("crossable")
    distance = record.values.get("distance_m")
    if isinstance(distance, Fraction | int) and distance < 0:
        desk.findings.error(
            record.place("distance_m"),
            say("{n} m", n=distance),
            say("0 or more"),
            say("Remove the minus sign."),
        )
    wall_cost, freed = record.values.get("wall_cost"), record.values.get("freed_m2")
    return Edge(
        a=a,
        b=b,
        kind=kind,
        crossable=kind != "barrier" if crossable is None else bool(crossable),
        distance_m=None if distance is None else float(cast(Fraction, distance)),
        wall_cost=wall_cost if isinstance(wall_cost, int) else 0,
        freed_m2=freed if isinstance(freed, Fraction) else Fraction(0),
    )


# ---- outlines -----------------------------------------------------------------------------------------


def _polygons(desk: Desk, entry: AdjacencyEntry, register: Register) -> Polygons | None:
    read = _geofile(desk, entry.polygons or "", "polygons")
    barriers = _geofile(desk, entry.barriers, "barriers") if entry.barriers is not None else None
    if read is None:
        return None
    outlines = _outlines(desk, read, _id_property(desk, entry, read, register), register)
    missing = sorted(set(register.ids.values()) - set(outlines)) if register.complete else []
    if missing:
        desk.findings.warn(
            desk.place("adjacency", "polygons"),
            say("{n} communities without an outline: {names}", n=len(missing), names=some(missing)),
            say("an outline for each community"),
            say("They stand alone until they have one."),
        )
    return Polygons(
        outlines=outlines,
        crs=entry.crs or read.crs,
        within_m=entry.within,
        barriers=tuple(feature.shape for feature in barriers.features) if barriers else (),
    )


def _geofile(desk: Desk, name: str, key: str) -> GeoFile | None:
    place = desk.place("adjacency", key)
    found = desk.folder.find(name, place, desk.findings, beside=desk.beside(place))
    if found is None:
        return None
    shown_as = desk.folder.shown(found)
    read = read_geojson(found, shown_as, desk.findings)
    if read is not None:
        desk.inputs.append(InputFile(shown_as, read.digest))
    return read


def _id_property(desk: Desk, entry: AdjacencyEntry, read: GeoFile, register: Register) -> str:
    """The property that holds the community: the one named, else the one that knows most of them."""
    counts: dict[str, int] = defaultdict(int)
    for feature in read.features:
        for key, value in feature.properties.items():
            counts[key] += value in register.ids
    if entry.id is not None:
        if read.features and entry.id not in counts:
            desk.findings.error(
                desk.place("adjacency", "id"),
                say("no feature has a property “{word}”", word=entry.id),
                say("a property of the file"),
                nearest(entry.id, counts),
            )
        return entry.id
    best = max(sorted(counts), key=lambda key: counts[key], default="")
    if register.complete and (not best or not counts[best]):
        desk.findings.error(
            desk.place("adjacency", "polygons"),
            say("no property that holds ids or names of communities"),
            say("a property with the id of each community"),
            say("Name it: “id: 小区编码”."),
        )
    return best


def _outlines(desk: Desk, read: GeoFile, key: str, register: Register) -> dict[str, Any]:
    found: dict[str, Any] = {}
    foreign: list[str] = []
    for feature in read.features:
        word = feature.properties.get(key, "")
        community = register.ids.get(word)
        if community is None:
            foreign.append(word or say("(nameless)"))
        elif not feature.shape.polygons or community in found:
            _refuse_outline(desk, feature, community, again=community in found)
        else:
            found[community] = feature.shape
    if foreign and register.complete and found:
        desk.findings.warn(
            desk.place("adjacency", "polygons"),
            say("{n} outlines of no community: {names}", n=len(foreign), names=some(foreign)),
            say("outlines of communities in the table"),
            say("They are left out."),
        )
    return dict(sorted(found.items()))


def _refuse_outline(desk: Desk, feature: Feature, community: str, *, again: bool) -> None:
    desk.findings.error(
        feature.place,
        say("a second outline of {community}", community=community)
        if again
        else say("no polygon for {community}", community=community),
        say("one polygon (or multipolygon) for each community"),
        say("Merge or delete the feature."),
    )
