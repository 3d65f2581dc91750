"""The calendar of a city: Qingdao's 433 communities, a fifth of them each year, with every kind of limit."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.calendar import check, make
from planner.plan import Plan, PlannedArea
from planner.scenario.reading import load
from planner.scenario.types import Scenario

FILE = Path(__file__).parents[2] / "scenarios" / "qingdao-2024" / "scenario.yaml"
FREE = "calendar={zones: {zone: cold, heating: 青岛}, approval: joint}"
LIMITED = (
    "calendar={zones: {zone: cold, heating: 青岛}, approval: {mode: joint, base: 25个工作日},"
    " bundles: [[gas, heat]], teams: 1, capacity: 15, stages: {design: 30个工作日}}"
)


def areas(scenario: Scenario) -> Iterator[PlannedArea]:
    """Every community by itself, year after year."""
    for i, c in enumerate(scenario.communities):
        year = scenario.years[i % len(scenario.years)]
        works = {c.id: tuple(work.id for work in scenario.works_of[c.id])}
        yield PlannedArea(id=f"A{year}-{i:03d}", year=year, members=(c.id,), works=works)


@pytest.mark.parametrize("calendar", [FREE, LIMITED], ids=["free", "limited"])
def test_a_city_s_calendar(calendar: str) -> None:
    """How long it takes is printed, and nothing is asked of it: `pytest -s` shows it."""
    scenario = load(FILE, overrides=[calendar])
    plan = Plan(scenario=scenario, areas=tuple(areas(scenario)))
    begun = time.process_time()
    found = make(scenario, plan)
    print(f"{len(plan.areas)} areas in {time.process_time() - begun:.1f} s")
    assert found is not None
    assert check(scenario, plan, found) == ()
    assert Counter(line.year for line in found.lines) == Counter(area.year for area in plan.areas)
    assert all(line.completed is not None for line in found.lines)
