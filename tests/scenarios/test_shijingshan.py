"""The shape of Shijingshan's tree of indicators: 7, 26 and 55 on three levels."""

import csv
from fractions import Fraction
from pathlib import Path

from planner.appraisal import Tree
from planner.scenario.reading import load
from planner.scenario.types import Scenario

TABLE = (
    Path(__file__).parents[2] / "src" / "planner" / "scenario" / "assembly" / "profiles" / "shijingshan.csv"
)


def scenario(folder: Path) -> Scenario:
    (folder / "communities.csv").write_text("小区名称,户数,建筑面积\n一号,10,800\n", encoding="utf-8")
    file = folder / "scenario.yaml"
    text = "years: [2026]\ncommunities: communities.csv\nfunding: {市级: 1万元}\n"
    file.write_text(text + "indicators: {profile: shijingshan}\n", encoding="utf-8")
    return load(file)


def test_levels(tmp_path: Path) -> None:
    tree = Tree(scenario(tmp_path).indicators)
    assert tree.levels == (7, 26, 55)
    assert len(tree.node) == 88
    assert tree.score(dict.fromkeys(tree.leaves, Fraction(1, 2))) == 50


def test_every_parent_is_a_node_and_its_weights_sum_to_one() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {row["编号"] for row in rows}
    sums: dict[str, Fraction] = {}
    for row in rows:
        assert row["上级"] in {"", *ids}
        sums[row["上级"]] = sums.get(row["上级"], Fraction(0)) + Fraction(row["权重"])
    assert set(sums.values()) == {1}
