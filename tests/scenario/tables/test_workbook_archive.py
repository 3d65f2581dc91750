"""Archives that are bombs, liars or broken: refused before they are unpacked."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from planner.errors import Problem
from planner.scenario.tables import table_file, workbook_archive
from planner.scenario.tables.sheet import UnreadableTable
from tests.scenario import workbooks
from tests.scenario.workbooks import HEADINGS

SHEET = "xl/worksheets/sheet1.xml"


def refusal(content: bytes) -> Problem:
    with pytest.raises(UnreadableTable) as error:
        list(table_file.sheets(content, "a.xlsx", None))
    assert error.value.problem.remedy
    return error.value.problem


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return workbooks.xlsx(tmp_path / "plain.xlsx", HEADINGS, ("一", 10, 1000))


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


@pytest.mark.parametrize("keep", [10, 100, 1000, -30])
def test_a_truncated_workbook(plain: Path, keep: int) -> None:
    refusal(plain.read_bytes()[:keep])


def test_other_archives() -> None:
    assert "without sheets" in refusal(workbooks.zipped({"word/document.xml": b"<a/>"})).found


def test_pictures_are_not_unpacked(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_archive, "MAX_UNPACKED", 100_000)
    with zipfile.ZipFile(plain, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(10_000_000))
    assert len(list(table_file.sheets(plain.read_bytes(), "a.xlsx", None))) == 1
