"""Into how many pieces the members of an area fall: counted by hand, apart from the enumeration."""

from collections.abc import Collection

from planner.scenario.types import Scenario


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
