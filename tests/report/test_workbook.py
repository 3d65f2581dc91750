"""plan.xlsx: the bureau's headings, totals that tie to the yuan, text that stays text."""

import re
from dataclasses import replace
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]

from planner import locale
from planner.report import workbook
from planner.report.description import of_result
from planner.report.workbook.sheet import lines
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
    book = openpyxl.load_workbook(path, data_only=True)
    return list(book[name].iter_rows(values_only=True))


def test_both_sheets_have_the_bureaus_headings_and_tie(result: Result, tmp_path: Path) -> None:
    locale.use("zh")
    result = placed(result)
    path = tmp_path / "plan.xlsx"
    workbook.write(path, result.scenario, of_result(result))
    plan = rows(path, "年度改造计划表")
    assert plan[2][:5] == ("序号", "年度", "县（市、区）", "街道（乡镇）", "片区编号")
    whole = plan[3]
    assert whole[2] == "全市小计"
    assert whole[-5:] == (5, 0, 353, 33200, 1099.4)
    listed = [row for row in plan[4:] if isinstance(row[0], int)]
    for column in range(-5, 0):
        assert round(sum(row[column] for row in listed) * 10_000) == round(whole[column] * 10_000)  # type: ignore[misc,operator]
    funding = rows(path, "资金筹措表")
    assert funding[2][4:11] == (
        "片区编号",
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
    drawn = lines(sheet)
    heads = [line.cells[:3] for line in drawn if line.number is None]
    assert heads[:4] == [
        ("", "whole city", ""),
        (2026, "subtotal of the year", ""),
        (2026, "甲区", "subtotal"),
        (2026, "甲区", "东街道, subtotal"),
    ]
    assert drawn[0].last == len(drawn) - 1
    # the year, its district, its subdistrict (with its rows), a row
    assert [line.last for line in drawn[1:5]] == [7, 7, 5, None]


def test_totals_are_live_and_say_what_they_come_to(result: Result, tmp_path: Path) -> None:
    result = placed(result)
    path = tmp_path / "plan.xlsx"
    workbook.write(path, result.scenario, of_result(result))
    for sheet in openpyxl.load_workbook(path):
        shown = openpyxl.load_workbook(path, data_only=True)[sheet.title]
        formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert formulas
        for cell in formulas:
            ends = re.fullmatch(r"=SUBTOTAL\(9,([A-Z]+\d+):([A-Z]+\d+)\)", cell.value)
            assert ends, cell.value
            added = [at for (at,) in sheet[f"{ends[1]}:{ends[2]}"]]
            true = sum(at.value or 0 for at in added if at.data_type == "n")
            assert round(true * 10_000) == round(shown[cell.coordinate].value * 10_000)


def test_areas_go_by_their_members_on_both_sheets(result: Result) -> None:
    document = of_result(result)
    names = {"五号小区+六号小区", "二号小区+三号小区+四号小区"}
    for sheet in (
        workbook.annual_plan(result.scenario, document),
        workbook.funding_plan(result.scenario, document),
    ):
        assert {row.cells[1] for row in sheet.rows} == names


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
    assert {cell.data_type for cell in cells if "HYPERLINK" in str(cell.value)} == {"s"}
    live = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert all(value.startswith("=SUBTOTAL(9,") for value in live)


def test_other_costs_of_works_are_no_construction(result: Result) -> None:
    """1,000 yuan of every work are a fee: five works and two projects of 15 万元."""
    works = tuple(replace(w, civil=w.civil - 1000, other=1000) for w in result.scenario.works)
    sheet = workbook.funding_plan(replace(result.scenario, works=works), of_result(result))
    cost, construction, other = (sum(row.sums[i] for row in sheet.rows) for i in range(3))
    assert cost == construction + other == 10_994_000
    assert other == 5 * 1000 + 2 * 150_000
