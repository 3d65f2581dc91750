"""A work is done only with the works it requires, and every community chosen has at least one work."""

from dataclasses import replace

from planner.rules import works_together
from planner.scenario.types import Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, gas, measured, park, plan, program, roof, scene

# gas needs the park's trench
CITY = scene("a", works=(roof("a"), park("a"), gas("a", 1, 2, requires=("park",))))


def _slacks(city: Scenario, *works: str) -> list[object]:
    return [
        check.slack for check in measured(works_together, plan(city, [area(city, "a", works={"a": works})]))
    ]


def _allowed(city: Scenario, *works: str) -> bool:
    return program(city, [area(city, "a", works={"a": works})], works_together) is not None


def test_with_what_it_requires() -> None:
    checks = measured(works_together, plan(CITY, [area(CITY, "a")]))
    assert checks == [
        Check("works_together", "a", 0, "at most", 0),
        Check("works_together", "a", 3, "at least", 1),
    ]
    assert _allowed(CITY, "gas", "park", "roof")
    assert _allowed(CITY, "park", "roof")


def test_without_what_it_requires() -> None:
    assert _slacks(CITY, "gas", "roof") == [-1, 1]
    assert not _allowed(CITY, "gas", "roof")


def test_at_least_one_work() -> None:
    """Where basic works are not mandatory the base holds none: one work at the limit, none is one short."""
    free = replace(CITY, rules=replace(CITY.rules, mandatory_basic=False))
    assert _slacks(free, "roof") == [0, 0]
    assert _slacks(free) == [0, -1]
    assert _allowed(free, "roof")
    assert not _allowed(free)


def test_twice_waived_or_unknown() -> None:
    waived = replace(CITY, works=(roof("a"), replace(park("a"), waived="built in 2020")))
    assert _slacks(CITY, "roof", "roof") == [-1, 1]
    assert _slacks(waived, "park", "roof") == [-1, 1]
    assert _slacks(CITY, "palace", "roof") == [-1, 1]
    assert not _allowed(CITY, "roof", "roof")
    assert not _allowed(waived, "park", "roof")
    assert not _allowed(CITY, "palace", "roof")


def test_what_is_required_is_waived() -> None:
    """The park is waived: gas, which requires it, cannot be done at all."""
    waived = replace(
        CITY, works=(roof("a"), replace(park("a"), waived="no land"), gas("a", 1, 2, requires=("park",)))
    )
    assert not _allowed(waived, "gas", "roof")
    assert not _allowed(waived, "gas", "park", "roof")
    assert _allowed(waived, "roof")
