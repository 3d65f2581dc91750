"""Communities that only go together: forced pairs and, where the bureau fixed them, drawn areas.

A group counts as one member and is contiguous by decree. It is blocked, with the reason, when one of its
communities cannot be planned or when it breaks a rule whatever joins it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from planner.locale import say
from planner.scenario.types import Scenario


@dataclass(frozen=True)
class Groups:
    """Each group in the order of its first id; a community alone is a group of one."""

    members: tuple[tuple[str, ...], ...]
    blocked: Mapping[str, str]  # allowed community that is in no group -> why

    @cached_property
    def of(self) -> Mapping[str, int]:
        """Community -> its group."""
        return {c: number for number, group in enumerate(self.members) for c in group}


def together(scenario: Scenario) -> tuple[tuple[str, ...], ...]:
    """All communities of the scenario, in the groups that go together."""
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(scenario.community)
    ties.add_edges_from(p for p in scenario.limits.together if p[0] in ties and p[1] in ties)
    if scenario.limits.drawn == "fixed":
        drawn: dict[str, str] = {}
        for c in scenario.communities:
            if c.drawn_area:
                ties.add_edge(drawn.setdefault(c.drawn_area, c.id), c.id)
    return tuple(sorted(tuple(sorted(group)) for group in nx.connected_components(ties)))


def groups(scenario: Scenario, allowed: Collection[str]) -> Groups:
    """The groups that may be planned, and what blocks the others."""
    planned = frozenset(allowed)
    whole: list[tuple[str, ...]] = []
    blocked: dict[str, str] = {}
    for group in together(scenario):
        reason = _reason(scenario, group, planned)
        if not reason:
            whole.append(group)
        else:
            blocked.update((c, reason) for c in group if c in planned)
    return Groups(tuple(whole), blocked)


def _reason(scenario: Scenario, group: tuple[str, ...], planned: frozenset[str]) -> str:
    """Why a group is never planned; blank when nothing stands against it."""
    absent = [c for c in group if c not in planned]
    if absent:
        return say("{names} must go together with it but cannot be planned", names=_names(scenario, absent))
    said: defaultdict[str, set[str]] = defaultdict(set)
    for c in (scenario.community[c] for c in group):
        said["district"].add(c.district)
        said["subdistrict"].add(c.subdistrict)
        said["drawn"].add(c.drawn_area)
    if len(said["district"] - {""}) > 1:
        return say("{names} must go together but lie in different districts", names=_names(scenario, group))
    if scenario.limits.same_subdistrict and len(said["subdistrict"] - {""}) > 1:
        return say(
            "{names} must go together but lie in different subdistricts", names=_names(scenario, group)
        )
    if len(said["drawn"] - {""}) > 1:
        return say("{names} must go together but lie in different drawn areas", names=_names(scenario, group))
    if any(a in group and b in group for a, b in scenario.limits.apart):
        return say("{names} must go together but some of them must stay apart", names=_names(scenario, group))
    return ""


def _names(scenario: Scenario, ids: Collection[str]) -> str:
    return ", ".join(scenario.community[c].name or c for c in sorted(ids))
