"""csv files: bytes a spreadsheet opens, and no cell that becomes a formula."""

import csv
import io
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from planner.errors import BadInput
from planner.report import csv_file
from planner.report.tables import Table


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"])
def test_formulas_are_made_harmless(text: str) -> None:
    assert csv_file.text_of(text) == f"'{text}"


def test_numbers_and_plain_words_stay() -> None:
    assert [csv_file.text_of(cell) for cell in (-5, Decimal("-1.50"), None, "一号小区", "a=b")] == [
        "-5",
        "-1.50",
        "",
        "一号小区",
        "a=b",
    ]


def test_bytes() -> None:
    table = Table(file="t.csv", headings=("名称", "n"), rows=(('a "b", c', 1), ("x\ny", 2)))
    data = csv_file.render(table)
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["名称", "n"], ['a "b", c', "1"], ["x\ny", "2"]]


def test_what_is_there_is_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine")
    (tmp_path / "dangling.csv").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.csv").mkdir()
    csv_file.refuse(tmp_path / "not" / "made" / "yet", ["new.csv"], force=False)
    assert not (tmp_path / "not").exists()
    for name in ("mine.csv", "dangling.csv"):
        with pytest.raises(BadInput, match="is there already"):
            csv_file.refuse(tmp_path, ["new.csv", name], force=False)
        csv_file.refuse(tmp_path, [name], force=True)
    with pytest.raises(BadInput, match="is a folder"):
        csv_file.refuse(tmp_path, ["folder.csv"], force=True)


@pytest.mark.skipif(sys.platform != "linux", reason="a folder nobody writes to")
def test_a_folder_that_cannot_be_written_to_is_known_before() -> None:
    with pytest.raises(BadInput, match="/proc: cannot be written"):
        csv_file.refuse(Path("/proc"), ["new.csv"], force=False)


def test_a_link_is_replaced_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "treasure.csv").write_text("mine")
    (tmp_path / "t.csv").symlink_to(tmp_path / "treasure.csv")
    csv_file.write(Table(file="t.csv", headings=("n",), rows=((1,),)), tmp_path)
    assert not (tmp_path / "t.csv").is_symlink()
    assert (tmp_path / "treasure.csv").read_text() == "mine"
