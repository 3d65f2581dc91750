"""M01: a tree of 7, 26 and 55 indicators, 88 nodes; its own rows win or contradict."""

from fractions import Fraction

import pytest

from planner.appraisal import Tree, appraise
from planner.mechanisms.figures import measure
from planner.plan import Plan
from tests.mechanisms.by_hand import problems, scenario

USE = "mechanisms: {shijingshan-livability: {}}\n"


def test_naming_it_loads_the_tree() -> None:
    tree = Tree(scenario(USE).indicators)
    assert tree.levels == (7, 26, 55)
    assert len(tree.node) == 88
    assert tree.score(dict.fromkeys(tree.leaves, Fraction(1, 2))) == 50


def test_own_weights_win() -> None:
    rows = "indicators:\n  - {编号: '1', 指标: 安全, 权重: 2/7}\n  - {编号: '2', 权重: 0}\n"
    found = {i.id: i for i in scenario(USE + rows).indicators}
    assert (found["1"].name, found["1"].weight) == ("安全", Fraction(2, 7))
    assert (found["2"].name, found["2"].weight) == ("小区规划与环境状况", Fraction(0))
    assert len(found) == 88
    whatever = Tree(tuple(found.values()))
    assert whatever.score(dict.fromkeys(whatever.leaves, Fraction(1, 2))) == 50


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{编号: '1', 权重: 0.12}", "weights under the first level that sum to"),
        ("{编号: 1.1.1, 上级: '9'}", "no indicator “9”"),
        ("{编号: '8', 指标: 其他, 权重: 1}", "an indicator of the profile shijingshan"),
    ],
)
def test_own_rows_that_contradict(row: str, words: str) -> None:
    found = problems(USE + f"indicators:\n  - {row}\n")
    assert any(words in problem for problem in found), found


def test_weights_that_sum_to_098() -> None:
    rows = "".join(f"  - {{编号: '{i}', 权重: 0.14}}\n" for i in range(1, 8))
    (problem,) = problems(USE + "indicators:\n" + rows)
    assert "sum to 0.98" in problem


def test_another_profile_contradicts_or_is_unknown() -> None:
    contradiction, *_ = problems(USE + "indicators: {profile: other}\n")
    assert "indicators.profile is other" in contradiction
    (problem,) = problems("indicators: {profile: shijingsan}\n")
    assert "Did you mean “shijingshan”?" in problem


def test_a_missing_leaf_leaves_its_weight_and_the_coverage_says_so() -> None:
    base = """
years: [2026]
communities:
  - {小区名称: 甲, 户数: 100, 建筑面积: 8000, 1.1.1: 0.5, 1.1.2: 0.5, 1.1.3: 0.5}
  - {小区名称: 乙, 户数: 100, 建筑面积: 8000, 1.1.1: 0.5}
  - {小区名称: 丙, 户数: 100, 建筑面积: 8000, 1.1.1: 0.9}
funding: {市级财政: 1000万元}
"""
    found = appraise(scenario(USE, base))
    assert [c.score for c in found.communities] == [90, 50, 50]
    assert [c.coverage for c in found.communities] == [Fraction(1, 84), Fraction(1, 84), Fraction(1, 28)]
    shown = measure(found, Plan(scenario=found))
    assert [(f.subject, f.shown) for f in shown if f.key == "score"] == [
        ("1 乙", "50.00"),  # ties by id
        ("2 甲", "50.00"),
        ("3 丙", "90.00"),
    ]
    assert [f.met for f in shown if f.key.startswith("level")] == [True, True, True]
