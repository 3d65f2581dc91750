"""Packages of unmanaged communities of one subdistrict for one property firm (集中打捆、就近打包).

The community with the fewest others near it is packed first, with the nearest that fit, until the households
are enough; who is left joins a package that all of its members let in. A good packing, not a proven one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from planner import walks
from planner.areas.walking import straight_m
from planner.scenario.property_service import PropertyPackages
from planner.scenario.types import Community, Scenario

Metres = Callable[[Community, Community], float | None]


@dataclass(frozen=True, slots=True)
class Packed:
    """The packages, the communities that fit none (NO_PACKAGE), and those of which nobody can say."""

    packages: tuple[tuple[Community, ...], ...]
    left: tuple[Community, ...]
    unknown: tuple[Community, ...] = ()  # how far they are from one another is not known


def pack(scenario: Scenario, wanted: PropertyPackages, unmanaged: Iterable[Community]) -> Packed:
    """Packages of these communities, subdistrict by subdistrict."""
    by_place: dict[tuple[str, str], list[Community]] = defaultdict(list)
    for community in unmanaged:
        by_place[community.district, community.subdistrict].append(community)
    metres = _metres(scenario)
    packages: list[tuple[Community, ...]] = []
    left: list[Community] = []
    unknown: list[Community] = []
    for _, members in sorted(by_place.items()):
        found = _packed(wanted, sorted(members, key=lambda c: c.id), metres)
        packages += found.packages
        left += found.left
        unknown += found.unknown
    return Packed(tuple(packages), tuple(left), tuple(unknown))


def _metres(scenario: Scenario) -> Metres:
    """The straight line where both have coordinates, else the walk; None where there is neither.

    Between two that the ways to walk know and do not join it is endless.
    """
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
            if line is None and ways.get(a.id) and ways.get(b.id):
                line = inf
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
    nowhere.sort(key=lambda c: c.id)
    enough_in_all = sum(c.households for c in members) >= wanted.min_households
    unknown = [
        a
        for a in nowhere
        if wanted.within_m is not None
        and enough_in_all
        and any(far[a.id, b.id] is None for b in members if b is not a)
    ]
    left = [c for c in nowhere if c not in unknown]
    return Packed(tuple(tuple(p) for p in packages), tuple(left), tuple(unknown))
