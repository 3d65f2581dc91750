"""规则: how the checks of every rule came out; and those at their limit or broken, slack as a formula."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]

from planner.result import Result
from planner.verdict import Check
from tests.report.workbook.books import formulas, table, written

OVER = Check("budget", "改造资金 2028", 6_000_001, "at most", 6_000_000)
CHECKS = (
    Check("budget", "改造资金 2026", 4_084_000, "at most", 5_500_000),
    Check("budget", "改造资金 2027", 6_910_000, "at most", 6_916_000),
    OVER,
    Check("consent", "六号小区", Fraction(4, 5), "at least", Fraction(4, 5)),
    Check("even_flow", "2027 households", 353, "at most", Fraction(708, 2)),
)


def test_every_rule_with_its_checks(result: Result, tmp_path: Path) -> None:
    path = written(replace(result, checks=CHECKS), tmp_path / "plan.xlsx")
    whole, *lines = table(path, "规则", "序号")
    assert [whole[key] for key in ("核对项数", "符合项数", "已达限值", "不符")] == [5, 4, 3, 1]
    assert {line["规则"]: (line["核对项数"], line["符合项数"], line["不符"]) for line in lines} == {
        "年度资金": (3, 2, 1),
        "居民同意率": (1, 1, 0),
        "年度均衡": (1, 1, 0),
    }


def test_what_binds_or_is_broken_with_its_slack(result: Result, tmp_path: Path) -> None:
    path = written(replace(result, checks=CHECKS), tmp_path / "plan.xlsx")
    lines = table(path, "已达限值的规则", "序号")
    assert [(line["对象"], line["单位"], line["余量"], line["是否符合"]) for line in lines] == [
        ("改造资金 2027", "万元", 0.6, "是"),
        ("改造资金 2028", "万元", -0.0001, "否"),
        ("六号小区", "%", 0, "是"),
        ("2027 户数", None, 1, "是"),
    ]
    slack = {formula for (sheet, _), (formula, _) in formulas(path).items() if sheet == "已达限值的规则"}
    assert slack == {"=G4-E4", "=G5-E5", "=E6-G6", "=G7-E7"}


def test_a_plan_nothing_binds_has_no_such_sheet(result: Result, tmp_path: Path) -> None:
    path = written(replace(result, checks=CHECKS[:1]), tmp_path / "plan.xlsx")
    assert "已达限值的规则" not in openpyxl.load_workbook(path).sheetnames
