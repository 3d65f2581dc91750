"""M05: a bicycle shed becomes a service centre and a charging shed, no more than it is."""

from fractions import Fraction

import pytest

from planner.rules import gate, space_conversion
from planner.scenario.scope import EVERYWHERE, Scope
from tests.mechanisms.by_hand import problems, scenario
from tests.mechanisms.measured import area, figures, plan

BASE = """
years: [2026]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 300, 建筑面积: 24000}
  - {小区名称: 乙, 区县: 西区, 户数: 300, 建筑面积: 24000}
works:
  - {小区: 甲, 类型: community_centre, 类别: 基础类, 费用: 36万元}
  - {小区: 甲, 类型: ebike_charging, 类别: 基础类, 费用: 8万元}
  - {小区: 甲, 类型: fire, 费用: 10万元}
funding: {市级财政: 1000万元}
"""


def shed(centre: int, more: str = "{}") -> str:
    return f"""
spaces:
  - {{空间: 车棚, 现有面积: 300, 小区: 甲, 改造为: 社区服务用房, 改造面积: {centre}}}
  - {{空间: 车棚, 现有面积: 300, 小区: 甲, 改造为: ebike_charging, 改造面积: 120}}
mechanisms: {{shijingshan-space-conversion: {more}}}
"""


@pytest.mark.parametrize(("centre", "code"), [(180, None), (200, "AREA_NOT_CONSERVED")])
def test_180_and_120_of_300_fit_and_200_and_120_do_not(centre: int, code: str | None) -> None:
    found = scenario(shed(centre), BASE)
    reason = gate(found, found.community["东区/甲"])[2026]
    assert (None if reason is None else reason.code) == code
    checks = list(space_conversion.check(found, plan(found, [area(found, ["甲"])])))
    assert [c.code for c in checks if not c.ok] == ([] if code is None else [code])


def test_what_is_measured() -> None:
    found = scenario(shed(180), BASE)
    measured = figures(plan(found, [area(found, ["甲"])]))
    assert measured == {"converted": 1, "converted_area": Fraction(300), "safe_charging": 1}
    assert figures(plan(found, [area(found, ["乙"])])) == {
        "converted": 0,
        "converted_area": 0,
        "safe_charging": 0,
    }


def test_where_it_holds() -> None:
    assert scenario(shed(180), BASE).rules.space_conversion == (EVERYWHERE,)
    west = scenario(shed(200, "{where: {district: 西区}}"), BASE)
    assert west.rules.space_conversion == (Scope(districts=frozenset({"西区"})),)
    assert gate(west, west.community["东区/甲"])[2026] is None


def test_without_its_table_it_says_what_it_needs() -> None:
    (problem,) = problems("mechanisms: {M05: {}}", BASE)
    assert "改造面积 (taken_m2)" in problem


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{空间: 棚, 现有面积: 300, 小区: 甲, 改造为: roof, 改造面积: 1}", "a work of 东区/甲"),
        ("{空间: 棚, 现有面积: 300, 小区: 丙, 改造为: fire, 改造面积: 1}", "“丙”"),
        (
            "{空间: 棚, 现有面积: 1, 小区: 甲, 改造为: fire, 改造面积: 1}\n"
            "  - {空间: 棚, 现有面积: 2, 小区: 甲, 改造为: ebike_charging, 改造面积: 1}",
            "another area or use",
        ),
    ],
)
def test_what_a_space_cannot_be(row: str, words: str) -> None:
    (problem,) = problems(f"spaces:\n  - {row}", BASE)
    assert words in problem
