"""Benefit is gained: what works bring year by year, a later year counting less."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.goals import benefit
from planner.scenario.types import Scenario
from tests.goals.worth import worth
from tests.rules.by_hand import area, park, roof, scene


def _city(*points: int, discount: Fraction = Fraction(9, 10)) -> Scenario:
    brings = replace(roof("a"), benefit=tuple(map(Fraction, points)))
    return scene("a", works=(brings,), years=(2026, 2027, 2028), discount=discount)


@pytest.mark.parametrize(
    ("points", "year", "brought"),
    [
        ((100,), 2026, 100),
        ((100,), 2027, 90),
        ((100, 100), 2026, 190),
        ((0, 0, 100), 2026, 81),
        ((0, 0, 100), 2028, 66),  # 100 · 0.9⁴ = 65.61, two years after the plan ends
        ((5,), 2027, 5),  # 4.5: half a point up
        ((-10, 100), 2026, 80),  # a building site is a nuisance
        ((), 2026, 0),
    ],
)
def test_every_year_counts_from_the_first_of_the_plan(
    points: tuple[int, ...], year: int, brought: int
) -> None:
    city = _city(*points)
    assert worth(benefit, city, [area(city, "a", year)]) == brought


def test_a_rate_of_one_per_cent() -> None:
    """26.547 points of the small portfolio in thousandths: 2 + 4/1.01, a year from the start."""
    city = _city(2000, 4000, discount=Fraction(100, 101))
    assert worth(benefit, city, [area(city, "a", 2026)]) == 5960  # 5,960.396
    assert worth(benefit, city, [area(city, "a", 2027)]) == 5901  # 5,901.38


def test_each_work_brings_its_own_rounded_by_itself() -> None:
    """Two works of 15 points each count 13.5 a year later: 14 and 14; the park may be left out."""
    works = tuple(replace(work, benefit=(Fraction(15),)) for work in (roof("a"), park("a")))
    city = replace(_city(), works=works)
    assert worth(benefit, city, [area(city, "a", 2027)]) == 28
    assert worth(benefit, city, [area(city, "a", 2027, works={"a": ("roof",)})]) == 14


def test_nothing_planned() -> None:
    assert worth(benefit, _city(100), []) == 0
