"""M10: twelve courtyards with thirteen buildings become one area (trap 9: courtyards are no buildings)."""

from fractions import Fraction
from itertools import pairwise

from planner.rules import contiguity, freed_land
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Scenario
from planner.solver import prepare
from tests.mechanisms.by_hand import scenario
from tests.mechanisms.measured import area, figures, plan

YARDS = "甲乙丙丁戊己庚辛壬癸子丑"


def city(without: int | None = None) -> Scenario:
    """A row of twelve courtyards; `without`: the wall after that one is an arterial road."""
    rows = [
        f"  - {{小区名称: {yard}, 楼栋数: {2 if yard == '甲' else 1}, 户数: 40, 建筑面积: 3000}}"
        for yard in YARDS
    ]
    walls = [
        f"  - {{a: {a}, b: {b}, 边界: {'主干道' if i == without else '围墙'}, 腾出用地: 50}}"
        for i, (a, b) in enumerate(pairwise(YARDS))
    ]
    base = "years: [2026]\ncommunities:\n" + "\n".join(rows) + "\nfunding: {市级财政: 1000万元}\n"
    more = "adjacency:\n" + "\n".join(walls)
    return scenario(
        more
        + """
facilities:
  - {id: 停车, kind: parking, host: 甲, cost: 9万元, band_m: 1000, 使用腾出用地: 300}
  - {id: 游乐, kind: playground, host: 己, cost: 6万元, band_m: 1000, 使用腾出用地: 250}
  - {id: 绿地, kind: greening, host: 丑, cost: 1万元, band_m: 50, 使用腾出用地: 1}
mechanisms: {天山区打通院落: {最多院落数: 12}}
""",
        base,
    )


def test_twelve_courtyards_thirteen_buildings_one_area() -> None:
    found = city()
    assert found.limits.max_members == 12
    assert found.rules.freed_land == (EVERYWHERE,)
    one = plan(found, [area(found, YARDS, facilities=["停车", "游乐"])])
    assert all(check.ok for check in contiguity.check(found, one))
    assert figures(one) == {
        "areas": 1,
        "courtyards": 12,
        "buildings": 13,
        "interfaces": 11,
        "freed": Fraction(550),
        "used": Fraction(550),
    }


def test_two_components_are_two_areas_at_least() -> None:
    found = city(without=5)
    whole = plan(found, [area(found, YARDS)])
    assert not all(check.ok for check in contiguity.check(found, whole))
    assert max(len(prepare(found).candidates.ids(i)) for i in range(prepare(found).candidates.size)) == 6
    halves = plan(found, [area(found, YARDS[:6]), area(found, YARDS[6:])])
    assert figures(halves)["areas"] == 2
    assert figures(halves)["interfaces"] == 10


def test_land_is_spent_once() -> None:
    found = city()
    at = plan(found, [area(found, YARDS, facilities=["停车", "游乐"])])
    over = plan(found, [area(found, YARDS, facilities=["停车", "游乐", "绿地"])])
    assert [(c.value, c.limit, c.ok) for c in freed_land.check(found, at)] == [(550, 550, True)]
    assert [(c.value, c.ok, c.code) for c in freed_land.check(found, over)] == [
        (551, False, "LAND_SPENT_TWICE")
    ]


def test_courtyards_that_stay_closed_count_for_nothing() -> None:
    found = city()
    alone = figures(plan(found, [area(found, [yard]) for yard in YARDS]))
    assert (alone["areas"], alone["courtyards"], alone["interfaces"], alone["freed"]) == (0, 0, 0, 0)
