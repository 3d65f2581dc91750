"""M09: a path A-B-C, a facility at B with 420 m to A and 560 m to C."""

from fractions import Fraction

import pytest

from planner.rules import contiguity
from tests.mechanisms.by_hand import problems, scenario
from tests.mechanisms.measured import area, figures, plan

BASE = """
years: [2026]
communities:
  - {小区名称: A, 户数: 100, 建筑面积: 8000, 估算投资: 100万元}
  - {小区名称: B, 户数: 120, 建筑面积: 9000, 估算投资: 100万元}
  - {小区名称: C, 户数: 80, 建筑面积: 7000, 估算投资: 100万元}
areas: {project_cost: 15万元}
funding: {市级财政: 1000万元}
"""


def path(to_a: int, to_c: int, more: str = "{}") -> str:
    return f"""
adjacency:
  - {{a: A, b: B, distance_m: {to_a}}}
  - {{a: B, b: C, distance_m: {to_c}}}
facilities:
  - {{id: F, kind: canteen, host: B, cost: 20万元}}
mechanisms: {{yongchuan-merged-areas: {more}}}
"""


def test_a_and_b_are_served_and_c_is_not() -> None:
    found = scenario(path(420, 560), BASE)
    measured = figures(plan(found, [area(found, "ABC", facilities=["F"])]))
    assert measured == {
        "merged_areas": 1,
        "merged": 3,
        "saved": 300_000,
        "served": 220,
        "served_per_wan": Fraction(220, 20),
    }


@pytest.mark.parametrize(("metres", "served"), [(500, 220), (501, 120)])
def test_500_m_are_served_and_501_are_not(metres: int, served: int) -> None:
    found = scenario(path(metres, 560), BASE)
    assert figures(plan(found, [area(found, "ABC", facilities=["F"])]))["served"] == served


def test_another_band() -> None:
    found = scenario(path(420, 560, "{band: 0.6 km}"), BASE)
    assert found.facilities[0].band_m == 600
    assert figures(plan(found, [area(found, "ABC", facilities=["F"])]))["served"] == 300


def test_a_and_c_without_b_are_not_contiguous() -> None:
    found = scenario(path(420, 560), BASE)
    assert all(check.ok for check in contiguity.check(found, plan(found, [area(found, "ABC")])))
    assert not all(check.ok for check in contiguity.check(found, plan(found, [area(found, "AC")])))


def test_a_stated_limit_contradicts_another() -> None:
    (problem,) = problems(path(420, 560), BASE.replace("areas: {", "areas: {max_members: 4, "))
    assert "areas.max_members is 4" in problem


def test_nothing_merged_saves_nothing() -> None:
    found = scenario(path(420, 560), BASE)
    measured = figures(plan(found, [area(found, [c]) for c in "ABC"]))
    assert (measured["merged_areas"], measured["saved"], measured["served"]) == (0, 0, 0)
    assert measured["served_per_wan"] is None
