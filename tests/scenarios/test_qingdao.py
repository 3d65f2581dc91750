"""The Qingdao scenario adds up to the published table, costs what it should, and comes out of its seed."""

import csv
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "scenarios" / "qingdao-2024"
TABLES = ("communities", "indicators", "works", "edges", "corridors", "programmes", "facilities")


def rows(table: str) -> Sequence[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "generate.py"), str(tmp_path)], check=True)
    for table in TABLES:
        assert (tmp_path / f"{table}.csv").read_bytes() == (FOLDER / f"{table}.csv").read_bytes(), table


@pytest.mark.parametrize("line", rows("published"), ids=lambda line: line["区县"])
def test_every_district_adds_up(line: dict[str, str]) -> None:
    mine = [c for c in rows("communities") if c["区县"] == line["区县"]]
    assert len(mine) == int(line["小区数（个）"])
    assert sum(int(c["楼栋数"]) for c in mine) == int(line["楼栋数（栋）"])
    assert sum(int(c["户数"]) for c in mine) == int(line["户数（户）"])
    area = Fraction(sum(int(c["建筑面积（平方米）"]) for c in mine), 10_000)
    assert area == Fraction(line["建筑面积（万平方米）"])


def test_the_city_adds_up() -> None:
    found = rows("communities")
    assert len(found) == 433
    assert sum(int(c["楼栋数"]) for c in found) == 3_373
    assert sum(int(c["户数"]) for c in found) == 132_693
    assert sum(int(c["建筑面积（平方米）"]) for c in found) == 10_160_000


def test_all_works_cost_the_level_of_2023() -> None:
    wan = sum(Fraction(w["土建（万元）"]) + Fraction(w["设备（万元）"]) for w in rows("works"))
    assert abs(wan - 584 * 1016) < 10  # 593,344 万元, to what rounding each work to 100 yuan may leave


def test_sizes_are_believable() -> None:
    for c in rows("communities"):
        households = int(c["户数"])
        assert 35 <= int(c["建筑面积（平方米）"]) / households <= 150, c["小区编码"]
        assert 4 <= households / int(c["楼栋数"]) <= 250, c["小区编码"]


def test_programmes_are_possible() -> None:
    found = {c["小区编码"]: c for c in rows("communities")}
    for programme in rows("programmes"):
        members = programme["小区"].split("、")
        assert len(members) >= 3
        for id in members:
            assert found[id]["体检日期"]
            assert float(found[id]["居民同意率（%）"]) >= 80


def test_ids_and_borders_are_sound() -> None:
    ids = Counter(c["小区编码"] for c in rows("communities"))
    assert set(ids.values()) == {1}
    pairs = [frozenset((e["小区甲"], e["小区乙"])) for e in rows("edges")]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 and pair <= set(ids) for pair in pairs)
