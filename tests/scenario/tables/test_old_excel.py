"""An xls is read in a process of its own: what it does there cannot end ours."""

import subprocess
from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.tables import old_excel, records
from planner.scenario.tables.headings import COMMUNITIES
from planner.scenario.tables.sheet import UnreadableTable

XLS = Path(__file__).with_name("old.xls")  # written once with xlwt: a hidden sheet, merged streets


def test_an_xls() -> None:
    found = records.read(XLS, COMMUNITIES, shown_as="old.xls")
    assert found.sheet == "储备库"
    assert found.rows[0].values == {
        "id": "0012",
        "subdistrict": "甲街道",
        "name": "一号小区",
        "households": 105,
        "floor_area_m2": Fraction(26001, 2),
        "consent_households": Fraction(92, 100),
        "health_check": "2025-06-30",
    }
    assert (found.rows[1].values["id"], found.rows[1].values["subdistrict"]) == ("13", "甲街道")
    # an xls does not tell that 0.88 is shown as 88.0%: it could be either, so it is asked back
    assert [problem.remedy for problem in found.problems] == ["Write 0.88% if that is meant, or 88%."]


@pytest.mark.parametrize("content", [bytes(5000), b"\xff" * 5000, b""])
def test_what_only_begins_like_one(content: bytes) -> None:
    with pytest.raises(UnreadableTable, match="cannot be read"):
        list(old_excel.sheets(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content, "a.xls"))


@pytest.mark.parametrize("at", range(520, 5600, 640))
def test_damaged_ones_are_read_or_refused(tmp_path: Path, at: int) -> None:
    content = bytearray(XLS.read_bytes())
    content[at : at + 64] = b"\xff" * 64
    (tmp_path / "a.xls").write_bytes(content)
    found = records.read(tmp_path / "a.xls", COMMUNITIES, shown_as="a.xls")
    assert found.rows or found.problems


def test_one_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("x", 120)

    monkeypatch.setattr(subprocess, "run", endless)
    with pytest.raises(UnreadableTable, match="too long"):
        list(old_excel.sheets(XLS.read_bytes(), "a.xls"))
