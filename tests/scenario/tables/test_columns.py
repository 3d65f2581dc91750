"""Which column holds which field, and its unit: group headings, titles, a line above the table."""

import pytest

from planner.errors import Place
from planner.scenario.quantities import plain
from planner.scenario.tables import columns
from planner.scenario.tables.headings import COMMUNITIES
from planner.scenario.tables.sheet import Merge, Sheet

GROUPS = ["小区名称", "基本情况", "", "投资估算（万元）", ""]
PARTS = ["", "户数", "建筑面积（平方米）", "总投资", "其中：基础类"]
ROW = ["甲", "100", "8000", "320", "200"]
NAMES = ["小区名称", "户数", "建筑面积", "总投资"]
MERGES = (Merge(0, 1, 0, 2), Merge(0, 3, 0, 4), Merge(0, 0, 1, 0))


def found(*rows: list[str], merges: tuple[Merge, ...] = ()) -> tuple[dict[str, str], int]:
    """Field -> unit of its column, and the first row of data."""
    sheet = Sheet("x.xlsx", "x", [[plain(text) for text in row] for row in rows], range(1, 9), merges)
    where = columns.find(sheet, COMMUNITIES, {})
    chosen, problems = where.chosen(COMMUNITIES, Place("x.xlsx"))
    assert not problems
    return {name: column.unit for name, column in chosen.items()}, where.first_row


def test_the_unit_of_a_group_heading_is_that_of_its_columns() -> None:
    """Also beside another group (基本情况) that is part of no name: 320 is 320 万元."""
    units, first = found(GROUPS, PARTS, ROW, merges=MERGES)
    assert (units["investment"], units["floor_area_m2"], first) == ("万元", "平方米", 2)
    assert units["households"] == ""


def test_the_unit_of_a_title_over_all_is_not_that_of_counts() -> None:
    title = ["2026年计划（万元）", "", "", ""]
    units, first = found(
        title, ["小区名称", "户数", "建筑面积", "总投资"], ROW[:4], merges=(Merge(0, 0, 0, 3),)
    )
    assert units["households"] == ""
    assert first == 2


@pytest.mark.parametrize(
    "line",
    ["单位：万元、户、平方米", "填报单位：某区住建局    填报日期：2025年11月    单位：万元、户、平方米"],
)
def test_units_stated_above_the_table(line: str) -> None:
    units, _ = found([line, "", "", ""], NAMES, ROW[:4])
    assert (units["investment"], units["floor_area_m2"], units["households"]) == ("万元", "平方米", "")


@pytest.mark.parametrize("word", ["合计", "小计", "总计", "投资合计"])
@pytest.mark.parametrize("part", ["其中：基础类", "财政资金"])
def test_the_total_under_a_group_heading_is_the_money(word: str, part: str) -> None:
    """Never one of its parts, and never an estimate by floor area."""
    group = ["小区名称", "户数", "建筑面积（㎡）", "总投资（万元）", ""]
    merges = (Merge(0, 0, 1, 0), Merge(0, 1, 1, 1), Merge(0, 2, 1, 2), Merge(0, 3, 0, 4))
    sheet = Sheet(
        "x.xlsx",
        "x",
        [[plain(t) for t in row] for row in (group, ["", "", "", word, part], ROW)],
        range(1, 9),
        merges,
    )
    chosen, problems = columns.find(sheet, COMMUNITIES, {}).chosen(COMMUNITIES, Place("x.xlsx"))
    assert not problems
    assert (chosen["investment"].index, chosen["investment"].unit) == (3, "万元")


def test_a_total_names_only_what_can_be_added_up() -> None:
    """合计 is the first cell of a row of totals, under the names as much as anywhere."""
    units, first = found(NAMES, ["合计", "200", "16000", "640"], ROW[:4])
    assert (set(units), first) == ({"name", "households", "floor_area_m2", "investment"}, 1)


def test_money_in_parts_without_a_known_whole_is_refused() -> None:
    """总投资 over 中央补助 and 地方配套: neither is the whole, and 350 yuan/m² is not what the table says."""
    group = ["小区名称", "户数", "建筑面积", "总投资（万元）", ""]
    parts = ["", "", "", "中央补助", "地方配套"]
    merges = (Merge(0, 0, 1, 0), Merge(0, 1, 1, 1), Merge(0, 2, 1, 2), Merge(0, 3, 0, 4))
    sheet = Sheet(
        "x.xlsx", "x", [[plain(t) for t in row] for row in (group, parts, ROW)], range(1, 9), merges
    )
    _, problems = columns.find(sheet, COMMUNITIES, {}).chosen(COMMUNITIES, Place("x.xlsx"))
    assert [problem.warning for problem in problems] == [False]
    assert "中央补助" in problems[0].found
    assert "地方配套" in problems[0].found
