"""Need is met: shortfall closed times households, earlier counts more."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.goals import need
from planner.goals.need import round_half_up
from planner.scenario.types import Scenario
from tests.goals.worth import worth
from tests.rules.by_hand import area, community, park, roof, scene


def _city(households: int, points: int, discount: str = "0.95") -> Scenario:
    return scene(
        community("a", households, score=Fraction(100 - points)),
        years=(2026, 2027, 2028),
        discount=Fraction(discount),
    )


@pytest.mark.parametrize(
    ("households", "points", "year", "worth_it"),
    [
        (10, 50, 2026, 500),
        (10, 50, 2027, 475),
        (10, 50, 2028, 451),  # 451.25
        (1, 50, 2027, 48),  # 47.5: half a point up
        (1, 33, 2027, 31),  # 31.35
        (105, 55, 2026, 5775),  # A of the tutorial
        (0, 50, 2026, 0),
        (10, 0, 2026, 0),
    ],
)
def test_points_times_households_a_year_later_for_less(
    households: int, points: int, year: int, worth_it: int
) -> None:
    city = _city(households, points)
    assert worth(need, city, [area(city, "a", year)]) == worth_it


def test_the_tutorials_optimum() -> None:
    """E+F in 2026: 58·91 + 66·40; B+C+D in 2027 at 0.95: 48·80, 62·100, 40·42. Together 19,052."""
    rows = {"B": (80, 48), "C": (100, 62), "D": (42, 40), "E": (91, 58), "F": (40, 66)}
    city = scene(*(community(c, n, score=Fraction(100 - points)) for c, (n, points) in rows.items()))
    assert worth(need, city, [area(city, "EF", 2026), area(city, "BCD", 2027)]) == 19_052


def test_each_work_closes_its_part() -> None:
    """A roof of 3 and a park of 1 yuan share 40 points in proportion: 30 and 10, for 10 households."""
    city = replace(_city(10, 40), works=(roof("a", 3), park("a", 1)))
    assert worth(need, city, [area(city, "a", works={"a": ("roof",)})]) == 300
    assert worth(need, city, [area(city, "a")]) == 400


def test_each_work_is_rounded_by_itself() -> None:
    """Two works of 15 points each count 13.5 a year later at 0.9: 14 and 14, not 27."""
    city = replace(_city(1, 30, "0.9"), works=(roof("a", 1), park("a", 1)))
    assert worth(need, city, [area(city, "a", 2027)]) == 28


def test_round_half_up() -> None:
    assert [round_half_up(Fraction(n, 2)) for n in (0, 1, 2, 3, 5)] == [0, 1, 1, 2, 3]
    assert round_half_up(Fraction(149, 100)) == 1


def test_nothing_planned() -> None:
    assert worth(need, _city(10, 50), []) == 0
