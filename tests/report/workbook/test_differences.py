"""差异: figures side by side with live differences, and what differs; every sum is that of the plans."""

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from planner import locale
from planner.comparison import Comparison, compare
from planner.report.workbook.differences import book, differences
from tests.comparison import by_hand
from tests.report.test_compared import attributed
from tests.report.workbook.books import formulas, rows, saved, table

NAMES = ["差异", "差异（测算条件）", "差异（小区）", "差异（资金）", "差异（归因）"]


@pytest.fixture
def comparison() -> Comparison:
    return attributed([by_hand.low(), by_hand.high()])


def made(comparison: Comparison, folder: Path) -> Path:
    locale.use("zh")
    return saved(folder / "differences.xlsx", differences(comparison))


def test_the_sheets_there_are(comparison: Comparison, tmp_path: Path) -> None:
    assert openpyxl.load_workbook(made(comparison, tmp_path)).sheetnames == NAMES
    same = made(compare([by_hand.low(), by_hand.low()]), tmp_path)
    assert openpyxl.load_workbook(same).sheetnames == ["差异", "差异（小区）", "差异（资金）"]


def test_figures_side_by_side(comparison: Comparison, tmp_path: Path) -> None:
    path = made(comparison, tmp_path)
    lines = {
        (line["指标"], line["年度"]): line for line in table(path, "差异", "分组") if line["分组"] == "全案"
    }
    assert [lines["户数", None][key] for key in ("A：low", "B：high", "B－A")] == [353, 377, 24]
    money = lines["总投资", None]
    assert [money[key] for key in ("A：low", "B：high", "B－A", "单位")] == [1099.4, 1177.2, 77.8, "万元"]
    assert formulas(path)["差异", "G5"][0] == "=F5-E5"
    for group in ("按资金来源", "按层级"):
        whole, *parts = [line for line in table(path, "差异", "分组") if line["分组"] == group]
        assert [whole[key] for key in ("指标", "A：low", "B：high", "B－A")] == ["合计", 1099.4, 1177.2, 77.8]
        assert sum(part["B：high"] for part in parts) == pytest.approx(1177.2)


def test_assumptions_and_communities(comparison: Comparison, tmp_path: Path) -> None:
    path = made(comparison, tmp_path)
    assert [line["键"] for line in table(path, "差异（测算条件）", "方案")] == [
        *("funding.改造资金.2026", "funding.改造资金.2027"),
    ]
    whole, *lines = table(path, "差异（小区）", "类别")
    (added,) = [line for line in lines if line["小区编码"] == "H"]
    assert (added["类别"], added["户数增减"], added["投资增减（万元）"]) == ("新增列入", 24, 77.8)
    assert (whole["A 案: 总投资（万元）"], whole["对比案: 总投资（万元）"]) == (1099.4, 1177.2)
    assert (whole["户数增减"], whole["投资增减（万元）"]) == (24, 77.8)


def test_money_and_causes_add_up(comparison: Comparison, tmp_path: Path) -> None:
    path = made(comparison, tmp_path)
    whole, *steps = table(path, "差异（归因）", "步骤")
    assert [step["测算条件"] for step in steps] == ["funding.改造资金.2026", "funding.改造资金.2027"]
    assert whole["户数增减"] == sum(step["户数增减"] for step in steps) == 24
    assert whole["投资增减（万元）"] == 77.8


def test_money_by_community_ties_to_both_plans_whole(tmp_path: Path) -> None:
    """The lines name changed communities only; what stands for the others makes them whole."""
    comparison = compare([by_hand.low(), by_hand.high()])
    path = made(comparison, tmp_path)
    lines = table(path, "差异（资金）", "小区编码")
    parts = [line for line in lines if not line["小区编码"]]
    assert [part["小区名称"] for part in parts] == [
        *("两案全部", "片区自身费用", "未变化小区", "合计（仅列有变化的小区）"),
    ]
    money = "A", "B", "B－A", "B－A：改造资金", "B－A：2026", "B－A：2027"
    whole, *others = ([part[column] for column in money] for part in parts)
    assert [round(amount, 9) for amount in whole] == [1099.4, 1177.2, 77.8, 77.8, 77.8, 0]
    assert [round(sum(cells), 9) for cells in zip(*others, strict=True)] == [round(n, 9) for n in whole]
    named = [line for line in lines if line["小区编码"]]
    assert [round(sum(line[column] for line in named), 9) for column in money] == [
        round(amount, 9) for amount in others[-1]
    ]
    assert {line["小区编码"] for line in named} == {"E", "F", "H"}
    assert {formula for (sheet, cell), (formula, _) in formulas(path).items()
            if sheet == "差异（资金）" and cell in ("C4", "C7", "E4", "E8")} == {
        *("=C5+C6+C7", "=SUM(C8:C10)", "=E5+E6+E7", "=D8-C8"),
    }  # fmt: skip


def test_the_same_plan_twice_has_whole_sums_and_no_line(tmp_path: Path) -> None:
    lines = table(made(compare([by_hand.low(), by_hand.low()]), tmp_path), "差异（资金）", "小区编码")
    assert [(line["A"], line["B"], line["B－A"]) for line in lines] == [
        *((1099.4, 1099.4, 0), (30, 30, 0), (1069.4, 1069.4, 0), (0, 0, 0)),
    ]


def test_three_plans_have_a_block_each_under_the_letter(tmp_path: Path) -> None:
    path = made(compare([by_hand.low(), by_hand.high(), by_hand.low()]), tmp_path)
    captions = [cells[0] for cells in rows(path, "差异（小区）")]
    assert [text for text in captions if text and "案与" in text] == ["B 案与 A 案对比", "C 案与 A 案对比"]


def test_the_forms_of_every_plan_under_its_letter(comparison: Comparison, tmp_path: Path) -> None:
    locale.use("zh")
    path = saved(tmp_path / "book.xlsx", book(comparison))
    forms = [
        "年度改造计划表",
        "年度投资计划表",
        "资金筹措表",
        "资金平衡表",
        "资金平衡表（分项目）",
        "绩效目标表",
    ]
    names = [*NAMES, *(f"A {form}" for form in forms), *(f"B {form}" for form in forms)]
    assert openpyxl.load_workbook(path).sheetnames == names
    assert rows(path, "B 年度改造计划表")[0][0] == "B：教程：年度改造计划表"
    assert [rows(path, f"{letter} 年度改造计划表")[3][-1] for letter in "AB"] == [1099.4, 1177.2]
