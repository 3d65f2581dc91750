"""Sheets of an xlsx: every sort of cell, and claims that must not blow up."""

from fractions import Fraction
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
import xlsxwriter

from planner.errors import Problem
from planner.scenario.tables import grid, records, table_file
from planner.scenario.tables.headings import COMMUNITIES
from planner.scenario.tables.record import Records
from planner.scenario.tables.sheet import Sheet, UnreadableTable
from tests.scenario import workbooks
from tests.scenario.workbooks import HEADINGS

SHEET = "xl/worksheets/sheet1.xml"


def read(path: Path) -> Records:
    return records.read(path, COMMUNITIES, shown_as=path.name)


def sheets(content: bytes) -> list[Sheet]:
    return list(table_file.sheets(content, "a.xlsx", None))


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


def test_a_long_text_repeated_in_every_cell_is_counted(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "MAX_TEXT", 100_000)
    path = workbooks.xlsx(tmp_path / "a.xlsx", HEADINGS, *[("长" * 30_000, 1, 1)] * 10)
    assert "holds more than can be read" in refusal(path.read_bytes()).found


def test_a_cell_too_long_for_a_spreadsheet(plain: Path, tmp_path: Path) -> None:
    def long(data: bytes) -> bytes:
        cell = b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + b"x" * 40_000 + b"</t></is></c></row>"
        return data.replace(b"</sheetData>", cell + b"</sheetData>")

    problem = refusal(workbooks.edited(plain, tmp_path / "long.xlsx", {SHEET: long}).read_bytes())
    assert problem.found == "a cell of 40,000 characters"
    assert problem.place.row == 3


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_xml_entities_are_refused(plain: Path, tmp_path: Path, member: str) -> None:
    def laughing(data: bytes) -> bytes:
        head, tail = data.split(b"?>", 1)
        return head + b'?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + tail

    problem = refusal(workbooks.edited(plain, tmp_path / "a.xlsx", {member: laughing}).read_bytes())
    assert "document type" in problem.found


def test_broken_xml(plain: Path, tmp_path: Path) -> None:
    path = workbooks.edited(plain, tmp_path / "a.xlsx", {SHEET: lambda data: data[: len(data) // 2]})
    assert "damaged" in refusal(path.read_bytes()).found


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


@pytest.mark.parametrize("reference", ["K99999999999", "A0", "A-1", "$A$2", "", "AAAA2", "2A"])
def test_cells_with_absurd_names(plain: Path, tmp_path: Path, reference: str) -> None:
    def renamed(data: bytes) -> bytes:
        return data.replace(b'r="A2"', f'r="{reference}"'.encode())

    problem = refusal(workbooks.edited(plain, tmp_path / "a.xlsx", {SHEET: renamed}).read_bytes())
    assert "damaged" in problem.found


def test_absurd_counts_are_not_believed(plain: Path, tmp_path: Path) -> None:
    """calamine sets memory aside for so many texts, and ends the process."""

    def many(data: bytes) -> bytes:
        return data.replace(b"uniqueCount=", b'x="1" uniqueCount="99999999999" y=')

    path = workbooks.edited(plain, tmp_path / "a.xlsx", {"xl/sharedStrings.xml": many})
    assert len(read(path).rows) == 1


def test_merges_beyond_all_measure(plain: Path, tmp_path: Path) -> None:
    def merged(data: bytes) -> bytes:
        return data.replace(
            b"</sheetData>",
            b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 9 + b"</mergeCells>",
        )

    problem = refusal(workbooks.edited(plain, tmp_path / "a.xlsx", {SHEET: merged}).read_bytes())
    assert "merged" in problem.found


def test_days_since_1904_and_the_leap_year_that_was_none(tmp_path: Path) -> None:
    for since_1904, first in ((False, "1900-01-01"), (True, "1904-01-02")):
        book = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": since_1904})
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        book.add_worksheet().write_row(0, 0, (1, 61, 45000), day)
        book.close()
        (sheet,) = sheets((tmp_path / "a.xlsx").read_bytes())
        assert sheet.rows[0][0] == first
        assert sheet.rows[0][2] == ("2027-03-16" if since_1904 else "2023-03-15")
        if not since_1904:
            assert sheet.rows[0][1] == "1900-03-01"


def test_reading_aids_are_not_part_of_a_name(plain: Path, tmp_path: Path) -> None:
    def aided(data: bytes) -> bytes:
        return data.replace(
            "<t>一</t>".encode(), "<r><t>一</t></r><r><t>号</t></r><rPh><t>yi hao</t></rPh>".encode()
        )

    path = workbooks.edited(plain, tmp_path / "a.xlsx", {"xl/sharedStrings.xml": aided})
    assert read(path).rows[0].values["name"] == "一号"


def test_numbers_that_are_none(plain: Path, tmp_path: Path) -> None:
    for number in ("1e999", "nan", "-", "0x1"):

        def odd(data: bytes, number: str = number) -> bytes:
            return data.replace(b"<v>10</v>", f"<v>{number}</v>".encode())

        found = read(workbooks.edited(plain, tmp_path / "a.xlsx", {SHEET: odd}))
        assert [problem.place.heading for problem in found.problems] == ["户数"]
