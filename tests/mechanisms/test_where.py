"""The `where` of a mechanism is kept, or refused with the reason: it is never lost."""

import pytest

from planner import locale
from tests.mechanisms.by_hand import BASE, problems, scenario

STATION = "facilities: [{id: 站, kind: canteen, host: 甲, cost: 1万元}]\n"
NEIGHBOURS = "adjacency: [{a: 甲, b: 乙}]\n"


def test_one_limit_for_the_whole_city_takes_no_where() -> None:
    (problem,) = problems(
        NEIGHBOURS + STATION + "mechanisms: {M09: {max_members: 1, where: {district: 东区}}}"
    )
    assert "mechanism yongchuan-merged-areas (M09) with a where" in problem
    assert "one limit of an area's communities and one walking band for the whole city" in problem
    assert scenario(NEIGHBOURS + STATION + "mechanisms: {M09: {max_members: 1}}").limits.max_members == 1


def test_the_tree_of_indicators_takes_no_where() -> None:
    base = BASE.replace("同意率: 90%", "1.1.1: 0.5")
    (problem,) = problems("mechanisms: {M01: {适用范围: {区县: 东区}}}", base)
    assert "shijingshan-livability (M01) with a where" in problem
    assert scenario("mechanisms: {M01: {}}", base).indicators


def test_a_parameter_of_the_whole_city_beside_a_where() -> None:
    """The land that walls free is asked in a part; the limit of courtyards is not."""
    base = BASE.replace("建筑面积: 8000,", "建筑面积: 8000, 楼栋数: 1,")
    yards = "adjacency: [{a: 甲, b: 乙, 腾出用地: 50}]\n" + STATION
    found = scenario(yards + "mechanisms: {M10: {where: {district: 东区}}}", base)
    assert [str(where) for where in found.rules.freed_land] == ["东区"]
    (problem,) = problems(yards + "mechanisms: {M10: {最多院落数: 12, where: {district: 东区}}}", base)
    assert "“max_members” of mechanism tianshan-open-courtyards (M10) beside a where" in problem
    assert scenario(yards + "mechanisms: {M10: {最多院落数: 12}}", base).limits.max_members == 12


@pytest.mark.parametrize("uses", ["M04: {设施: 站, 金额: 1万元, ", "M05b: {设施: 站, 装修出资: 1万元, "])
def test_money_for_a_facility_is_asked_where_it_stands(uses: str) -> None:
    station = STATION.replace("cost:", "运营单位: 物业公司, cost:")
    assert scenario(station + f"mechanisms: {{{uses}where: {{district: 东区}}}}}}")
    (problem,) = problems(station + f"mechanisms: {{{uses}where: {{district: 西区}}}}}}")
    assert "in 西区, its facility 站 in 甲" in problem


def test_the_words_in_chinese() -> None:
    locale.use("zh")
    (problem,) = problems(NEIGHBOURS + STATION + "mechanisms: {M09: {where: {district: 东区}}}")
    locale.use("en")
    assert "片区小区数上限和默认服务半径全市各只有一个" in problem
    assert "适用范围" in problem


@pytest.mark.parametrize(
    ("where", "holds"),
    [("{小区: 甲}", ["甲"]), ("{街道: 二街}", ["乙"]), ("{区县: 东区, 街道: 一街}", ["甲"])],
)
def test_a_where_in_chinese(where: str, holds: list[str]) -> None:
    base = BASE.replace("甲, 区县", "甲, 街道: 一街, 区县").replace("乙, 区县", "乙, 街道: 二街, 区县")
    found = scenario(f"mechanisms: {{M34: {{适用范围: {where}}}}}", base)
    (terms,) = found.upkeep
    assert [c.name for c in found.communities if terms.where.holds(c)] == holds
    assert not any("holds nowhere" in warning for warning in found.warnings)


def test_a_where_that_holds_nowhere_is_said() -> None:
    """Both names are known; no community is in both."""
    found = scenario("mechanisms: {M34: {where: {district: 西区, community: 甲}}}")
    (warning,) = [text for text in found.warnings if "holds nowhere" in text]
    assert "no community is in all of 东区/甲, 西区" in warning
