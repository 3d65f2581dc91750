"""Headings: units parsed off, spellings known, no spelling naming two fields of one table."""

import pytest

from planner.scenario.operations import Management, Operation
from planner.scenario.tables import heading, headings
from planner.scenario.tables.fields import Field
from planner.scenario.types import (
    Community,
    Corridor,
    Edge,
    Facility,
    Indicator,
    Programme,
    Source,
    Work,
)

TABLES = {
    "COMMUNITIES": headings.COMMUNITIES,
    "WORKS": headings.WORKS,
    "EDGES": headings.EDGES,
    "CORRIDORS": headings.CORRIDORS,
    "PROGRAMMES": headings.PROGRAMMES,
    "FACILITIES": headings.FACILITIES,
    "OPERATIONS": headings.OPERATIONS,
    "MANAGEMENT": headings.MANAGEMENT,
    "SOURCES": headings.SOURCES,
    "COMMITMENTS": headings.COMMITMENTS,
    "INDICATORS": headings.INDICATORS,
    "GOVERNANCE": headings.GOVERNANCE,
    "SUBDISTRICTS": headings.SUBDISTRICTS,
    "PREVIOUS": headings.PREVIOUS,
}
# the columns of the official table of the reserve, and what we take them for
OFFICIAL = {
    "序号": "seq",
    "市": None,
    "区（县、市）": "district",
    "街道（乡镇）": "subdistrict",
    "社区": None,
    "小区编码": "id",
    "小区名称": "name",
    "地址": None,
    "经度": "x",
    "纬度": "y",
    "建成年份": "year_built",
    "产权性质": None,
    "楼栋数（栋）": "buildings",
    "单元数（个）": "entrances",
    "户数（户）": "households",
    "常住人口（人）": None,
    "60岁以上老人（人）": None,
    "建筑面积（平方米）": "floor_area_m2",
    "占地面积（平方米）": None,
    "层数": "storeys",
    "结构类型": None,
    "有无物业": "has_property_service",
    "物业费（元/平方米·月）": None,
    "收缴率（%）": None,
    "业委会/物管会": None,
    "是否独栋": None,
    "体检日期": "health_check",
    "体检得分": "score",
    "问题清单": "issues",
    "居民同意率（%）": "consent_households",
    "参与率（%）": None,
    "停车位现状/缺口": None,
    "电梯意愿单元数": None,
    "拟改造内容": "content",
    "估算投资（万元）": "investment",
    "拟实施年度": "planned_year",
    "入库时间": None,
    "备注": "remark",
}


@pytest.mark.parametrize(("title", "name"), OFFICIAL.items())
def test_the_official_table(title: str, name: str | None) -> None:
    known = heading.fields_by_key(headings.COMMUNITIES)
    field = heading.named_by(heading.parse(title), known)
    assert (field.name if field else None) == name


@pytest.mark.parametrize(
    ("title", "words", "unit"),
    [
        ("估算投资（万元）", "估算投资", "万元"),
        ("总建筑面积\n（万平方米）", "总建筑面积", "万平方米"),
        ("居民同意率(%)", "居民同意率", "%"),
        ("总投资/万元", "总投资", "万元"),
        ("投资：亿元", "投资", "亿元"),
        ("investment_10k_yuan", "investment", "万元"),
        ("floor area (m2)", "floor area", "m2"),
        ("consent_percent", "consent", "%"),
        ("区（县、市）", "区(县、市)", ""),
        ("（户）", "", "户"),
        ("单位：万元", "单位", "万元"),
        ("户数", "户数", ""),
    ],
)
def test_units_are_parsed_off(title: str, words: str, unit: str) -> None:
    assert heading.parse(title) == heading.Heading(words, unit)


def test_a_unit_may_be_glued_to_the_words() -> None:
    known = heading.fields_by_key(headings.COMMUNITIES)
    found = heading.unglued(heading.parse("总投资万元"), known)
    assert found is not None
    assert (found[0].name, found[1]) == ("investment", "万元")


@pytest.mark.parametrize("fields", TABLES.values(), ids=TABLES)
def test_no_spelling_names_two_fields(fields: tuple[Field, ...]) -> None:
    seen: dict[str, str] = {}
    for field in fields:
        for word in (field.name, *field.aliases, *field.weaker):
            assert seen.setdefault(heading.key(word), field.name) == field.name, word


@pytest.mark.parametrize(
    ("table", "type_", "beside"),
    [
        (
            "COMMUNITIES",
            Community,
            "seq issues content investment investment_basic investment_improving investment_upgrading "
            "planned_year published_year remark",
        ),
        ("WORKS", Work, "cost remark"),
        ("EDGES", Edge, ""),
        ("CORRIDORS", Corridor, ""),
        ("PROGRAMMES", Programme, ""),
        ("FACILITIES", Facility, ""),
        ("OPERATIONS", Operation, "remark"),
        ("MANAGEMENT", Management, "remark"),
        ("SOURCES", Source, "year over_programming interest grace term"),
        ("INDICATORS", Indicator, ""),
    ],
)
def test_fields_are_named_like_attributes(table: str, type_: type, beside: str) -> None:
    attributes = set(type_.__dataclass_fields__)  # type: ignore[attr-defined]
    assert {field.name for field in TABLES[table]} - attributes == set(beside.split())
