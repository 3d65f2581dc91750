"""The indicator tree: parents exist, weights sum to 1, nothing goes in circles."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.scenario.written import MINIMAL, error, errors, examined, scenario

YAML = MINIMAL + "indicators: i.csv\n"
TREE = """\
编号,指标,上级,权重,方向,下限,上限,单位,是否安全隐患
1,建筑,,0.6,,,,,
2,环境,,40%,,,,,
1.1,屋面渗漏率,1,1,越低越好,0,100,%,是
2.1,绿地率,2,1,正向,0,35,%,
"""


def test_a_tree(tmp_path: Path) -> None:
    found = scenario(tmp_path, YAML, (), i=TREE).indicators
    assert [i.id for i in found] == ["1", "1.1", "2", "2.1"]
    assert found[1].orientation == "need"
    assert found[1].hazard
    assert (found[3].low, found[3].high) == (Fraction(0), Fraction(35))
    assert found[3].parent == "2"
    assert found[2].weight == Fraction(2, 5)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("40%", "38%", "sum to 0.98"),
        ("绿地率,2,", "绿地率,3,", "no indicator “3”"),
        ("2,环境,,", "2,环境,2.1,", "above itself"),
        ("0,35", "35,0", "a low below the high"),
        ("正向", "斜向", "斜向"),
        ("2.1,绿地率", "1.1,绿地率", "second time"),
    ],
)
def test_trees_that_are_none(tmp_path: Path, old: str, new: str, words: str) -> None:
    found = errors(examined(tmp_path, YAML, (), i=TREE.replace(old, new)))
    assert any(words in str(problem) for problem in found), found


def test_works_name_indicators_that_exist(tmp_path: Path) -> None:
    works = "community,kind,cost,evidence\nA,roof,1,1.1\nB,roof,1,9.9\nC,roof,1,\n"
    assert "9.9" in error(tmp_path, YAML + "works: w.csv\n", i=TREE, w=works).found


def test_without_weights_those_under_one_parent_count_alike(tmp_path: Path) -> None:
    table = "编号,指标,上级\n1,建筑,\n2,环境,\n2.1,绿地率,2\n2.2,停车,2\n2.3,照明,2\n"
    found = scenario(tmp_path, YAML, (), i=table)
    weights = {i.id: i.weight for i in found.indicators}
    assert weights == {
        "1": Fraction(1, 2),
        "2": Fraction(1, 2),
        **dict.fromkeys(("2.1", "2.2", "2.3"), Fraction(1, 3)),
    }
    assert any("权重 absent" in text for text in found.defaults)
    assert not any("权重 absent" in text for text in scenario(tmp_path, YAML, (), i=TREE).defaults)
