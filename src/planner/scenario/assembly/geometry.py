"""GeoJSON as plain numbers: outlines of communities and barriers, checked and bounded."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from planner.errors import Place
from planner.locale import say
from planner.scenario.findings import Findings
from planner.scenario.types import Ring, Shape

MAX_BYTES = 200_000_000
MAX_NESTED = 6  # geometry collections inside each other


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its properties as text, and its shape."""

    properties: Mapping[str, str]
    shape: Shape
    place: Place


@dataclass(frozen=True, slots=True)
class GeoFile:
    """The features of a file, the coordinate system it names, and its digest."""

    features: tuple[Feature, ...]
    crs: str
    digest: str


class _BadGeometry(ValueError):
    """A geometry that is none; the text says why."""


def read_geojson(path: Path, shown_as: str, findings: Findings) -> GeoFile | None:
    """The features of a GeoJSON file; None, and a problem, where it is none."""
    place = Place(shown_as)
    content = path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else None
    if content is None:
        findings.error(
            place, say("not a file of at most 200 MB"), say("a GeoJSON file"), say("Simplify the outlines.")
        )
        return None
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        findings.error(
            Place(shown_as, line),
            say("this is not JSON ({reason})", reason=str(error)[:80]),
            say("a GeoJSON file in UTF-8"),
            say("Export the layer as GeoJSON again."),
        )
        return None
    raw = data.get("features") if isinstance(data, dict) else None
    if not isinstance(raw, list):
        findings.error(
            place,
            say("no list of features"),
            say("a GeoJSON FeatureCollection"),
            say("Export the layer as GeoJSON."),
        )
        return None
    features = tuple(_features(raw, shown_as, findings))
    return GeoFile(features, _crs(data), sha256(content).hexdigest())


def _features(raw: list[object], shown_as: str, findings: Findings) -> Iterator[Feature]:
    for number, entry in enumerate(raw, start=1):
        place = Place(shown_as, key=say("feature {n}", n=number))
        properties = entry.get("properties") if isinstance(entry, dict) else None
        try:
            shape = _shape(entry.get("geometry") if isinstance(entry, dict) else None, 0)
        except _BadGeometry as bad:
            findings.error(
                place, str(bad), say("polygons or lines of finite coordinates"), say("Repair this feature.")
            )
            continue
        identifier = {"id": str(entry["id"])} if isinstance(entry, dict) and "id" in entry else {}
        named = properties if isinstance(properties, dict) else {}
        texts = {str(k): str(v).strip() for k, v in named.items() if isinstance(v, str | int | float)}
        yield Feature({**identifier, **texts}, shape, place)


def _shape(geometry: object, depth: int) -> Shape:
    if not isinstance(geometry, dict) or depth > MAX_NESTED:
        raise _BadGeometry(say("no geometry"))
    coordinates, kind = geometry.get("coordinates"), geometry.get("type")
    match kind:
        case "Polygon":
            return Shape(polygons=(_polygon(coordinates),))
        case "MultiPolygon":
            return Shape(polygons=tuple(_polygon(part) for part in _list(coordinates)))
        case "LineString":
            return Shape(lines=(_ring(coordinates, 2),))
        case "MultiLineString":
            return Shape(lines=tuple(_ring(part, 2) for part in _list(coordinates)))
        case "GeometryCollection":
            parts = [_shape(part, depth + 1) for part in _list(geometry.get("geometries"))]
            return Shape(
                polygons=tuple(p for part in parts for p in part.polygons),
                lines=tuple(line for part in parts for line in part.lines),
            )
    raise _BadGeometry(say("a geometry of type {kind}", kind=str(kind)[:40]))


def _polygon(rings: object) -> tuple[Ring, ...]:
    found = tuple(_ring(ring, 4) for ring in _list(rings))
    if not found:
        raise _BadGeometry(say("a polygon without a ring"))
    return found


def _ring(points: object, least: int) -> Ring:
    found = tuple(_point(point) for point in _list(points))
    if len(found) < least:
        raise _BadGeometry(say("{n} points where at least {least} are needed", n=len(found), least=least))
    return found


def _point(point: object) -> tuple[float, float]:
    if isinstance(point, list) and len(point) >= 2:
        x, y = point[0], point[1]
        numbers = isinstance(x, int | float) and isinstance(y, int | float) and not isinstance(x, bool)
        if numbers and abs(x) < 1e9 and abs(y) < 1e9 and math.isfinite(x) and math.isfinite(y):
            return float(x), float(y)
    raise _BadGeometry(say("coordinates that are not two numbers"))


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise _BadGeometry(say("coordinates that are not a list"))
    return value


def _crs(data: Mapping[str, object]) -> str:
    """The system an older GeoJSON file names: "EPSG:4326"; blank where it names none."""
    crs = data.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    return "EPSG:4326" if name.endswith("CRS84") else name.replace("urn:ogc:def:crs:", "").replace("::", ":")


def _no_constant(name: str) -> float:
    raise ValueError(name)
