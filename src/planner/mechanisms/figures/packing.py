"""Packages of unmanaged communities of one subdistrict for one property firm (集中打捆、就近打包).

The community with the fewest others near it is packed first, with the nearest that fit, until the households
are enough; who is left joins a package that all of its members let in. A good packing, not a proven one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planner import walks
from planner.areas.walking import straight_m
from planner.scenario.property_service import PropertyPackages
from planner.scenario.types import Community, Scenario

Metres = Callable[[Community, Community], float | None]


@dataclass(frozen=True, slots=True)
class Packed:
    """The packages, and the communities that fit none (NO_PACKAGE)."""

    packages: tuple[tuple[Community, ...], ...]
    left: tuple[Community, ...]


def pack(scenario: Scenario, wanted: PropertyPackages, unmanaged: Iterable[Community]) -> Packed:
    """Packages of these communities, subdistrict by subdistrict."""
    by_place: dict[tuple[str, str], list[Community]] = defaultdict(list)
    for community in unmanaged:
        by_place[community.district, community.subdistrict].append(community)
    metres = _metres(scenario)
    packages: list[tuple[Community, ...]] = []
    left: list[Community] = []
    for _, members in sorted(by_place.items()):
        found = _packed(wanted, sorted(members, key=lambda c: c.id), metres)
        packages += found.packages
        left += found.left
    return Packed(tuple(packages), tuple(left))


def _metres(scenario: Scenario) -> Metres:
    """The straight line where both have coordinates, else the walk, else nothing."""
    ways = walks.ways(scenario)
    everyone = set(scenario.community)
    walked: dict[str, dict[str, int]] = {}

    def metres(a: Community, b: Community) -> float | None:
        line = straight_m(a, b, scenario.geographic)
        if line is None:
            if a.id not in walked:
                walked[a.id] = walks.within(ways, a.id, None, everyone)
            walk = walked[a.id].get(b.id)
            line = None if walk is None else walk / 1000
        return line

    return metres


def _packed(wanted: PropertyPackages, members: Sequence[Community], metres: Metres) -> Packed:
    far = {(a.id, b.id): metres(a, b) for a in members for b in members if a is not b}

    def near(a: Community, b: Community) -> bool:
        away = far[a.id, b.id]
        return wanted.within_m is None or (away is not None and away <= wanted.within_m)

    open_ones = list(members)
    packages: list[list[Community]] = []
    left: list[Community] = []
    while open_ones:
        first = min(open_ones, key=lambda c: (sum(near(c, d) for d in open_ones if d is not c), c.id))
        others = [d for d in open_ones if d is not first and near(first, d)]
        others.sort(key=lambda d: (far[first.id, d.id] or 0.0, d.id))
        package = [first]
        for other in others:
            enough = sum(c.households for c in package) >= wanted.min_households
            if not enough and all(near(other, c) for c in package):
                package.append(other)
        if sum(c.households for c in package) >= wanted.min_households:
            packages.append(package)
            open_ones = [c for c in open_ones if c not in package]
        else:
            left.append(first)
            open_ones.remove(first)
    nowhere: list[Community] = []
    for community in left:
        home = next((p for p in packages if all(near(community, c) for c in p)), None)
        (nowhere if home is None else home).append(community)
    return Packed(tuple(tuple(p) for p in packages), tuple(sorted(nowhere, key=lambda c: c.id)))
