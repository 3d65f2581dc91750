"""A work is done only with the works it requires, and every community chosen has at least one work."""

from dataclasses import replace

import numpy as np

from planner.rules import works_together
from planner.scenario.types import Scenario
from planner.solver import build, prepare
from planner.verdict import Check
from tests.rules.by_hand import (
    STRUCTURAL,
    area,
    decided,
    gas,
    measured,
    park,
    plan,
    program,
    roof,
    scene,
)

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


def test_no_package_without_its_community_and_no_two_at_once() -> None:
    """The columns of the packages with the park, with the gas or with both: one at most, and only on a start.

    All of them are free here, so that nothing but these rows refuses; the start in 2027 gives none to 2026.
    """
    free = replace(CITY, works=(roof("a", 0), park("a", 0), gas("a", 0, 0)), payers=())
    model = build(prepare(free), only=(*STRUCTURAL, works_together.NAME))
    start = {year: model.columns.areas[year].columns.tolist() for year in free.years}
    extra = {year: model.columns.packages[year].columns.tolist() for year in free.years}
    assert [len(start[2026]), len(extra[2026])] == [1, 3]

    def allowed(*columns: int) -> bool:
        return decided(model, np.array(columns, dtype=np.int64)) is not None

    assert allowed(*start[2026])
    assert all(allowed(*start[2026], package) for package in extra[2026])
    assert not any(allowed(package) for package in extra[2026])
    assert not allowed(*start[2026], *extra[2026][:2])
    assert not allowed(*start[2027], extra[2026][0])
