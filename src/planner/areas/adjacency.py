"""Which communities may be merged with which: the graph areas are grown in, given or found on the map."""

from collections.abc import Collection

import networkx as nx

from planner.areas.map import from_points, from_polygons
from planner.areas.walking import crossable
from planner.scenario.types import Community, Scenario

__all__ = ["from_points", "from_polygons", "graph"]


def graph(scenario: Scenario, allowed: Collection[str]) -> "nx.Graph[str]":
    """The allowed communities, with an edge where two of them may stand side by side in one area."""
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(sorted(c for c in allowed if c in scenario.community))
    apart = {frozenset(pair) for pair in scenario.limits.apart}
    for edge in scenario.edges:
        if crossable(edge) and edge.a in found and edge.b in found:
            a, b = scenario.community[edge.a], scenario.community[edge.b]
            if _agree(scenario, a, b) and frozenset((edge.a, edge.b)) not in apart:
                found.add_edge(edge.a, edge.b)
    return found


def _agree(scenario: Scenario, a: Community, b: Community) -> bool:
    """No two different districts, subdistricts or drawn areas; a blank agrees with all."""
    return (
        not _differ(a.district, b.district)
        and not (scenario.limits.same_subdistrict and _differ(a.subdistrict, b.subdistrict))
        and not _differ(a.drawn_area, b.drawn_area)
    )


def _differ(a: str, b: str) -> bool:
    return bool(a and b and a != b)
