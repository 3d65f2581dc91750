"""A scenario's groups as numbers: who neighbours whom, and the limits that stay broken as an area grows."""

from collections.abc import Mapping

import numpy as np

from planner.areas.adjacency import graph
from planner.areas.arrays import IntArray, lists
from planner.areas.groups import Groups
from planner.areas.growth import Ground
from planner.areas.inside import Ways
from planner.areas.walking import millimetres
from planner.scenario.types import Scenario

UNBOUNDED = 1 << 61  # households


def ground(scenario: Scenario, whole: Groups, number: Mapping[str, int], paths: Ways) -> Ground:
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
        near=_near(scenario, whole, number, paths),
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


def _near(scenario: Scenario, whole: Groups, number: Mapping[str, int], paths: Ways) -> IntArray | None:
    """Pairs of groups whose members are all near enough, walking through anybody who may be planned."""
    limits, count = scenario.limits, len(whole.members)
    if limits.max_distance_m is None or not paths.lengths.any():
        return None
    size = np.array([len(group) for group in whole.members], dtype=np.int64)
    steps = limits.max_members - 1 if len(number) == count else len(number)
    a, b = paths.near(millimetres(limits.max_distance_m), steps)
    group = np.array([whole.of[c] for c in number], dtype=np.int64)
    keys, pairs = np.unique(group[a] * count + group[b], return_counts=True)
    first, second = keys // max(1, count), keys % max(1, count)
    keys, first, second = (v[pairs == size[first] * size[second]] for v in (keys, first, second))
    compact = np.zeros(count, dtype=np.bool_)
    compact[first[first == second]] = True
    found: IntArray = keys[(first < second) & compact[first] & compact[second]]
    return found
