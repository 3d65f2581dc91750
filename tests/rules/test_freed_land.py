"""Land freed by walls is used once: by no more facilities than it holds (腾出用地, M10)."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from planner.areas import candidates
from planner.rules import freed_land
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Edge, Facility
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, scene

PARKING, PLAY, GREEN = (
    Facility(id=kind, kind=kind, host=host, cost=cost, land_m2=Fraction(land))
    for kind, host, cost, land in (("parking", "a", 6, 60), ("play", "b", 3, 40), ("green", "c", 2, 30))
)
# so far apart that each serves its host alone: no choice is better than another in all it costs and gives
WALLS = (
    Edge(a="a", b="b", freed_m2=Fraction(70), distance_m=501),
    Edge(a="b", b="c", freed_m2=Fraction(30), distance_m=501),
)
CITY = scene(
    *(community(c, households) for c, households in (("a", 31), ("b", 20), ("c", 10))),
    edges=WALLS,
    facilities=(PARKING, PLAY, GREEN),
    rules={"freed_land": (EVERYWHERE,)},
)


def test_as_much_as_the_walls_free() -> None:
    areas = [area(CITY, "abc", facilities=("parking", "play"))]
    (check,) = measured(freed_land, plan(CITY, areas))
    assert check == Check("freed_land", "abc-2026 land", 100, "at most", 100, "LAND_SPENT_TWICE")
    assert check.ok
    assert program(CITY, areas, freed_land) is not None


def test_more_than_they_free() -> None:
    areas = [area(CITY, "ab", facilities=("parking", "play"))]
    (check,) = measured(freed_land, plan(CITY, areas))
    assert (check.value, check.limit, check.ok) == (100, 70, False)
    assert program(CITY, areas, freed_land) is None


def test_every_area_with_every_choice_of_facilities() -> None:
    """The program has exactly the areas that the check accepts."""
    kept = refused = 0
    for members in ("a", "b", "c", "ab", "bc", "abc"):
        for count in range(4):
            for built in combinations([f for f in CITY.facilities if f.host in members], count):
                areas = [area(CITY, members, facilities=[f.id for f in built])]
                ok = all(check.ok for check in measured(freed_land, plan(CITY, areas)))
                assert (program(CITY, areas, freed_land) is not None) == ok, (members, built)
                kept, refused = kept + ok, refused + (not ok)
    assert kept
    assert refused


def test_six_facilities_are_added_while_there_is_room() -> None:
    """Beyond five they come one by one, each only where the land still holds it."""
    many = tuple(
        Facility(id=f"f{i}", kind=f"k{i}", host="a", cost=1 + i, land_m2=Fraction(30)) for i in range(6)
    )
    city = replace(CITY, facilities=many)
    found = candidates(city, ["a", "b", "c"])
    built = [found.own_works(i) for i in range(found.size) if found.ids(i) == ("a", "b")]
    assert max(len(works) for works in built) == 2  # 70 m² hold two of 30
    off = candidates(replace(city, rules=replace(city.rules, freed_land=())), ["a", "b", "c"])
    assert max(len(off.own_works(i)) for i in range(off.size) if off.ids(i) == ("a", "b")) == 6


def test_off_unless_asked_for() -> None:
    off = replace(CITY, rules=replace(CITY.rules, freed_land=()))
    areas = [area(off, "ab", facilities=("parking", "play"))]
    assert measured(freed_land, plan(off, areas)) == []
    assert program(off, areas, freed_land) is not None
