"""Rules about residents and designers as a scenario states them."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings_residents import Competition, Decided, Designers, StandardTiers, Tier
from tests.scenario.written import MINIMAL, errors, examined, scenario, warnings

DISTRICT = Scope(districts=frozenset({"甲区"}))
STREETS = [Scope(subdistricts=frozenset({name})) for name in ("东街", "西街")]


def test_every_rule_set(tmp_path: Path) -> None:
    rules = scenario(
        tmp_path,
        MINIMAL
        + """\
rules:
  check_first: [{where: 甲区}]
  有据改造: on
  decided: [支部动议, {step: 审议, where: 甲区}]
  designer_team: {where: {subdistrict: 东街}}
  designers: [3, {projects: 1, by: 合计, where: {subdistrict: 西街}}]
  competition: {权重: {出资率: 2}, mode: 加权, 出资率口径: 金额, minimum: {支持率: 80%}}
  standard_tiers: {tiers: [{contribution: 0, cap: 300元/m2, categories: 基础类、完善类}]}
""",
    ).rules
    assert rules.check_first == (DISTRICT,)
    assert rules.evidence == (EVERYWHERE,)
    assert rules.decided == (Decided(step="moved"), Decided(where=DISTRICT))
    assert rules.designer_team == (STREETS[0],)
    assert rules.designers == (Designers(projects=3), Designers(projects=1, by="all", where=STREETS[1]))
    assert rules.competition == (
        Competition(
            weights={"contribution": Fraction(2)},
            mode="weighted_in_objective",
            contribution="amount",
            minimum={"support": Fraction(4, 5)},
        ),
    )
    tier = Tier(contribution=Fraction(0), cap=Fraction(300), categories=frozenset({"basic", "improving"}))
    assert rules.standard_tiers == (StandardTiers(tiers=(tier,)),)


def test_switched_off_with_settings_beside(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        MINIMAL
        + "rules: {evidence: off, decided: off, designers: {on: off, projects: 3}, competition: {on: off},"
        " standard_tiers: off, designer_team: off}\n",
    ).rules
    assert not any((found.evidence, found.decided, found.designers, found.competition, found.standard_tiers))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("designers: on", "no number of projects"),
        ("competition: on", "no weight above 0"),
        ("competition: {weights: {热心: 1}}", "热心"),
        ("standard_tiers: on", "no tier from 0"),
        ("decided: 审批", "审批"),
        ("evidence: {where: 乙区}", "乙区"),
    ],
)
def test_settings_that_are_none(tmp_path: Path, rule: str, words: str) -> None:
    found = errors(examined(tmp_path, MINIMAL + f"rules: {{{rule}}}\n"))
    assert any(words in str(problem) for problem in found), found


def test_a_competition_without_rates_is_doubted(tmp_path: Path) -> None:
    found = examined(tmp_path, MINIMAL + "rules: {competition: {weights: {support: 1}}}\n")
    assert any("No community can take part" in text for text in warnings(found))


def test_a_weighed_competition_is_a_goal(tmp_path: Path) -> None:
    weighed = "rules: {competition: {weights: {support: 1}, mode: weighted_in_objective}}\n"
    assert scenario(tmp_path, MINIMAL + weighed).goals.order == ("competition", "households", "early")
    stated = examined(tmp_path, MINIMAL + weighed + "goals: [households]\n")
    assert any("goals without competition" in str(problem) for problem in errors(stated))
    both = scenario(tmp_path, MINIMAL + weighed + "goals: [households, 竞争得分]\n")
    assert both.goals.order == ("households", "competition")
