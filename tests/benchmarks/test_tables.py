"""Tables are written whole, with every figure of a row and every fault."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from benchmarks import tables
from benchmarks.family import Instance
from benchmarks.record import Record, Run
from benchmarks.watch import Mark

ABOUT = {"bare": "Bare cities.", "mmkp": "Sacks."}
SETTING = tables.Setting("Linux, 2 cores", "planner abc", 20.0, ABOUT, {"skip": "A list", "HiGHS": "It"})
OURS = Run("planner", 1000, 1010.0, "feasible", 5000, 20.0, 64, (Mark(3.0, 1000, 1010.0, "proof"),))


def records() -> list[Record]:
    peers = {"skip": Run("skip", 875, seconds=0.2), "HiGHS": Run("HiGHS", fault="its plan breaks a row: x")}
    sack = Instance("mmkp", "I05", 250, unit=10, published=Fraction("100"))
    return [Record(Instance("bare", "300 s1", 300, 1), OURS, peers), Record(sack, OURS)]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_of_the_csv(tmp_path: Path) -> None:
    tables.write(tmp_path / "new" / "folder", records(), SETTING)
    city, sack = table(tmp_path / "new" / "folder" / "table.csv")
    assert (city["family"], city["instance"], city["size"], city["seed"]) == ("bare", "300 s1", "300", "1")
    assert (city["columns"], city["bound"], city["value"], city["gap %"]) == ("5000", "1010.0", "1000", "1.0")
    assert (city["bound s"], city["plan s"], city["1 % s"], city["0.1 % s"]) == ("3.0", "3.0", "3.0", "")
    assert (city["end s"], city["MB"], city["limit s"]) == ("20.0", "64", "20.0")
    assert (city["ratio skip"], city["ratio HiGHS"], city["published"]) == ("0.875", "", "")
    assert city["faults"] == "HiGHS: its plan breaks a row: x"
    assert (city["machine"], city["versions"]) == ("Linux, 2 cores", "planner abc")
    assert (sack["value"], sack["published"], sack["of published"]) == ("100.0", "100.0", "1.0")


def test_every_run_and_mark_has_its_line(tmp_path: Path) -> None:
    tables.write(tmp_path, records(), SETTING)
    assert [r["contender"] for r in table(tmp_path / "runs.csv")] == ["planner", "skip", "HiGHS", "planner"]
    assert [r["gap"] for r in table(tmp_path / "marks.csv")] == ["0.01", "0.01"]


def test_markdown_has_a_section_a_family_with_its_peers_alone() -> None:
    text = tables.markdown(records(), SETTING)
    city, sack = text.split("## bare")[1].split("## mmkp")
    assert "| 300 s1 | 5,000 | 1,010.0 | 1,000 | 1.0 | 3.0 | 3.0 | 3.0 | – | 20.0 | 64 | 0.875 | – |" in city
    assert "- 300 s1: HiGHS: its plan breaks a row: x" in city
    assert "Ahead of all peers on 1 of 1" in city
    assert "published" not in city
    assert "published" in sack
    assert "skip" not in sack


def test_a_table_that_cannot_be_made_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.write(tmp_path, records(), SETTING)
    before = (tmp_path / "table.csv").read_bytes()
    monkeypatch.setattr("os.replace", _full)
    with pytest.raises(OSError, match="full"):
        tables.write(tmp_path, records()[:1], SETTING)
    assert (tmp_path / "table.csv").read_bytes() == before


def _full(*paths: object) -> None:
    raise OSError("the disk is full")
