"""A scenario with some of it said otherwise: the same as `--set`, and mechanisms by name."""

from pathlib import Path

import pytest

import planner
from planner import locale, mechanisms
from planner.errors import BadInput, Infeasible, ScenarioError
from tests.notebook.conftest import TUTORIAL


def test_the_same_as_set(tutorial: planner.Variant) -> None:
    found = tutorial.with_(**{"funding.改造资金.2027": "650万元", "areas.max_members": 2})
    by_hand = ["funding.改造资金.2027=650万元", "areas.max_members=2"]
    assert found.scenario == mechanisms.load(TUTORIAL, overrides=by_hand)
    assert found.scenario.source["改造资金"].money == {2026: 5_500_000, 2027: 6_500_000}
    assert tutorial.scenario.source["改造资金"].money == {2026: 5_500_000, 2027: 5_500_000}


def test_none_removes_and_the_last_word_counts(tutorial: planner.Variant) -> None:
    assert tutorial.with_(**{"areas.project_cost": None}).scenario.limits.project_cost == 0
    twice = tutorial.with_(**{"areas.max_members": 2}).with_(**{"areas.max_members": 4})
    assert twice.scenario.limits.max_members == 4
    assert tutorial.with_(years=[2026]).scenario.years == (2026,)


def test_mechanisms_by_name_in_either_language(tutorial: planner.Variant) -> None:
    on = tutorial.with_mechanism("保定三个80%").with_mechanism(
        "fuzhou-idle-assets", proceeds="100万元", year=2026
    )
    assert [chosen.code for chosen in on.scenario.mechanisms] == ["M38", "M24b"]
    assert on.scenario.source["盘活闲置资产"].money == {2026: 1_000_000}
    off = on.without_mechanism("M24b")
    assert [chosen.code for chosen in off.scenario.mechanisms] == ["M38"]
    listed = tutorial.with_(mechanisms=["M38"])
    assert listed.without_mechanism("baoding-three-80").scenario.mechanisms == ()


def test_errors_say_what_is_wrong(tutorial: planner.Variant, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="unknown mechanism “M99”"):
        tutorial.with_mechanism("M99")
    with pytest.raises(ScenarioError, match="works"):
        tutorial.with_mechanism("M25")
    with pytest.raises(ScenarioError, match="改造资金") as found:
        tutorial.with_(**{"funding.city.2027": "1.2亿元"})
    assert str(found.value).startswith("funding.city.2027=1.2亿元: no “city” under funding")
    with pytest.raises(ScenarioError):
        planner.load(tmp_path / "none.yaml")
    with pytest.raises(ValueError, match="'fr'"):
        planner.load(TUTORIAL, lang="fr")


def test_the_scenario_s_language_is_spoken() -> None:
    planner.load(TUTORIAL)
    assert locale.language() == "zh"


def test_no_plan_names_the_rules_that_clash(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(
        "lang: en\nyears: [2026]\n"
        "communities: [{小区名称: 甲, 户数: 100, 建筑面积: 8000, 估算投资: 200万元, 锁定: 列入}]\n"
        "funding: {市级财政: 10万元}\n",
        encoding="utf-8",
    )
    with pytest.raises(Infeasible, match="cannot be kept together"):
        planner.load(path).solve(time_limit=20)


def test_what_is_shown(tutorial: planner.Variant) -> None:
    bundle = tutorial.with_(**{"funding.改造资金": "2万元"})._repr_mimebundle_()
    assert "2.00 万元" in bundle["text/plain"]
    assert "funding.改造资金=2万元" in bundle["text/html"]
    assert repr(tutorial).startswith("教程\n")
    locale.use("zh")
    assert "M38 保定三个80%" in repr(tutorial.with_mechanism("M38"))
