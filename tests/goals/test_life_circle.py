"""Life circles are filled: households that come within walking distance of a new facility (M09, M11)."""

from dataclasses import replace

import pytest

from planner.goals import life_circle
from planner.scenario.types import Edge, Facility, Scenario
from tests.goals.worth import worth
from tests.rules.by_hand import area, community, plan, scene

CLINIC = Facility(id="clinic", kind="clinic", host="B", band_m=500, cost=7)


def _path(*facilities: Facility, ab: float = 420, bc: float = 560) -> Scenario:
    """A–B–C with 10, 20 and 30 households."""
    return scene(
        community("A", 10),
        community("B", 20),
        community("C", 30),
        edges=(Edge(a="A", b="B", distance_m=ab), Edge(a="B", b="C", distance_m=bc)),
        facilities=facilities or (CLINIC,),
    )


def test_ten_minutes_from_b_reach_a_and_not_c() -> None:
    """M09: 420 m to A, 560 m to C, a band of 500 m: 10 + 20 households."""
    city = _path()
    assert worth(life_circle, city, [area(city, "ABC", facilities=["clinic"])]) == 30
    assert worth(life_circle, city, [area(city, "BC", facilities=["clinic"])]) == 20
    assert worth(life_circle, city, [area(city, "B", facilities=["clinic"])]) == 20
    assert worth(life_circle, city, [area(city, "ABC")]) == 0


@pytest.mark.parametrize(("metres", "households"), [(300, 30), (301, 20), (300.4, 20)])
def test_one_metre_beyond_five_minutes(metres: float, households: int) -> None:
    """M11: 300 m are covered at the 5-minute band, 301 m are not."""
    city = _path(replace(CLINIC, band_m=300), ab=metres)
    assert worth(life_circle, city, [area(city, "AB", facilities=["clinic"])]) == households


def test_who_is_served_already_does_not_count() -> None:
    """A clinic stands at A: it serves A and, 420 m away, B. The new one at C brings C alone."""
    old = replace(CLINIC, id="old", host="A", existing=True)
    city = _path(old, replace(CLINIC, host="C"), bc=400)
    assert worth(life_circle, city, [area(city, "ABC", facilities=["clinic"])]) == 30


def test_another_kind_or_band_is_another_circle() -> None:
    """A canteen at B beside the clinic: 30 and 30; two clinics serve each household once."""
    canteen = replace(CLINIC, id="canteen", kind="canteen")
    city = _path(CLINIC, canteen)
    assert worth(life_circle, city, [area(city, "AB", facilities=["canteen", "clinic"])]) == 60
    near = replace(CLINIC, id="near", host="A", cost=5)
    two = _path(CLINIC, near, bc=490)
    # B serves A, B, C; A serves A and B again
    assert worth(life_circle, two, [area(two, "ABC", facilities=["clinic"])]) == 60
    both = plan(two, [area(two, "ABC", facilities=["clinic", "near"])])
    assert life_circle.measure(two, both) == 60


def test_only_members_are_served() -> None:
    """A is near, but not in the area of B; in an area of its own it gets nothing of it."""
    city = _path()
    assert worth(life_circle, city, [area(city, "B", facilities=["clinic"]), area(city, "A")]) == 20


def test_the_way_leads_through_the_area() -> None:
    """From B to C by way of A 200 m, directly 600 m: without A the clinic does not reach C."""
    edges = (
        Edge(a="A", b="B", distance_m=100),
        Edge(a="A", b="C", distance_m=100),
        Edge(a="B", b="C", distance_m=600),
    )
    city = replace(_path(), edges=edges)
    assert worth(life_circle, city, [area(city, "ABC", facilities=["clinic"])]) == 60
    assert worth(life_circle, city, [area(city, "BC", facilities=["clinic"])]) == 20
