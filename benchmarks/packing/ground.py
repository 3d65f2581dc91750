"""Who neighbours whom, and every connected set of neighbours that may be one area."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import Delaunay

BARRED = 0.3  # of the borders are main roads or canals nobody merges across

FloatArray = npt.NDArray[np.float64]
Graph = tuple[tuple[int, ...], ...]  # community -> its neighbours


def neighbours(points: FloatArray) -> Graph:
    """The Gabriel graph of points (n, 2): an edge where the circle over it holds no other point."""
    mesh = Delaunay(points)
    corners = mesh.simplices
    edges = np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    edges = np.unique(np.sort(edges, axis=1), axis=0)
    keep = np.ones(len(edges), dtype=bool)
    for i, j, k in ((0, 1, 2), (1, 2, 0), (0, 2, 1)):
        a, b, c = points[corners[:, i]], points[corners[:, j]], points[corners[:, k]]
        inside = np.einsum("ij,ij->i", a - c, b - c) < 0
        codes = np.sort(corners[inside][:, [i, j]], axis=1)
        keep &= ~np.isin(edges @ [len(points), 1], codes @ [len(points), 1])
    lists: list[list[int]] = [[] for _ in points]
    keep &= np.random.default_rng(len(points)).random(len(edges)) >= BARRED
    for one, other in edges[keep].tolist():
        lists[one].append(other)
        lists[other].append(one)
    return tuple(map(tuple, lists))


def connected_sets(graph: Graph, size: list[int], most_members: int, most_size: int) -> list[tuple[int, ...]]:
    """Every connected set within both limits once (Wernicke's enumeration); one alone is always a set."""
    found: list[tuple[int, ...]] = []

    def extend(chosen: tuple[int, ...], total: int, border: list[int], seen: set[int]) -> None:
        found.append(chosen)
        if len(chosen) == most_members:
            return
        while border:
            node = border.pop()
            if total + size[node] > most_size:
                continue
            fresh = [k for k in graph[node] if k > chosen[0] and k not in seen]
            extend((*chosen, node), total + size[node], border + fresh, seen | set(fresh))

    for start in range(len(graph)):
        first = [k for k in graph[start] if k > start]
        extend((start,), size[start], first, {start, *first})
    return found
