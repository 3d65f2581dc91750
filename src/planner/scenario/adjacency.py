"""Which communities are adjacent: edges, or the shapes and points they are computed from."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

DEGREES = frozenset({"EPSG:4326", "EPSG:4490", "EPSG:4214", "EPSG:4610", "OGC:CRS84", "CRS84"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two communities that could be merged (or, as a barrier, not)."""

    a: str
    b: str
    kind: Literal["wall", "road", "barrier"] = "wall"
    crossable: bool = True
    distance_m: float | None = None  # walking distance between the two
    wall_cost: int = 0  # yuan, to take the wall down when both are in one area
    freed_m2: Fraction = Fraction(0)  # land freed when the wall comes down


Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A geometry as plain numbers: polygons (outer ring, then holes) and lines."""

    polygons: tuple[tuple[Ring, ...], ...] = ()
    lines: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Adjacent by coordinates: communities no further apart than `within_m`."""

    within_m: float = 200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygons:
    """Adjacent by outlines: no further apart than `within_m`, and no barrier between."""

    outlines: Mapping[str, Shape]  # community -> outline
    crs: str = ""  # "" : degrees where the ranges say so, else metres
    within_m: float = 30.0
    barriers: tuple[Shape, ...] = ()
