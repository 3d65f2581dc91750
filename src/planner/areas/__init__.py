"""From adjacency to candidate areas: every connected area inside the limits, once, measured exactly."""

from planner.areas.adjacency import from_points, from_polygons, graph
from planner.areas.beyond import Beyond, Found, Most, Worth
from planner.areas.candidates import PROJECT, WALLS, Candidates, OwnKind, candidates
from planner.areas.measure import Measured, measure, own_works, package_ok

__all__ = [
    "PROJECT",
    "WALLS",
    "Beyond",
    "Candidates",
    "Found",
    "Measured",
    "Most",
    "OwnKind",
    "Worth",
    "candidates",
    "from_points",
    "from_polygons",
    "graph",
    "measure",
    "own_works",
    "package_ok",
]
