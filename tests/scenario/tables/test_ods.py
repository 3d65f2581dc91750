"""Sheets of an ods: values by their type, repeated cells counted before they are cells."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.tables import records, table_file
from planner.scenario.tables.headings import COMMUNITIES
from planner.scenario.tables.record import Records
from planner.scenario.tables.sheet import UnreadableTable
from tests.scenario import workbooks
from tests.scenario.workbooks import HEADINGS


def read(path: Path) -> Records:
    return records.read(path, COMMUNITIES, shown_as=path.name)


def test_an_ods(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    street = (
        '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>甲街道</text:p>'
        "</table:table-cell>"
    )
    percent = '<table:table-cell office:value-type="percentage" office:value="0.9"/>'
    broken = '<table:table-cell table:formula="of:=1+1"/>'
    path = workbooks.ods(
        tmp_path / "a.ods",
        workbooks.ods_row("街道", *HEADINGS, "居民同意率（%）")
        + workbooks.ods_row(street, "一", 10, 1000.5, percent)
        + workbooks.ods_row(covered, "二", 20, 2000, 80)
        + workbooks.ods_row("乙街道", "三", broken, 100)
        + workbooks.ods_row(None, attributes='table:number-rows-repeated="1048000"'),
    )
    found = read(path)
    assert [row.values.get("subdistrict") for row in found.rows] == ["甲街道", "甲街道", "乙街道"]
    assert [row.values.get("consent_households") for row in found.rows] == [
        Fraction(9, 10),
        Fraction(4, 5),
        None,
    ]
    assert found.rows[0].values["floor_area_m2"] == Fraction(2001, 2)
    assert [problem.found for problem in found.problems] == ["a formula that was never calculated"]


def test_types_notes_and_breaks(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell office:value-type="string">'
        "<office:annotation><text:p>note</text:p></office:annotation>"
        "<text:p>一<text:line-break/>号</text:p><text:p>院</text:p></table:table-cell>",
        10,
        1000,
        '<table:table-cell office:value-type="date" office:date-value="2025-06-30T08:00:00"/>',
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p>'
        "</table:table-cell>",
        '<table:table-cell office:value-type="float" office:value="x"/>',
    )
    head = workbooks.ods_row(*HEADINGS, "体检日期", "有无物业", "层数")
    found = read(workbooks.ods(tmp_path / "a.ods", head + workbooks.ods_row(*cells)))
    assert [problem.found for problem in found.problems] == ["a number that is none"]
    assert found.rows[0].values["name"] == "一号院"
    assert found.rows[0].values["health_check"] == "2025-06-30"
    assert found.rows[0].values["has_property_service"] is True


def test_repeated_cells_of_an_ods_are_counted(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    )
    many = workbooks.ods_row(cell, attributes='table:number-rows-repeated="1048576"')
    content = workbooks.ods(tmp_path / "a.ods", many).read_bytes()
    with pytest.raises(UnreadableTable, match="reaches row 1048576"):
        list(table_file.sheets(content, "a.ods", None))
