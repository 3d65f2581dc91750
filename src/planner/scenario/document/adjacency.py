"""The part of scenario.yaml about which communities could be merged."""

from collections.abc import Mapping
from typing import ClassVar

from planner.scenario.document.entries import Metres, Text
from planner.scenario.document.keys import Keys, Switch
from planner.scenario.document.table import Table


class PointsEntry(Keys):
    """Adjacent by the distance of the coordinates in the table of communities."""

    SHORT: ClassVar[str] = "within"

    within: Metres = 200.0
    """Metres between two communities; default 200."""


class AdjacencyEntry(Switch):
    """Which communities could be merged: a table of edges, polygons, or points."""

    PATTERN: ClassVar[str] = Table.PATTERN + "|^(file|sheet|encoding|columns|rows)$"
    SHORT: ClassVar[str] = "edges"
    LIST: ClassVar[str] = "edges"

    edges: Table | None = None
    """A table of pairs: a, b, kind, crossable, distance_m, wall_cost, freed_m2."""
    polygons: Text | None = None
    """A GeoJSON file with the outline of each community."""
    id: Text | None = None
    """The property of the GeoJSON that holds the community; absent: whichever does."""
    crs: Text | None = None
    """Coordinate system: "EPSG:4326" (degrees), a metric one like "EPSG:4547"; absent: by the ranges."""
    within: Metres = 30.0
    """Metres between two outlines; default 30."""
    barriers: Text | None = None
    """A GeoJSON file with arterial roads, rivers, railways nobody merges across."""
    points: PointsEntry | None = None
    """By coordinates, where there are no polygons."""

    @classmethod
    def _mapping(cls, value: object) -> Mapping[str, object]:
        """A table of edges may be described without the key `edges`."""
        mapping = super()._mapping(value)
        table = {key: entry for key, entry in mapping.items() if Table.spelled().get(key)}
        rest = {key: entry for key, entry in mapping.items() if key not in table}
        return {**rest, "edges": table} if table else rest
