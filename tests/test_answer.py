"""From a point of the program back to a plan, and from a plan to the columns it would be."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from planner import answer
from planner.model import Model
from planner.plan import PlannedArea
from planner.scenario.settings import AreaLimits, Rules
from planner.scenario.types import Facility
from planner.solver import build, prepare
from tests.rules import universe
from tests.rules.by_hand import area, community, park, roof, scene

CITY = scene(
    "a",
    "b",
    community("c", earliest=2027),
    works=(roof("a"), park("a"), roof("b"), roof("c")),
    limits=AreaLimits(max_members=2),
    facilities=(Facility(id="canteen", kind="canteen", host="b", cost=9),),
)


@pytest.fixture
def model() -> Model:
    return build(prepare(CITY))


def _point(model: Model, areas: list[PlannedArea]) -> np.ndarray:
    chosen = answer.columns(model, areas)
    assert chosen is not None
    point = np.zeros(model.columns.count)
    point[chosen] = 1
    return point


def test_there_and_back(model: Model) -> None:
    """Two areas of 2027 are numbered in the order of their members."""
    areas = [area(CITY, "c", 2027), area(CITY, "ab", 2027, facilities=["canteen"])]
    back = answer.read(model, _point(model, areas))
    assert [(found.id, found.year, found.members) for found in back.areas] == [
        ("A2027-001", 2027, ("a", "b")),
        ("A2027-002", 2027, ("c",)),
    ]
    assert back.areas[0].works == {"a": ("park", "roof"), "b": ("roof",)}
    assert [(own.id, own.cost) for own in back.areas[0].own] == [("canteen", 9)]
    assert back.allocations == ()
    assert back.scenario is model.scenario


def test_a_start_is_those_areas_that_may_still_stand(model: Model) -> None:
    """c opens in 2027 only, and nobody knows d: what is left of the plan is a and b."""
    areas = [area(CITY, "a"), area(CITY, "b", 2027), area(CITY, "c", 2026)]
    other = scene("d")
    point = answer.point(model, [*areas, area(other, "d")])
    assert point.tolist() == _point(model, areas[:2]).tolist()
    assert [found.members for found in answer.read(model, point).areas] == [("a",), ("b",)]
    assert not answer.point(model, []).any()


def test_the_base_rides_on_the_area(model: Model) -> None:
    """Without the park one column is enough; with it there are two."""
    base = answer.columns(model, [area(CITY, "a", works={"a": ("roof",)})])
    more = answer.columns(model, [area(CITY, "a")])
    assert base is not None
    assert more is not None
    assert (len(base), len(more)) == (1, 2)
    assert set(base) < set(more)


@pytest.mark.parametrize(
    "areas",
    [
        [area(CITY, "abc", 2027)],  # three members
        [area(CITY, "ac", 2027)],  # not connected
        [area(CITY, "c", 2026)],  # not yet
        [area(CITY, "a", 2030)],  # not a year of the plan
        [area(CITY, "a", works={"a": ("park",)})],  # without the mandatory roof
        [area(CITY, "a", works={"a": ("roof", "roof")})],
        [area(CITY, "a", works={"a": ("roof", "palace")})],
        [area(CITY, "a", own=area(CITY, "b", facilities=["canteen"]).own)],  # without its host
    ],
)
def test_what_is_no_column(model: Model, areas: list[PlannedArea]) -> None:
    assert answer.columns(model, areas) is None


def test_money(model: Model) -> None:
    point = np.zeros(model.columns.count)
    point[model.columns.money["city", 2027]] = 7.0000001
    assert answer.money(model, point) == {("city", 2026): 0, ("city", 2027): 7}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("mandatory", [True, False])
def test_every_decision_that_has_columns_comes_back(seed: int, mandatory: bool) -> None:
    """Whatever is a choice of columns is read back as it was, and no two decisions share their columns."""
    drawn = universe.draw(Random(f"answer {seed}"))
    drawn = replace(drawn, rules=Rules(mandatory_basic=mandatory))
    model = build(prepare(drawn))
    seen: dict[frozenset[int], object] = {}
    for areas in universe.decisions(drawn):
        chosen = answer.columns(model, areas)
        if chosen is None:
            continue
        if any(not works for planned in areas for works in planned.works.values()):
            continue  # the base of a community without mandatory works: refused by its row, not here
        point = np.zeros(model.columns.count)
        point[chosen] = 1
        back = answer.read(model, point).areas
        key = [(p.year, p.members, dict(p.works), p.own) for p in sorted(areas, key=_place)]
        assert [(p.year, p.members, dict(p.works), p.own) for p in back] == key
        assert seen.setdefault(frozenset(chosen.tolist()), key) == key
    assert len(seen) > 50


def _place(planned: PlannedArea) -> tuple[int, tuple[str, ...]]:
    return planned.year, planned.members
