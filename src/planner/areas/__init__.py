"""From adjacency to candidate areas: every connected area inside the limits, once, measured exactly."""

from planner.areas.adjacency import from_points, from_polygons, graph
from planner.areas.candidates import Candidates, OwnKind, candidates
from planner.areas.measure import Measured, measure, own_works, package_ok

__all__ = [
    "Candidates",
    "Measured",
    "OwnKind",
    "candidates",
    "from_points",
    "from_polygons",
    "graph",
    "measure",
    "own_works",
    "package_ok",
]
