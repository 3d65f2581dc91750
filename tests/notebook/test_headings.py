"""Headings and codes in words, for the eye: the numbers stay."""

import pytest

import planner
from planner import locale
from planner.notebook import frames
from planner.notebook.headings import HEADINGS


def test_every_column_has_a_heading_of_its_own() -> None:
    for columns in (
        *(frames.COMMUNITIES, frames.AREAS, frames.WORKS, frames.FUNDING),
        *(frames.CHECKS, frames.GOALS, frames.MECHANISMS),
    ):
        for lang in locale.LANGUAGES:
            locale.use(lang)
            told = [locale.say(HEADINGS[name]) for name in columns]
            assert len(set(told)) == len(told), told


def test_in_chinese_and_the_language_is_switched_back(solved: planner.Solved) -> None:
    table = planner.label(solved.plan.works, "zh")
    assert table["总投资（元）"].tolist() == solved.plan.works.cost_yuan.tolist()
    assert set(table["类别"]) == {"基础类"}
    assert locale.language() == "en"
    checks = planner.label(solved.plan.checks, "zh")
    assert "A2026-001 小区数" in set(checks["对象编码"])
    assert set(checks["要求"]) == {"不超过", "不低于", "等于"}


def test_an_unknown_language_is_refused(solved: planner.Solved) -> None:
    with pytest.raises(ValueError, match="'fr'"):
        planner.label(solved.plan.works, "fr")
