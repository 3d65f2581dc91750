"""plan.xlsx as a whole: the sheets there are, headings word for word, text that stays text, the print."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from planner.report import workbook
from planner.report.description import of_result
from planner.result import Result
from tests.report.workbook.books import formulas, placed, rows, with_scenario, written

FORMS = [
    *("年度改造计划表", "年度投资计划表", "资金筹措表", "资金平衡表", "资金平衡表（分项目）", "绩效目标表"),
    *("小区台账", "片区", "规则"),
]


def headings(path: Path, name: str) -> list[Any]:
    return [cell for cell in rows(path, name)[2] if cell]


def test_the_sheets_are_the_bureaus_forms(result: Result, tmp_path: Path) -> None:
    path = written(placed(result), tmp_path / "plan.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == [*FORMS, "已达限值的规则"]


def test_headings_of_the_annual_plan_and_the_funding(result: Result, tmp_path: Path) -> None:
    path = written(placed(result), tmp_path / "plan.xlsx")
    assert headings(path, "年度改造计划表") == [
        *("序号", "年度", "县（市、区）", "街道（乡镇）", "片区编号", "项目名称", "小区名称", "建成年份"),
        *("改造内容：基础类", "改造内容：完善类", "改造内容：提升类", "开工时间", "完工时间"),
        *("实施主体", "责任单位"),
        *("小区数（个）", "楼栋数（栋）", "户数（户）", "建筑面积（万平方米）", "总投资（万元）"),
    ]
    assert headings(path, "年度投资计划表")[5:] == [
        *("项目名称", "建设性质", "建设规模", "建设起止年限", "总投资（万元）", "其中：建安工程费"),
        *("其中：工程建设其他费", "其中：预备费", "截至上年底累计完成", "本年计划投资", "备注"),
    ]
    assert headings(path, "资金筹措表")[7:] == [
        *(
            "本年计划投资",
            "中央财政补助",
            "中央预算内投资",
            "省级",
            "市级",
            "区（县）级",
            "专项债券",
            "银行贷款",
        ),
        *("专营单位", "社会资本", "居民出资", "住宅专项维修资金", "住房公积金", "其他", "资金缺口", "备注"),
    ]


def test_both_languages_have_all_sheets(result: Result, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(placed(result), tmp_path / "plan.xlsx", "en"))
    assert book.sheetnames == [
        *("annual plan", "investment plan", "funding plan", "funding balance", "funding balance by project"),
        *("performance targets", "community ledger", "areas", "Rules", "Rules at their limit"),
    ]


def test_an_empty_plan_has_the_ledger_alone(result: Result) -> None:
    empty = replace(result, plan=replace(result.plan, areas=(), allocations=()), checks=())
    names = [sheet.name for sheet in workbook.sheets(empty.scenario, of_result(empty))]
    assert names == ["community ledger"]


def test_names_that_look_like_formulas_stay_text(result: Result, tmp_path: Path) -> None:
    path = written(placed(result), tmp_path / "plan.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(path) for line in sheet.iter_rows() for cell in line]
    words = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    texts = {cell.value for cell in words if cell.data_type == "s"}
    assert {"=HYPERLINK(B)", "+1", "-1", "@SUM(1)", "=乙区", "=1+1：年度改造计划表"} <= texts
    live = {cell.value for cell in words if cell.data_type == "f"}
    assert live
    assert not [formula for formula in live if "HYPERLINK" in formula or "1+1" in formula or "乙" in formula]
    assert all(cell.hyperlink is None for cell in cells)


def test_formulas_are_sums_ratios_and_differences(result: Result, tmp_path: Path) -> None:
    path = written(placed(result), tmp_path / "plan.xlsx")
    assert {formula.partition("(")[0] for formula, _ in formulas(path).values() if "(" in formula} <= {
        *("=SUBTOTAL", "=SUM", "=IF", "=-ABS"),
    }


@pytest.mark.parametrize("name", FORMS)
def test_the_print_is_a3_across_with_its_headings(result: Result, tmp_path: Path, name: str) -> None:
    sheet = openpyxl.load_workbook(written(placed(result), tmp_path / "plan.xlsx"))[name]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is not written
    assert sheet.print_area
    heads = {"绩效目标表": 2, "资金平衡表": 2}.get(name, 3)
    assert sheet.print_title_rows == f"$1:${heads}"
    assert sheet.freeze_panes.strip("ABCDEFG") == str(heads + 1)
    assert sheet.freeze_panes[0] > "A"


def test_the_same_plan_is_the_same_bytes(result: Result, tmp_path: Path) -> None:
    first, second = (written(placed(result), tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    assert first.read_bytes() == second.read_bytes()


def test_areas_go_by_their_members(result: Result) -> None:
    names = {"五号小区+六号小区", "二号小区+三号小区+四号小区"}
    document = of_result(result)
    for sheet, place in (
        (workbook.annual_plan(result.scenario, document), 5),
        (workbook.investment_plan(result.scenario, document), 5),
        (workbook.area_list(result.scenario, document), 5),
    ):
        assert {line.cells[place] for line in sheet.blocks[0].lines if not line.total} == names


def test_other_costs_of_works_are_no_construction(result: Result, tmp_path: Path) -> None:
    """1,000 yuan of every work are a fee: five works and two projects of 15 万元."""
    works = tuple(replace(w, civil=w.civil - 1000, other=1000) for w in result.scenario.works)
    changed = with_scenario(result, works=works)
    whole = rows(written(changed, tmp_path / "plan.xlsx"), "年度投资计划表")[3]
    total, construction, other = (round(cell * 10_000) for cell in whole[9:12])
    assert total == construction + other == 10_994_000
    assert other == 5 * 1000 + 2 * 150_000
