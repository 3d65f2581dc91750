"""The file of a workbook: whole or not at all, and where it cannot go is known before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.errors import BadInput
from planner.report.workbook.file import refuse, write
from planner.report.workbook.sheet import Block, Column, Line, Sheet

SHEET = Sheet(
    name="a",
    title="a",
    blocks=(Block(columns=(Column(key="a", heading="a"),), lines=(Line(cells=("=1",)),)),),
)


def test_what_is_there_is_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old", encoding="utf-8")
    write(path, [SHEET])
    assert path.read_bytes().startswith(b"PK")
    assert [found.name for found in tmp_path.iterdir()] == ["a.xlsx"]


def test_nothing_is_written_where_a_sheet_fails(tmp_path: Path) -> None:
    def failing() -> Iterator[Sheet]:
        yield SHEET
        raise ZeroDivisionError

    path = tmp_path / "a.xlsx"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write(path, failing())
    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.xlsx"]


def test_where_it_cannot_go(tmp_path: Path) -> None:
    refuse(tmp_path / "new.xlsx")
    refuse(tmp_path / "new" / "NEW.XLSX")
    for path, said in (
        (tmp_path, "is a folder. Name a file with --xlsx"),
        (tmp_path / "a", "the name of the Excel workbook ends in .xlsx. Name for example a.xlsx with --xlsx"),
        (
            tmp_path / "a.xls",
            "the name of the Excel workbook ends in .xlsx. Name for example a.xlsx with --xlsx",
        ),
        (tmp_path / f"{'x' * 300}.xlsx", "cannot be written: the name is too long"),
    ):
        with pytest.raises(BadInput, match=said):
            refuse(path)
    assert list(tmp_path.iterdir()) == []
