"""Communities are merged: projects saved by doing neighbours together."""

from planner.goals import merging
from tests.goals.worth import worth
from tests.rules.by_hand import area, scene

CITY = scene("a", "b", "c", "d")


def test_members_beyond_the_first_of_every_area() -> None:
    assert worth(merging, CITY, [area(CITY, "abcd")]) == 3
    assert worth(merging, CITY, [area(CITY, "abc", 2026), area(CITY, "d", 2027)]) == 2
    assert worth(merging, CITY, [area(CITY, "ab"), area(CITY, "cd")]) == 2
    assert worth(merging, CITY, [area(CITY, c) for c in "abcd"]) == 0
    assert worth(merging, CITY, []) == 0
