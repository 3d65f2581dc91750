"""How far one walks: the links between communities and the shortest ways along them, in whole millimetres.

A link is a crossable edge, or any edge inside a group that goes together. An edge without a distance is as
long as the straight line times 1.3 where both ends have coordinates, else 0. Parts of a group that no edge
joins are joined by decree, with links of that kind.
"""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache, wraps
from heapq import heappop, heappush
from itertools import combinations
from math import cos, hypot, radians, sin
from typing import TypeVar

import networkx as nx

from planner.areas.groups import together
from planner.scenario.types import Community, Edge, Scenario

DETOUR = 1.3  # a walk is so much longer than the straight line
EQUATOR_M, FLATNESS = 6_378_137.0, 0.00669437999  # the ellipsoid of WGS 84 and, to a hair, CGCS 2000
Links = Mapping[str, Mapping[str, int]]  # community -> neighbour -> millimetres
Found = TypeVar("Found")


class _Same:
    """A scenario compared by identity: it is frozen, but too large to hash."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.scenario is other.scenario

    def __hash__(self) -> int:
        return id(self.scenario)


def once(find: Callable[[Scenario], Found]) -> Callable[[Scenario], Found]:
    """Remember what was found for the last scenarios asked about."""
    known = lru_cache(maxsize=4)(lambda same: find(same.scenario))
    return wraps(find)(lambda scenario: known(_Same(scenario)))


def millimetres(metres: float) -> int:
    """Distances are compared whole, so that 300.1 + 200.2 is 500.3."""
    return round(metres * 1000)


def straight_m(a: Community, b: Community, geographic: bool) -> float | None:
    """The straight line between two communities, None where coordinates lack."""
    if a.x is None or a.y is None or b.x is None or b.y is None:
        return None
    if not geographic:
        return hypot(a.x - b.x, a.y - b.y)
    east, north = degree_m((a.y + b.y) / 2)
    return hypot((a.x - b.x) * east, (a.y - b.y) * north)


def degree_m(latitude: float) -> tuple[float, float]:
    """Metres east and north of one degree at this latitude."""
    bend = 1 - FLATNESS * sin(radians(latitude)) ** 2
    east = EQUATOR_M / bend**0.5 * cos(radians(latitude))
    return radians(east), radians(EQUATOR_M * (1 - FLATNESS) / bend**1.5)


def crossable(edge: Edge) -> bool:
    """Whether one can walk, and merge, over an edge."""
    return edge.crossable and edge.kind != "barrier" and edge.a != edge.b


@once
def links(scenario: Scenario) -> Links:
    """Every link between communities, the shortest where two have several."""
    found: dict[str, dict[str, int]] = {c: {} for c in scenario.community}

    def join(a: str, b: str, distance_m: float | None) -> None:
        if distance_m is None:
            line = straight_m(scenario.community[a], scenario.community[b], scenario.geographic)
            distance_m = 0.0 if line is None else DETOUR * line
        length = millimetres(distance_m)
        length = min(length, found[a].get(b, length))
        found[a][b] = found[b][a] = length

    bound = [group for group in together(scenario) if len(group) > 1]
    group_of = {c: number for number, group in enumerate(bound) for c in group}
    for edge in scenario.edges:
        known = edge.a in found and edge.b in found and edge.a != edge.b
        if known and (crossable(edge) or group_of.get(edge.a, -1) == group_of.get(edge.b, -2)):
            join(edge.a, edge.b, edge.distance_m)
    for group in bound:
        for part, other in combinations(_parts(found, group), 2):
            for a in part:
                for b in other:
                    join(a, b, None)
    return found


def reach(ways: Links, start: str, limit: int, inside: Collection[str] | None = None) -> dict[str, int]:
    """Communities at most `limit` millimetres from `start`, walking through `inside` alone (or anywhere)."""
    found: dict[str, int] = {}
    heap = [(0, start)]
    while heap:
        far, here = heappop(heap)
        if here in found:
            continue
        found[here] = far
        for there, length in ways[here].items():
            if far + length <= limit and there not in found and (inside is None or there in inside):
                heappush(heap, (far + length, there))
    return found


def _parts(ways: Links, group: tuple[str, ...]) -> list[list[str]]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(group)
    graph.add_edges_from((a, b) for a in group for b in ways[a] if b in group)
    return [sorted(part) for part in nx.connected_components(graph)]
