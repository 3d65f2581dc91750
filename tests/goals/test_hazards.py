"""Safety hazards are removed."""

from dataclasses import replace

from planner.goals import hazards
from tests.goals.worth import worth
from tests.rules.by_hand import area, community, gas, park, roof, scene


def test_hazards_of_every_work_done() -> None:
    """The roof removes 1, the gas pipes 3; b has none."""
    city = scene(
        "a", "b", works=(replace(roof("a"), hazards=1), gas("a", 1, 2, hazards=3), roof("b"), park("b"))
    )
    assert worth(hazards, city, [area(city, "ab")]) == 4
    assert worth(hazards, city, [area(city, "a", works={"a": ("roof",)})]) == 1
    assert worth(hazards, city, [area(city, "b")]) == 0
    assert worth(hazards, city, [area(city, "a", 2027), area(city, "b")]) == 4


def test_hazards_counted_for_a_community_go_with_its_basic_work() -> None:
    city = scene(community("a", hazards=5), works=(park("a"), roof("a")))
    assert worth(hazards, city, [area(city, "a", works={"a": ("roof",)})]) == 5
    assert worth(hazards, city, [area(city, "a")]) == 5


def test_nothing_planned() -> None:
    assert worth(hazards, scene("a"), []) == 0
