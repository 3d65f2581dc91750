"""Outlines of communities from GeoJSON, each under the id of its community, and barriers between them."""

from collections import defaultdict
from typing import Any

from planner.locale import say
from planner.scenario.assembly.coordinates import system
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.geometry import Feature, GeoFile, read_geojson
from planner.scenario.document.adjacency import AdjacencyEntry
from planner.scenario.findings import nearest, some
from planner.scenario.types import InputFile, Polygons


def polygons_of_file(desk: Desk, entry: AdjacencyEntry, register: Register) -> Polygons | None:
    """The outlines and the barriers of a scenario; None where the outlines cannot be read."""
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
        crs=system(desk, entry, read, barriers),
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
        desk.inputs.append(InputFile(shown_as, read.digest, "adjacency"))
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
