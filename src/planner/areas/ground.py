"""A scenario's groups as numbers: who neighbours whom, and the limits that stay broken as an area grows."""

import numpy as np

from planner.areas.adjacency import graph
from planner.areas.arrays import IntArray, lists
from planner.areas.groups import Groups
from planner.areas.growth import Ground
from planner.areas.walking import Links, millimetres, reach
from planner.scenario.types import Scenario

UNBOUNDED = 1 << 61  # households


def ground(scenario: Scenario, whole: Groups, walks: Links) -> Ground:
    """What areas grow on."""
    limits, group_of = scenario.limits, whole.of
    beside: list[set[int]] = [set() for _ in whole.members]
    for a, b in graph(scenario, group_of).edges:
        if group_of[a] != group_of[b]:
            beside[group_of[a]].add(group_of[b])
            beside[group_of[b]].add(group_of[a])
    indptr, neighbours = lists([sorted(near) for near in beside])
    households = [sum(scenario.community[c].households for c in group) for group in whole.members]
    apart = [sorted((group_of[a], group_of[b])) for a, b in limits.apart if a in group_of and b in group_of]
    return Ground(
        indptr=indptr,
        neighbours=neighbours,
        households=np.array(households, dtype=np.int64),
        labels=_labels(scenario, whole),
        apart=np.array(sorted({a * len(households) + b for a, b in apart}), dtype=np.int64),
        near=_neighbourhoods(whole, walks, limits.max_distance_m),
        max_members=limits.max_members,
        max_households=UNBOUNDED if limits.max_households is None else limits.max_households,
    )


def _labels(scenario: Scenario, whole: Groups) -> IntArray:
    """District, drawn area and subdistrict of each group, numbered; -1 where blank."""
    names = ["district", "drawn_area"] + ["subdistrict"] * scenario.limits.same_subdistrict
    found = []
    for name in names:
        said = [max(getattr(scenario.community[c], name) for c in group) for group in whole.members]
        known = {label: i - 1 for i, label in enumerate(sorted({"", *said}))}
        found.append([known[label] for label in said])
    return np.array(found, dtype=np.int64)


def _neighbourhoods(whole: Groups, walks: Links, max_distance_m: float | None) -> IntArray | None:
    """Pairs of groups whose members are all near enough, walking through anybody who may be planned."""
    if max_distance_m is None:
        return None
    limit = millimetres(max_distance_m)
    size = [len(group) for group in whole.members]
    near: dict[int, int] = {}
    for group, members in enumerate(whole.members):
        for c in members:
            for other in reach(walks, c, limit, whole.of):
                key = group * len(size) + whole.of[other]
                near[key] = near.get(key, 0) + 1
    lone = {g for g in range(len(size)) if near[g * len(size) + g] < size[g] ** 2}
    pairs = ((key // len(size), key % len(size), count) for key, count in near.items())
    found = [
        a * len(size) + b
        for a, b, count in pairs
        if a < b and count == size[a] * size[b] and a not in lone and b not in lone
    ]
    return np.array(sorted(found), dtype=np.int64)
