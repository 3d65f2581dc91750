"""Workbooks from anywhere: what calamine does not tell, and what must not blow up."""

import io
import struct
import zipfile
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from planner.errors import Problem
from planner.scenario import records, sheet_bounds, spreadsheet, workbook_archive
from planner.scenario.headings import COMMUNITIES
from planner.scenario.record import Records
from planner.scenario.sheet import Sheet, UnreadableTable
from tests.scenario import workbooks
from tests.scenario.workbooks import HEADINGS

SHEET = "xl/worksheets/sheet1.xml"


def read(path: Path) -> Records:
    return records.read(path, COMMUNITIES, shown_as=path.name)


def sheets(content: bytes) -> list[Sheet]:
    return list(spreadsheet.read(content, "a.xlsx"))


def refusal(content: bytes) -> Problem:
    with pytest.raises(UnreadableTable) as error:
        sheets(content)
    assert error.value.problem.remedy
    return error.value.problem


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return workbooks.xlsx(tmp_path / "plain.xlsx", HEADINGS, ("一", 10, 1000))


def test_percent_formats_of_every_sort(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    page = book.add_worksheet()
    formats = ("0%", "0.00%", "0.0%;[Red]-0.0%", '0.00"%"', "0.00\\%", "General", "0.00")
    for column, shown in enumerate(formats):
        page.write_number(0, column, 0.85, book.add_format({"num_format": shown}))
    book.close()
    (sheet,) = sheets((tmp_path / "a.xlsx").read_bytes())
    assert sheet.rows[0] == ["85%", "85%", "85%", "0.85", "0.85", "0.85", "0.85"]


def test_a_percentage_written_by_openpyxl(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([*HEADINGS, "居民同意率（%）", "参与率"])
    page.append(["一", 10, 1000, 0.862, 85.5])
    page["D2"].number_format = "0.00%"
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert found.rows[0].values["consent_households"] == Fraction(431, 500)
    assert found.rows[0].extra == {"参与率": "85.5"}


def test_formulas_never_calculated_and_errors_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([*HEADINGS, "备注"])
    page.append(["一", "=5+5", 1000, "=A2&1"])
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert [(p.place.row, p.place.heading, p.found) for p in found.problems] == [
        (2, "户数", "a formula that was never calculated"),
        (2, "备注", "a formula that was never calculated"),
    ]
    failing = xlsxwriter.Workbook(tmp_path / "b.xlsx")
    sheet = failing.add_worksheet()
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_row(1, 0, ("一", 10))
    sheet.write_formula(1, 2, "=1/0", value="#DIV/0!")
    failing.close()
    assert [p.found for p in read(tmp_path / "b.xlsx").problems] == ["an error value of a formula"]


def test_calculated_formulas_count(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    page = book.add_worksheet()
    page.write_row(0, 0, HEADINGS)
    page.write_formula(1, 0, '="一"&"号"', value="一号")
    page.write_formula(1, 1, "=5+5", value=10)
    page.write_number(1, 2, 1000)
    book.close()
    assert read(tmp_path / "a.xlsx").rows[0].values["households"] == 10


def test_dates_and_booleans(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([*HEADINGS, "体检日期", "有无物业", "建成年份"])
    import datetime

    page.append(["一", 10, 1000, datetime.date(2025, 6, 30), True, datetime.datetime(1998, 5, 1, 8, 30)])
    book.save(tmp_path / "a.xlsx")
    values = read(tmp_path / "a.xlsx").rows[0].values
    assert values["health_check"] == "2025-06-30"
    assert values["has_property_service"] is True
    assert values["year_built"] == 1998


def test_an_ods(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    street = (
        '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>甲街道</text:p>'
        "</table:table-cell>"
    )
    percent = '<table:table-cell office:value-type="percentage" office:value="0.9"><text:p>90%</text:p></table:table-cell>'
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


def test_a_cell_far_away_is_refused_before_it_becomes_a_grid(plain: Path, tmp_path: Path) -> None:
    def far(data: bytes) -> bytes:
        return data.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        )

    problem = refusal(workbooks.edited(plain, tmp_path / "far.xlsx", {SHEET: far}).read_bytes())
    assert "row 1048576, column 16384" in problem.found


def test_formatting_far_away_does_no_harm(plain: Path, tmp_path: Path) -> None:
    def styled(data: bytes) -> bytes:
        return data.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')

    assert len(read(workbooks.edited(plain, tmp_path / "styled.xlsx", {SHEET: styled})).rows) == 1


def test_repeated_cells_of_an_ods_are_counted(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    )
    many = workbooks.ods_row(cell, attributes='table:number-rows-repeated="1048576"')
    problem = refusal(workbooks.ods(tmp_path / "a.ods", many).read_bytes())
    assert "reaches row 1048576" in problem.found


def test_a_long_text_repeated_in_every_cell_is_counted(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_bounds, "MAX_TEXT", 100_000)
    path = workbooks.xlsx(tmp_path / "a.xlsx", HEADINGS, *[("长" * 30_000, 1, 1)] * 10)
    assert "holds more than can be read" in refusal(path.read_bytes()).found


def test_a_cell_too_long_for_a_spreadsheet(plain: Path, tmp_path: Path) -> None:
    def long(data: bytes) -> bytes:
        cell = b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + b"x" * 40_000 + b"</t></is></c></row>"
        return data.replace(b"</sheetData>", cell + b"</sheetData>")

    problem = refusal(workbooks.edited(plain, tmp_path / "long.xlsx", {SHEET: long}).read_bytes())
    assert problem.found == "a cell of 40,000 characters"
    assert problem.place.row == 3


def test_a_zip_bomb(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_archive, "MAX_UNPACKED", 5_000_000)
    bomb = workbooks.edited(plain, tmp_path / "bomb.xlsx", {SHEET: lambda data: data + b" " * 6_000_000})
    assert bomb.stat().st_size < 20_000
    assert "unpacked" in refusal(bomb.read_bytes()).found


def test_an_archive_that_lies_about_its_sizes(plain: Path, tmp_path: Path) -> None:
    path = workbooks.edited(plain, tmp_path / "a.xlsx", {SHEET: lambda data: data + b" " * 100_000})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = archive.getinfo(SHEET).file_size
    lied = bytes(content).replace(struct.pack("<I", size), struct.pack("<I", 100))
    assert "damaged" in refusal(lied).found


def test_too_many_parts() -> None:
    many = workbooks.zipped({f"xl/{number}.xml": b"" for number in range(workbook_archive.MAX_MEMBERS + 1)})
    assert "parts" in refusal(many).found


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_xml_entities_are_refused(plain: Path, tmp_path: Path, member: str) -> None:
    def laughing(data: bytes) -> bytes:
        head, tail = data.split(b"?>", 1)
        return head + b'?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + tail

    problem = refusal(workbooks.edited(plain, tmp_path / "a.xlsx", {member: laughing}).read_bytes())
    assert "document type" in problem.found


@pytest.mark.parametrize("keep", [10, 100, 1000, -30])
def test_a_truncated_workbook(plain: Path, keep: int) -> None:
    refusal(plain.read_bytes()[:keep])


def test_broken_xml(plain: Path, tmp_path: Path) -> None:
    path = workbooks.edited(plain, tmp_path / "a.xlsx", {SHEET: lambda data: data[: len(data) // 2]})
    assert "damaged" in refusal(path.read_bytes()).found


def test_other_archives_and_old_excel_that_is_none() -> None:
    assert refusal(workbooks.zipped({"word/document.xml": b"<a/>"}))
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000))


def test_prefixed_xml_is_read_too(plain: Path, tmp_path: Path) -> None:
    """Some programs write <x:c> instead of <c>."""

    def prefixed(data: bytes) -> bytes:
        text = data.decode()
        for name in ("worksheet", "sheetData", "row", "c", "v"):
            text = text.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
            text = text.replace(f"</{name}>", f"</x:{name}>")
        return text.replace("xmlns=", "xmlns:x=").encode()

    assert (
        read(workbooks.edited(plain, tmp_path / "a.xlsx", {SHEET: prefixed})).rows[0].values["households"]
        == 10
    )
