"""Whether coordinates can be what a scenario takes them for: degrees, or metres of a named system."""

import re
from collections.abc import Iterable, Iterator

from planner.errors import Place
from planner.locale import say
from planner.scenario.adjacency import DEGREES
from planner.scenario.assembly.desk import Desk
from planner.scenario.assembly.geometry import GeoFile
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.document.adjacency import AdjacencyEntry
from planner.scenario.findings import some
from planner.scenario.types import Shape

_CODE = re.compile(r"EPSG:\d{4,6}", re.IGNORECASE)
_EAST, _NORTH = (73, 136), (3, 54)  # degrees China lies between

Point = tuple[float, float]


def geographic(points: Iterable[Point]) -> bool:
    """Whether there are points, and all lie in the ranges of degrees."""
    known = list(points)
    return bool(known) and all(abs(x) <= 180 and abs(y) <= 90 for x, y in known)


def system(desk: Desk, entry: AdjacencyEntry, outlines: GeoFile, barriers: GeoFile | None) -> str:
    """The system of outlines and barriers, "" where none is named; one that cannot be theirs is a problem."""
    crs = entry.crs or outlines.crs
    place = desk.place("adjacency", "crs" if entry.crs else "polygons")
    if crs and crs.upper() not in DEGREES and not _CODE.fullmatch(crs):
        desk.findings.error(
            place,
            say("the coordinate system “{crs}”", crs=crs),
            say("a code such as EPSG:4326 (degrees) or EPSG:4547 (metres)"),
            say("Write its code as `crs:`; for other degrees (GCJ-02, BD-09) EPSG:4326 will do."),
        )
        return crs
    degrees = crs.upper() in DEGREES if crs else geographic(_points(outlines))
    _check_ranges(desk, place, outlines, degrees=degrees)
    if barriers is not None:
        at = desk.place("adjacency", "barriers")
        if not entry.crs and barriers.crs and crs and not _alike(barriers.crs, crs):
            desk.findings.error(
                at,
                say("barriers in {theirs}, outlines in {ours}", theirs=barriers.crs, ours=crs),
                say("one coordinate system"),
                say("Export both layers in the same one."),
            )
        else:
            _check_ranges(desk, at, barriers, degrees=geographic(_points(outlines)))
    return crs


def check_points(desk: Desk, reserve: Reserve) -> None:
    """A longitude in place of a latitude, and metres among degrees, put everybody beside everybody."""
    at = {c.id: (c.x, c.y) for c in reserve.communities if c.x is not None and c.y is not None}
    swapped = [key for key, (x, y) in at.items() if _within(y, _EAST) and _within(x, _NORTH)]
    if at and len(swapped) == len(at):
        desk.findings.error(
            reserve.place(swapped[0], "x"),
            say("longitude {x} and latitude {y}", x=at[swapped[0]][0], y=at[swapped[0]][1]),
            say("longitudes of China from {west} to {east}", west=_EAST[0], east=_EAST[1]),
            say("Swap the two columns."),
        )
    usual = sum(_within(x, _EAST) and _within(y, _NORTH) for x, y in at.values())
    strange = [key for key, point in at.items() if not geographic([point])]
    if strange and usual * 2 > len(at):
        desk.findings.error(
            reserve.place(strange[0], "x"),
            say("coordinates that are no degrees: {names}", names=some(strange)),
            say("degrees, as of the other communities"),
            say("Correct these coordinates."),
        )


def _check_ranges(desk: Desk, place: Place, file: GeoFile, *, degrees: bool) -> None:
    """Coordinates beyond the ranges of degrees are none; metres of a real system never all lie in them."""
    points = list(_points(file))
    if not points or geographic(points) == degrees:
        return
    beyond = next((point for point in points if not geographic([point])), points[0])
    x, y = (f"{number:.10g}" for number in beyond)
    desk.findings.error(
        place,
        say("coordinates such as {x}, {y} in {file}", x=x, y=y, file=file.features[0].place.file),
        say("degrees: longitudes up to 180, latitudes up to 90")
        if degrees
        else say("metres: more than 180 in places"),
        say("Name the system the coordinates are in as `crs:`, or leave it out; one for both layers."),
    )


def _points(file: GeoFile) -> Iterator[Point]:
    for feature in file.features:
        yield from _of_shape(feature.shape)


def _of_shape(shape: Shape) -> Iterator[Point]:
    for rings in (*shape.polygons, shape.lines):
        for ring in rings:
            yield from ring


def _alike(a: str, b: str) -> bool:
    return a.upper() == b.upper() or {a.upper(), b.upper()} <= DEGREES


def _within(degree: float, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= degree <= bounds[1]
