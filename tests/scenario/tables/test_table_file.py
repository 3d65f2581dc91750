"""Files that are no tables: each refused in words."""

import os
from pathlib import Path

import pytest

from planner.errors import Problem
from planner.scenario.tables import records, sheet, table_file, text_table
from planner.scenario.tables.headings import COMMUNITIES


def problem(path: Path) -> Problem:
    found = records.read(path, COMMUNITIES, shown_as=path.name)
    assert not found.rows
    (only,) = found.problems
    assert only.place.file == path.name
    assert only.remedy
    assert not only.warning
    return only


def written(folder: Path, content: bytes, name: str = "a.csv") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def test_a_missing_file_names_its_neighbours(tmp_path: Path) -> None:
    written(tmp_path, b"x", "储备.csv")
    assert "储备.csv" in problem(tmp_path / "储备库.csv").remedy
    assert problem(tmp_path / "nowhere" / "a.csv").found == "no such file"


def test_a_folder(tmp_path: Path) -> None:
    assert problem(tmp_path).found == "a folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert problem(tmp_path / "a.csv").found == "not a plain file"


def test_no_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problem(written(tmp_path, b"x")).found == "the file cannot be opened (permission denied)"


@pytest.mark.parametrize("content", [b"", b"  \n\t\n"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    assert problem(written(tmp_path, content)).found == "the file is empty"


def test_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "MAX_BYTES", 100)
    assert "at most 0 MB" in problem(written(tmp_path, b"x" * 101)).expected


@pytest.mark.parametrize(
    "content", [b"<html><table>", b"\xef\xbb\xbf<!DOCTYPE html>", b'<?xml version="1.0"?>']
)
def test_a_web_page_called_xls(tmp_path: Path, content: bytes) -> None:
    assert "web page" in problem(written(tmp_path, content, "a.xls")).found


def test_a_pdf(tmp_path: Path) -> None:
    assert problem(written(tmp_path, b"%PDF-1.7")).found == "a PDF"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    assert "not text" in problem(written(tmp_path, b"\xff\x00\x81\x20" * 10)).found


@pytest.mark.parametrize("content", [b"\x80\xff\x00\xfe", b"a,b\n\0\0\0"])
def test_a_damaged_workbook_is_not_told_to_be_a_csv_file(tmp_path: Path, content: bytes) -> None:
    assert problem(written(tmp_path, content, "a.xlsx")).found == "the workbook is damaged"


def test_a_nul_character_has_a_line(tmp_path: Path) -> None:
    found = problem(written(tmp_path, "小区名称,户数,建筑面积\n一\0,1,1\n".encode()))
    assert (found.found, found.place.line) == ("a NUL character", 2)


@pytest.mark.parametrize("length", [40_000, 200_000])
def test_a_quote_never_closed(tmp_path: Path, length: int) -> None:
    text = '小区名称,户数,建筑面积\n"一,1,1\n' + "x" * length
    assert "quotation mark" in problem(written(tmp_path, text.encode())).remedy


def test_too_many_rows_or_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "501 cells" in problem(written(tmp_path, (",".join("x" * 501) + "\n").encode())).found
    monkeypatch.setattr(text_table, "MAX_ROWS", 10)
    assert "more than 10 rows" in problem(written(tmp_path, b"x\n" * 11)).found
    monkeypatch.setattr(text_table, "MAX_CELLS", 10)
    assert "more than 10 cells" in problem(written(tmp_path, b"x,y\n" * 6)).found


def test_empty_columns_to_the_right_do_not_count(tmp_path: Path) -> None:
    text = "小区名称,户数,建筑面积" + "," * 1000 + "\n一,1,1" + "," * 1000 + "\n"
    assert not records.read(written(tmp_path, text.encode()), COMMUNITIES, shown_as="a").problems


def test_line_ends_of_every_sort(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(("小区名称,户数,建筑面积", "一\x85,1,1", "二,1,1"))
        assert len(records.read(written(tmp_path, text.encode()), COMMUNITIES, shown_as="a").rows) == 2


def test_limits_are_generous() -> None:
    assert sheet.MAX_ROWS >= 200_000
    assert sheet.MAX_BYTES >= 64_000_000
