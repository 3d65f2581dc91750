"""plan.xlsx: the bureau's headings, totals that tie to the yuan, text that stays text."""

from dataclasses import replace
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]

from planner import locale
from planner.report import workbook
from planner.report.document import of_result
from planner.result import Result


def placed(result: Result) -> Result:
    """The tutorial with districts, subdistricts, and names that look like formulas."""
    communities = tuple(
        replace(
            c,
            name=f"=HYPERLINK({c.id})" if c.id == "B" else c.name,
            district="甲区" if c.id in "EF" else "乙区",
            subdistrict="东街道" if c.id in "BE" else "西街道",
        )
        for c in result.scenario.communities
    )
    scenario = replace(result.scenario, communities=communities)
    return replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario))


def rows(path: Path, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path)
    return list(book[name].iter_rows(values_only=True))


def test_both_sheets_have_the_bureaus_headings_and_tie(result: Result, tmp_path: Path) -> None:
    locale.use("zh")
    result = placed(result)
    path = tmp_path / "plan.xlsx"
    workbook.write(path, result.scenario, of_result(result))
    plan = rows(path, "年度改造计划表")
    assert plan[2][:5] == ("序号", "年度", "县（市、区）", "街道（乡镇）", "项目名称")
    whole = plan[3]
    assert whole[2] == "全市小计"
    assert whole[-5:] == (5, 0, 353, 33200, 1099.4)
    listed = [row for row in plan[4:] if row[0] is not None]
    for column in range(-5, 0):
        assert round(sum(row[column] for row in listed) * 10_000) == round(whole[column] * 10_000)  # type: ignore[misc,operator]
    funding = rows(path, "资金筹措表")
    assert funding[2][4:10] == (
        "项目名称",
        "建设性质",
        "建设规模",
        "建设起止年限",
        "备注",
        "总投资（万元）",
    )
    total = dict(zip(funding[2], funding[3], strict=True))
    assert total["总投资（万元）"] == 1099.4
    assert total["其中：工程建设其他费"] == 30
    assert total["中央财政补助"] == 1099.4
    assert total["本年计划投资"] == 1099.4
    assert total["资金缺口"] == 0


def test_subtotals_by_district_and_subdistrict(result: Result, tmp_path: Path) -> None:
    result = placed(result)
    sheet = workbook.annual_plan(result.scenario, of_result(result))
    lines = list(workbook._lines(sheet))
    heads = [cells[:3] for number, cells, _, _ in lines if number is None]
    assert heads[:4] == [
        ("", "whole city", ""),
        (2026, "subtotal of the year", ""),
        (2026, "甲区", "subtotal"),
        (2026, "甲区", "东街道, subtotal"),
    ]


def test_formulas_stay_text(result: Result, tmp_path: Path) -> None:
    result = placed(result)
    path = tmp_path / "plan.xlsx"
    workbook.write(path, result.scenario, of_result(result))
    cells = [
        cell
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_other_costs_of_works_are_no_construction(result: Result) -> None:
    """1,000 yuan of every work are a fee: five works and two projects of 15 万元."""
    works = tuple(replace(w, civil=w.civil - 1000, other=1000) for w in result.scenario.works)
    sheet = workbook.funding(replace(result.scenario, works=works), of_result(result))
    cost, construction, other = (sum(row.sums[i] for row in sheet.rows) for i in range(3))
    assert cost == construction + other == 10_994_000
    assert other == 5 * 1000 + 2 * 150_000
