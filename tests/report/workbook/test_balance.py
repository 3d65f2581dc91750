"""资金平衡表: capital adds up, a year opens with what the one before left, debt is covered."""

from pathlib import Path

from planner.result import Result
from tests.report.workbook.books import operated, placed, rows, table, written


def test_headings_of_the_bond_form(result: Result, tmp_path: Path) -> None:
    cells = rows(written(placed(result), tmp_path / "plan.xlsx"), "资金平衡表")[3]
    assert cells == (
        *("序号", "项目名称", "总投资（万元）", "不含专项债券的项目资金（资本金）", "专项债券融资"),
        *("其他债务融资", "专项债作资本金", "建设期", "运营期", "项目总收益", "运营成本", "成本/收入"),
        *("总债务融资本息", "本息覆盖倍数"),
    )


def test_the_years_of_the_tutorial(result: Result, tmp_path: Path) -> None:
    """550.00 − 408.40 = 141.60; 141.60 + 550.00 − 691.00 = 0.60."""
    first, second = table(written(placed(result), tmp_path / "plan.xlsx"), "资金平衡表", "年度")
    assert (first["期初余额"], first["流入合计"], first["流出合计"], first["期末余额"]) == (
        0,
        550,
        408.4,
        141.6,
    )
    assert (second["期初余额"], second["期末余额"]) == (141.6, 0.6)


def test_capital_cost_and_cover_of_what_operates(tmp_path: Path) -> None:
    """100 a bond of 300.0001; 90 a year and 5 once earned, 30 a year spent, 50 a year paid back."""
    path = written(operated(), tmp_path / "plan.xlsx")
    (plan,) = table(path, "资金平衡表", "序号")
    whole, area = table(path, "资金平衡表（分项目）", "序号")
    assert [line["项目名称"] for line in (plan, whole, area)] == ["scene", "合计", "a"]
    for line in (plan, whole, area):
        assert line["总投资（万元）"] == 300.0001
        assert line["不含专项债券的项目资金（资本金）"] == 200.0001
        assert (line["专项债券融资"], line["其他债务融资"], line["专项债作资本金"]) == (100, 0, None)
        assert (line["项目总收益"], line["运营成本"], line["总债务融资本息"]) == (185, 60, 100)
        assert round(line["成本/收入"], 9) == round(60 / 185, 9)
        assert line["本息覆盖倍数"] == 1.25
    for line in (plan, area):
        assert (line["建设期"], line["运营期"]) == ("2026", "2027—2028")


def test_years_of_construction_operation_and_debt(tmp_path: Path) -> None:
    """Of 350 in 2026 10 are owed and 300 spent; of the city's money 40 cannot be carried over."""
    path = written(operated(), tmp_path / "plan.xlsx")
    found = rows(path, "资金平衡表")
    heads = [i for i, cells in enumerate(found) if cells[0] == "年度"]
    assert len(heads) == 3
    year = dict(zip(found[heads[0]], found[heads[0] + 1], strict=True))
    assert (year["当年安排资金"], year["资金缺口"], year["流入合计"]) == (350, 0.0001, 350.0001)
    assert (year["本计划支出"], year["续建支出"], year["收回"]) == (300.0001, 10, 40)
    assert year["期末余额"] == 0
    completion, first = (dict(zip(found[heads[1]], found[heads[1] + i], strict=True)) for i in (1, 2))
    assert (completion["项目总收益"], completion["还本付息"], completion["本息覆盖倍数"]) == (5, 0, None)
    assert (first["运营净收入（万元）"], first["还本付息"], first["本息覆盖倍数"]) == (60, 50, 1.2)
    debt = dict(zip(found[heads[2]], found[heads[2] + 1], strict=True))
    assert (debt["资金来源"], debt["利息（万元）"]) == ("专项债", 3)


def test_without_operation_there_are_no_years_of_it(result: Result, tmp_path: Path) -> None:
    words = [cells[0] for cells in rows(written(placed(result), tmp_path / "plan.xlsx"), "资金平衡表")]
    assert "项目分年融资计划：期初余额＋流入－流出＝期末余额" in words
    assert not {"项目分年收益", "专项债券和贷款还本付息"} & set(words)
