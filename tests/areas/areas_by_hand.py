"""Small scenarios, and areas listed the slow way: every subset, judged one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

from planner.areas import Candidates
from planner.areas.groups import together
from planner.areas.walking import links, reach
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Community, Edge, Facility, Scenario


def community(id: str, households: int = 100, **more: Any) -> Community:
    """A community of which only the id matters, unless more is said."""
    return Community(id=id, name=id, households=households, floor_area_m2=Fraction(1000), **more)


def scenario(
    communities: Sequence[Community],
    edges: Sequence[Edge] = (),
    facilities: Sequence[Facility] = (),
    **limits: Any,
) -> Scenario:
    """A scenario of areas alone."""
    return Scenario(
        name="areas",
        years=(2026,),
        communities=tuple(communities),
        edges=tuple(edges),
        facilities=tuple(facilities),
        limits=AreaLimits(**limits),
    )


def path(ids: str, *distances: float | None, **limits: Any) -> Scenario:
    """A – B – C …, with these distances."""
    far = list(distances) or [None] * (len(ids) - 1)
    edges = [Edge(a=a, b=b, distance_m=d) for a, b, d in zip(ids, ids[1:], far, strict=False)]
    return scenario([community(c) for c in ids], edges, **limits)


def every(found: Candidates) -> list[tuple[tuple[str, ...], frozenset[str]]]:
    """Members and facilities of each candidate."""
    areas = ("project", "walls")
    return [
        (found.ids(i), frozenset(w.id for w in found.own_works(i) if w.id not in areas))
        for i in range(found.size)
    ]


def sets(found: Candidates) -> set[tuple[str, ...]]:
    """The member sets."""
    return {members for members, _ in every(found)}


def listed(asked: Scenario, allowed: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every legal area, by trying every subset of `allowed`."""
    for size in range(1, len(allowed) + 1):
        for members in combinations(sorted(allowed), size):
            if legal(asked, members):
                yield members


def legal(asked: Scenario, members: Sequence[str]) -> bool:
    """Whether these may form one area, limit by limit."""
    limits, inside = asked.limits, set(members)
    people = [asked.community[c] for c in members]
    whole = [group for group in together(asked) if inside & set(group)]
    if any(not inside >= set(group) for group in whole) or pieces(asked, members) > 1:
        return False
    if any(inside >= set(pair) for pair in limits.apart):
        return False
    for name in ["district", "drawn_area"] + ["subdistrict"] * limits.same_subdistrict:
        if len({getattr(c, name) for c in people} - {""}) > 1:
            return False
    if len(whole) == 1:
        return True
    if len(whole) > limits.max_members:
        return False
    if limits.max_households is not None and sum(c.households for c in people) > limits.max_households:
        return False
    if limits.max_distance_m is not None:
        longest = spread(asked, members)
        return longest is not None and longest <= limits.max_distance_m
    return True


def pieces(scenario: Scenario, members: Collection[str]) -> int:
    """Connected pieces of `members`; what the bureau put together counts as connected."""
    left = set(members)
    fixed = scenario.limits.drawn == "fixed"
    drawn = {c: scenario.community[c].drawn_area for c in left if fixed and c in scenario.community}
    ties: dict[str, set[str]] = {
        c: {b for b in left if drawn.get(c) and drawn[c] == drawn.get(b)} for c in left
    }
    edges = [edge for c in left for edge in scenario.edges_of.get(c, ())]
    pairs = [(edge.a, edge.b) for edge in edges if edge.crossable and edge.kind != "barrier"]
    for a, b in [*pairs, *scenario.limits.together]:
        if a in ties and b in ties:
            ties[a].add(b)
            ties[b].add(a)
    count = 0
    while left:
        count += 1
        border = [left.pop()]
        while border:
            near = ties[border.pop()] & left
            left -= near
            border.extend(near)
    return count


def spread(scenario: Scenario, members: Collection[str]) -> float | None:
    """The longest walk between two members inside the area, metres; None where there is no way."""
    inside = frozenset(members)
    ways = links(scenario)
    found = [reach(ways, c, 1 << 60, inside) for c in inside]
    if any(len(far) < len(inside) for far in found):
        return None
    return max((max(far.values()) for far in found), default=0) / 1000
