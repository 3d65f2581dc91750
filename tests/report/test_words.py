"""Numbers and codes as words."""

import ast
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from planner import locale
from planner.checker import KEPT
from planner.goals import GOALS
from planner.report import vocabulary, words
from planner.scenario.types import Scenario, Work
from planner.verdict import Reason

SOURCE = Path(words.__file__).parents[1]


def test_amounts_tie_to_the_yuan() -> None:
    assert words.exact_wan(10_994_000) == "1,099.40"
    assert words.exact_wan(10_994_001) == "1,099.4001"
    assert words.exact_wan(10_994_010) == "1,099.401"
    assert words.exact_wan(-1) == "-0.0001"
    assert words.exact_wan(0) == "0.00"


def test_percent_rounds_half_up_and_exactly() -> None:
    assert words.percent(Fraction(61945, 100_000)) == "61.9 %"
    assert words.percent(Fraction(6195, 10_000)) == "62.0 %"
    assert words.percent(Fraction(1, 2), 0) == "50 %"
    assert words.percent(Fraction(-1, 8)) == "-12.5 %"


def test_a_check_as_a_sentence() -> None:
    assert words.check("budget", "city 2026", 5_000_000, "at most", 4_000_000) == (
        "money of the year: city 2026: 500.00 万元, at most 400.00 万元"
    )
    assert words.check("consent", "六号小区", Fraction(78, 100), "at least", Fraction(4, 5)) == (
        "residents' consent: 六号小区: 78.0 %, at least 80.0 %"
    )
    locale.use("zh")
    assert words.check("area_limits", "A2026-001 members", 4, "at most", 3) == (
        "片区规模限制：A2026-001 小区数：4，应不超过 3"
    )
    assert words.check("window", "A", 2026, "at least", 2027) == "可开工年度：A：2026，应不低于 2027"


@pytest.mark.parametrize("rule", KEPT, ids=lambda rule: rule.NAME)
def test_every_rule_has_a_title_and_a_chinese_sentence(rule: object) -> None:
    name = rule.NAME  # type: ignore[attr-defined]
    assert name in vocabulary.RULE_TITLES
    english = words.rule_sentence(name)
    locale.use("zh")
    assert words.rule_sentence(name) != english


def test_every_goal_has_a_title() -> None:
    assert {goal.NAME for goal in GOALS} | {"weighted"} == set(vocabulary.GOAL_TITLES)


def test_every_reason_code_of_the_source_has_words() -> None:
    codes = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason" and len(node.args) > 1:
                codes |= {n.value for n in ast.walk(node.args[1]) if isinstance(n, ast.Constant)}
    assert codes
    assert codes <= set(vocabulary.REASONS)


def test_reasons() -> None:
    assert words.reason(Reason("eligible", "STATUS", "done", "reserve")) == (
        "not in the reserve any more: completed"
    )
    assert words.reason(Reason("eligible", "EXCLUDED", "城中村")) == "excluded: 城中村"
    assert words.reason(Reason("eligible", "NEW_CODE")) == "may be renovated"


@pytest.mark.parametrize(
    ("reason", "said", "chinese"),
    [
        (Reason("consent", "CONSENT", "78.00%", "80.00%", 0.025), "2.0 points", "2.0 个百分点"),
        (Reason("consent", "CONSENT", "79.99%", "80.00%", 0.00005), "<0.1 points", "<0.1 个百分点"),
        (Reason("calendar", "SATISFACTION", "甲 78 %", "80 %", 0.025), "2.0 points", "2.0 个百分点"),
        (Reason("eligible", "BUILT_LATE", "2001", "2000", 0.01), "1 year", "1 年"),
        (Reason("standard_tiers", "TIER_CAP", "110", "100", 0.1), "10.0 %", "10.0 %"),
        (Reason("eligible", "DEMOLITION"), "", ""),
    ],
)
def test_how_far_a_limit_is_missed(reason: Reason, said: str, chinese: str) -> None:
    assert words.missed(reason) == said
    spoken = locale.language()
    try:
        locale.use("zh")
        assert words.missed(reason) == chinese
    finally:
        locale.use(spoken)


def test_a_work_is_called_by_its_kind_where_that_is_enough(tiny: Scenario) -> None:
    """A bureau's own id says nothing to others; of two works of a kind only their ids tell which is which."""
    locale.use("zh")
    works = tuple(
        Work(community="a", id=name, kind=kind)
        for name, kind in (("green", "greening"), ("p1", "parking"), ("p2", "parking"))
    )
    city = replace(tiny, works=works)
    assert [words.work(city, "a", name) for name in ("green", "p1", "gone")] == ["绿化", "p1", "gone"]
