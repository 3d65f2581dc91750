"""小区台账: all columns of the official ledger, blank ones hidden; who is listed, waits, is out."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from planner.result import Result
from planner.scenario.operations import Management
from planner.scenario.property_service import PropertyFees
from planner.scenario.types import Indicator
from tests.report.workbook.books import rows, table, with_scenario, written

HEADINGS = (
    *(
        "序号",
        "市",
        "区（县、市）",
        "街道（乡镇）",
        "社区",
        "小区编码",
        "小区名称",
        "地址",
        "经度",
        "纬度",
        "建成年份",
    ),
    *("产权性质", "楼栋数（栋）", "单元数（个）", "户数（户）", "常住人口（人）", "60岁以上老人（人）"),
    *("建筑面积（平方米）", "占地面积（平方米）", "层数", "结构类型", "有无物业", "物业费（元/平方米·月）"),
    *(
        "收缴率（%）",
        "业委会/物管会",
        "党组织",
        "是否独栋",
        "是否历史建筑",
        "体检日期",
        "体检得分",
        "问题清单",
    ),
    *("居民同意率（%）", "参与率（%）", "出资意愿率（%）", "停车位现状/缺口", "电梯意愿单元数", "拟改造内容"),
    *("估算投资（万元）", "拟实施年度", "入库时间", "备注"),
)


def test_the_official_headings_word_for_word_and_blank_ones_hidden(result: Result, tmp_path: Path) -> None:
    path = written(result, tmp_path / "plan.xlsx")
    assert rows(path, "小区台账")[2] == HEADINGS
    sheet = openpyxl.load_workbook(path)["小区台账"]
    hidden = {
        HEADINGS[i] for i in range(len(HEADINGS)) if sheet.column_dimensions[get_column_letter(i + 1)].hidden
    }
    assert {"市", "地址", "常住人口（人）", "经度", "有无物业", "楼栋数（栋）"} <= hidden
    assert not {"小区名称", "户数（户）", "建筑面积（平方米）", "体检得分", "估算投资（万元）"} & hidden


def test_where_the_reserve_stands(result: Result, tmp_path: Path) -> None:
    whole, *lines = table(written(result, tmp_path / "plan.xlsx"), "小区台账", "序号")
    assert (whole["户数（户）"], whole["建筑面积（平方米）"], whole["估算投资（万元）"]) == (
        554,
        56_600,
        1822.2,
    )
    found = {line["小区编码"]: line for line in lines}
    assert {c: (line["拟实施年度"], line["备注"]) for c, line in found.items()} == {
        **dict.fromkeys("EF", (2026, "列入")),
        **dict.fromkeys("BCD", (2027, "列入")),
        **dict.fromkeys("AH", (None, "候补")),
        "G": (None, "居民同意率不足"),
    }
    assert (found["G"]["居民同意率（%）"], found["G"]["拟改造内容"]) == (0.78, "综合改造")


def test_what_tables_of_their_own_know(result: Result, tmp_path: Path) -> None:
    """B has one building, a committee, 80 of 100 yuan of fees, and falls short of one indicator of two."""
    communities = tuple(
        replace(c, buildings=1, values={"leak": Fraction(0), "light": Fraction(1)}) if c.id == "B" else c
        for c in result.scenario.communities
    )
    known = with_scenario(
        result,
        communities=communities,
        indicators=(Indicator(id="leak", name="屋面渗漏"), Indicator(id="light", name="照明")),
        property_fees=(PropertyFees(community="B", due=100, collected=80),),
        management=(Management(community="B", committee=True),),
    )
    lines = table(written(known, tmp_path / "plan.xlsx"), "小区台账", "序号")
    (found,) = [line for line in lines if line["小区编码"] == "B"]
    assert (found["收缴率（%）"], found["业委会/物管会"], found["是否独栋"]) == (0.8, "有", "是")
    assert found["问题清单"] == "屋面渗漏"


def test_schemes_of_which_one_is_still_to_be_chosen_are_not_added_up(result: Result, tmp_path: Path) -> None:
    works = [
        replace(work, id=f"{work.id}#{scheme}", scheme=scheme)
        for work in result.scenario.works
        for scheme in ("一", "二")
        if work.community == "A"
    ]
    others = [work for work in result.scenario.works if work.community != "A"]
    lines = table(
        written(with_scenario(result, works=(*works, *others)), tmp_path / "plan.xlsx"), "小区台账", "序号"
    )
    (found,) = [line for line in lines if line["小区编码"] == "A"]
    assert (found["拟改造内容"], found["估算投资（万元）"]) == (None, None)
