"""Where each decision stands: areas by year, packages beyond the base by year, money, extras."""

from dataclasses import replace

import numpy as np
import pytest

from planner.model.columns import Columns
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Category, Facility, Source
from planner.solver import build, prepare
from tests.rules.by_hand import RICH, community, park, roof, scene

# a–b, and b may start from 2027 on; a has a park beyond its base
CITY = scene("a", community("b", earliest=2027), works=(roof("a"), park("a"), roof("b")))


def test_areas_packages_and_money_one_after_the_other() -> None:
    """2026: {a}; 2027: {a}, {b}, {a, b}; the park of a in both years; two years of one source."""
    model = build(prepare(CITY))
    columns = model.columns
    assert [len(columns.areas[year].item) for year in (2026, 2027)] == [1, 3]
    assert [len(columns.packages[year].item) for year in (2026, 2027)] == [1, 1]
    assert columns.choices == 6
    assert columns.money == {("city", 2026): 6, ("city", 2027): 7}
    assert columns.count == 8
    assert len(columns.bounds) == 2
    numbers = np.concatenate(
        [columns.areas[y].columns for y in CITY.years] + [columns.packages[y].columns for y in CITY.years]
    )
    assert numbers.tolist() == list(range(6))


def test_positions_lead_back() -> None:
    model = build(prepare(CITY))
    for blocks in (model.columns.areas, model.columns.packages):
        for block in blocks.values():
            assert block.position[block.item].tolist() == list(range(len(block.item)))
            assert (block.position >= 0).sum() == len(block.item)


def test_areas_nobody_can_pay_are_no_columns() -> None:
    """A project is basic, a canteen upgrading: a source for improving works pays neither."""
    improving = Source(id="s", name="s", money=RICH.money, categories=frozenset({Category.IMPROVING}))
    city = scene(
        "a",
        works=(park("a"),),
        sources=(improving,),
        limits=AreaLimits(project_cost=1),
    )
    assert len(build(prepare(city)).columns.areas[2026].item) == 0
    free = replace(city, limits=AreaLimits())
    assert len(build(prepare(free)).columns.areas[2026].item) == 1
    canteen = Facility(id="canteen", kind="canteen", host="a", cost=1)
    assert len(build(prepare(replace(free, facilities=(canteen,)))).columns.areas[2026].item) == 1
    wider = replace(improving, categories=frozenset({Category.IMPROVING, Category.UPGRADING}))
    both = replace(free, facilities=(canteen,), sources=(wider,))
    assert len(build(prepare(both)).columns.areas[2026].item) == 2


def test_money_is_bounded_by_what_can_be_there_and_what_can_be_asked() -> None:
    """5 yuan of works at most; 2 yuan in 2026, 9 with the money carried over in 2027."""
    city = replace(CITY, sources=(replace(RICH, money={2026: 2, 2027: 7}),), works=(roof("a"), roof("b", 2)))
    assert build(prepare(city)).columns.bounds == [2, 5]


def test_extras_are_numbered_on() -> None:
    columns = Columns({}, {}, count=4)
    assert columns.extra(1) == 4
    assert columns.extra(0) == 5
    assert (columns.count, columns.choices, columns.bounds) == (6, 4, [1, 0])
    with pytest.raises(ValueError, match="at least 0"):
        columns.extra(-1)
