"""Programmes nobody can follow, in a scenario that asks for sync without any mechanism."""

from tests.mechanisms.by_hand import BASE, problems, scenario

RIVER = "programmes: [{专项: 河道, 年份: 2026, 小区: 乙}]\n"


def test_the_plain_scenario_says_the_same() -> None:
    base = BASE.replace("同意率: 82%", "同意率: 70%")
    (problem,) = problems(RIVER + "rules: {sync_strict: on}\n", base)
    assert "programmes.河道" in problem
    assert "乙: Enough residents agree in every community of an area" in problem
    assert "[CONSENT 70.00% / 80.00%]" in problem
    assert scenario(RIVER + "rules: {sync_strict: on}\n").programmes


def test_without_the_rule_of_programmes_nothing_is_asked() -> None:
    base = BASE.replace("同意率: 82%", "同意率: 70%")
    assert scenario(RIVER + "rules: {sync_strict: on, special_programmes: off}\n", base)
