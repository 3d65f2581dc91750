"""csv files: bytes a spreadsheet opens, and no cell that becomes a formula."""

import csv
import io
from decimal import Decimal

import pytest

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
