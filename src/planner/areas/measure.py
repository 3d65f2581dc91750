"""One area measured by hand, in plain Python: apart from the arrays, so that each can catch the other."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.areas.walking import links, millimetres, once, reach
from planner.plan import AreaWork
from planner.scenario.types import Category, Edge, Scenario


@dataclass(frozen=True, slots=True)
class Measured:
    """What an area with its facilities costs beyond the works of its members, and what it gives."""

    own: tuple[AreaWork, ...]
    freed_m2: Fraction
    interfaces: int  # walls that come down
    life_circle: int  # households x (kind, band) newly served
    package_ok: bool


def measure(scenario: Scenario, members: Collection[str], facilities: Collection[str] = ()) -> Measured:
    """All that is measured of one area."""
    opened = _opened(scenario, members)
    return Measured(
        own=own_works(scenario, members, facilities),
        freed_m2=sum((e.freed_m2 for e in opened), Fraction(0)),
        interfaces=len(opened),
        life_circle=life_circle(scenario, members, facilities),
        package_ok=package_ok(scenario, members),
    )


def own_works(
    scenario: Scenario, members: Collection[str], facilities: Collection[str] = ()
) -> tuple[AreaWork, ...]:
    """Project cost, walls and facilities; what costs nothing is left out, but never a facility."""
    found: list[AreaWork] = []
    walls = sum(e.wall_cost for e in _opened(scenario, members))
    for name, cost in (("project", scenario.limits.project_cost), ("walls", walls)):
        if cost:
            found.append(AreaWork(id=name, kind=name, category=Category.BASIC, cost=cost))
    for f in sorted(scenario.facilities, key=lambda f: f.id):
        if f.id in facilities:
            found.append(AreaWork(id=f.id, kind=f.kind, category=Category.UPGRADING, cost=f.cost))
    return tuple(found)


def life_circle(scenario: Scenario, members: Collection[str], facilities: Collection[str]) -> int:
    """Households x (kind, band) that `facilities` newly serve among the members."""
    inside = frozenset(members)
    ways = links(scenario)
    before = served(scenario)
    new: set[tuple[str, str, int]] = set()
    for f in scenario.facilities:
        if f.id in facilities and f.host in inside:
            at = reach(ways, f.host, millimetres(f.band_m), inside)
            new.update((c, f.kind, f.band_m) for c in at if c not in before.get((f.kind, f.band_m), ()))
    return sum(scenario.community[c].households for c, _, _ in new)


@once
def served(scenario: Scenario) -> Mapping[tuple[str, int], frozenset[str]]:
    """Whom existing facilities serve already, by kind and band, walking anywhere."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    standing = [f for f in scenario.facilities if f.existing and f.host in scenario.community]
    ways = links(scenario) if standing else {}
    for f in standing:
        near = frozenset(reach(ways, f.host, millimetres(f.band_m)))
        found[f.kind, f.band_m] = found.get((f.kind, f.band_m), frozenset()) | near
    return found


def package_ok(scenario: Scenario, members: Collection[str]) -> bool:
    """Whether the unmanaged members, if any, have households enough for one property package."""
    least = scenario.limits.package_min_households
    unmanaged = [c for c in members if scenario.community[c].has_property_service is False]
    return least is None or not unmanaged or sum(scenario.community[c].households for c in unmanaged) >= least


def _opened(scenario: Scenario, members: Collection[str]) -> list[Edge]:
    """The walls that come down: crossable, both ends inside."""
    inside = set(members)
    return [
        e
        for c in sorted(inside)
        for e in scenario.edges_of.get(c, ())
        if e.kind == "wall" and e.crossable and e.a == c != e.b and e.b in inside
    ]
