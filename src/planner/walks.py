"""How far one walks, counted plainly for what is checked: `planner.areas` shares none of it.

Lengths are whole millimetres. One walks over an edge that can be crossed, and over any edge between two
communities that the bureau put together; where no edge joins parts of such a group, straight across.
"""

from collections.abc import Collection, Iterator, Mapping
from math import cos, hypot, radians, sin

from planner.scenario.types import Community, Scenario

Ways = Mapping[str, Mapping[str, int]]  # community -> neighbour -> millimetres
ACROSS = 1.3  # a walk that nobody measured, as a multiple of the straight line


def ways(scenario: Scenario) -> Ways:
    """The shortest way between any two neighbours."""
    group = _label(scenario, _ties(scenario))
    walked = []
    for edge in scenario.edges:
        a, b = edge.a, edge.b
        if a in group and b in group and a != b:
            open_way = edge.crossable and edge.kind != "barrier"
            if open_way or group[a] == group[b]:
                walked.append((a, b, edge.distance_m))
    part = _label(scenario, [(a, b) for a, b, _ in walked if group[a] == group[b]])
    members: dict[str, list[str]] = {}
    for c in group:
        members.setdefault(group[c], []).append(c)
    for together in members.values():
        walked += [(a, b, None) for a in together for b in together if a < b and part[a] != part[b]]
    found: dict[str, dict[str, int]] = {c: {} for c in group}
    for a, b, metres in walked:
        if metres is None:
            metres = ACROSS * _line_m(scenario, scenario.community[a], scenario.community[b])
        length = min(round(metres * 1000), found[a].get(b, round(metres * 1000)))
        found[a][b] = found[b][a] = length
    return found


def within(ways: Ways, start: str, most: int | None, inside: Collection[str]) -> dict[str, int]:
    """Who of `inside` is at most `most` millimetres from `start` (None: at all), walking among them."""
    far = {start: 0}
    border = [start]
    while border:
        nearer = []
        for here in border:
            for there, step in ways.get(here, {}).items():
                length = far[here] + step
                known = far.get(there)
                if there in inside and (most is None or length <= most) and (known is None or length < known):
                    far[there] = length
                    nearer.append(there)
        border = nearer
    return far


def _ties(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Pairs that the bureau put together: forced, or of one drawn area that goes together."""
    yield from scenario.limits.together
    if scenario.limits.drawn == "fixed":
        first: dict[str, str] = {}
        for c in scenario.communities:
            if c.drawn_area:
                yield first.setdefault(c.drawn_area, c.id), c.id


def _label(
    scenario: Scenario, pairs: Collection[tuple[str, str]] | Iterator[tuple[str, str]]
) -> dict[str, str]:
    """Community -> one name for all that `pairs` join."""
    near: dict[str, set[str]] = {c.id: set() for c in scenario.communities}
    for a, b in pairs:
        if a in near and b in near:
            near[a].add(b)
            near[b].add(a)
    label: dict[str, str] = {}
    for c in near:
        border = [] if c in label else [c]
        while border:
            here = border.pop()
            if here not in label:
                label[here] = c
                border += near[here]
    return label


def _line_m(scenario: Scenario, a: Community, b: Community) -> float:
    """The straight line in metres, 0 where coordinates lack; degrees lie on the ellipsoid of WGS 84."""
    if a.x is None or a.y is None or b.x is None or b.y is None:
        return 0.0
    east, north = 1.0, 1.0
    if scenario.geographic:
        half, squared = 6_378_137.0, 0.00669437999
        middle = radians((a.y + b.y) / 2)
        bend = 1 - squared * sin(middle) ** 2
        east = radians(half / bend**0.5 * cos(middle))
        north = radians(half * (1 - squared) / bend**1.5)
    return hypot((a.x - b.x) * east, (a.y - b.y) * north)
