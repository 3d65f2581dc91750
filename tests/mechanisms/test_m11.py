"""M11: 3 public-health facilities and six others, 医 食 行 文 娱 within 300 m."""

import pytest

from tests.mechanisms.by_hand import scenario
from tests.mechanisms.measured import area, figures, plan

BASE = """
years: [2026]
communities:
  - {小区名称: 一, 户数: 300, 建筑面积: 24000, 估算投资: 100万元}
  - {小区名称: 二, 户数: 300, 建筑面积: 24000, 估算投资: 100万元}
funding: {市级财政: 1000万元}
"""
SIX = {"超市": "食", "市场": "食、娱", "便利店": "行", "幼儿园": "文", "托育": "文", "食堂": "食"}
NINE = [*[(f"卫生{i}", "公共卫生", "医") for i in range(3)], *[(kind, kind, s) for kind, s in SIX.items()]]


def city(metres: int, serves: bool = True, band: str = "{}") -> str:
    rows = [
        f"  - {{id: {name}, kind: {kind}, host: 一, cost: 1万元{f', 服务类别: {s}' if serves else ''}}}"
        for name, kind, s in NINE
    ]
    facilities = "\n".join(rows)
    if not serves:  # the column is there and empty but for one that is not built
        facilities += "\n  - {id: 图书馆, kind: 文化, host: 一, cost: 1万元, 服务类别: 文}"
    return f"""
adjacency:
  - {{a: 一, b: 二, distance_m: {metres}}}
facilities:
{facilities}
mechanisms: {{laian-five-minute-circle: {band}}}
"""


def test_three_and_six_are_nine() -> None:
    found = scenario(city(300), BASE)
    measured = figures(plan(found, [area(found, "一二", facilities=[name for name, _, _ in NINE])]))
    assert measured["kind 公共卫生"] == 3
    assert [measured[f"kind {kind}"] for kind in SIX] == [1] * 6
    assert measured["added"] == 9


@pytest.mark.parametrize(("metres", "covered"), [(300, 2), (301, 1)])
def test_300_m_are_covered_and_301_are_not(metres: int, covered: int) -> None:
    found = scenario(city(metres), BASE)
    measured = figures(plan(found, [area(found, "一二", facilities=[name for name, _, _ in NINE])]))
    assert measured["all_five"] == covered
    assert [measured[f"covered {need}"] for need in "医食行文娱"] == [covered / 2] * 5


def test_a_need_nobody_serves() -> None:
    found = scenario(city(1), BASE)
    few = [name for name, kind, _ in NINE if kind != "市场"]
    measured = figures(plan(found, [area(found, "一二", facilities=few)]))
    assert (measured["covered 娱"], measured["covered 医"], measured["all_five"]) == (0, 1, 0)


def test_another_band() -> None:
    found = scenario(city(500, band="{服务半径: 500}"), BASE)
    measured = figures(plan(found, [area(found, "一二", facilities=[name for name, _, _ in NINE])]))
    assert measured["all_five"] == 2


def test_without_the_kinds_of_service_nothing_is_claimed() -> None:
    found = scenario(city(1, serves=False), BASE)
    measured = figures(plan(found, [area(found, "一二", facilities=["卫生0"])]))
    assert measured["added"] == 1
    assert measured["all_five"] is measured["covered 医"] is None
