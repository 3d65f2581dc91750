"""Districts come along evenly: the one served worst reaches a high share of its reserve."""

from dataclasses import replace

import pytest

from planner.goals import evenness
from planner.goals.evenness import reserves
from planner.scenario.types import Status
from tests.goals.worth import worth
from tests.rules.by_hand import area, community, scene

# 40 households in the east, 90 in the west
CITY = scene(
    community("a", 10, district="east"),
    community("b", 30, district="east"),
    community("c", 30, district="west"),
    community("d", 60, district="west"),
)


@pytest.mark.parametrize(
    ("members", "level"),
    [
        ("", 0),
        ("a", 0),  # the west gets nothing
        ("ac", 250),  # a quarter, a third
        ("bc", 333),  # three quarters, a third: 333.3 rounded down
        ("bd", 666),
        ("abd", 666),
        ("abcd", 1000),
    ],
)
def test_thousandths_of_the_district_served_worst(members: str, level: int) -> None:
    assert worth(evenness, CITY, [area(CITY, c, 2026 if c in "ab" else 2027) for c in members]) == level


def test_one_district_is_the_whole_city() -> None:
    city = scene(community("a", 10), community("b", 20))
    assert worth(evenness, city, [area(city, "a")]) == 333


def test_the_reserve_does_not_count_who_is_done_already() -> None:
    """d is done already: all that is left of the west is c, and c is reached."""
    members = (*CITY.communities[:3], replace(CITY.communities[3], status=Status.DONE))
    city = replace(CITY, communities=members)
    assert worth(evenness, city, [area(city, "ab"), area(city, "c")]) == 1000


def test_reserves() -> None:
    assert reserves(CITY) == {"east": 40, "west": 90}
    empty = scene(community("a", 0, district="east"), community("b", 5, district="west"))
    assert reserves(empty) == {"west": 5}


def test_who_can_never_be_served_is_not_waited_for() -> None:
    """d is to be demolished: the west is served when c is."""
    city = replace(CITY, communities=(*CITY.communities[:3], replace(CITY.communities[3], demolition=True)))
    assert reserves(city) == {"east": 40, "west": 30}
    assert worth(evenness, city, [area(city, "ab"), area(city, "c")]) == 1000
