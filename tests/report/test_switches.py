"""Which rules are on."""

from dataclasses import replace

from planner.checker import KEPT
from planner.goals import GOALS
from planner.report import switches
from planner.scenario.settings import Consent, Rules
from tests.report.by_hand import tutorial


def test_only_rules_that_exist_can_be_off() -> None:
    assert set(switches.ON) <= {rule.NAME for rule in KEPT}


def test_on_and_off() -> None:
    plain = tutorial()
    assert switches.rule_is_on(plain, "budget")
    assert switches.rule_is_on(plain, "consent")
    assert not switches.rule_is_on(replace(plain, rules=Rules()), "consent")
    assert not switches.rule_is_on(replace(plain, rules=Rules(consent=(Consent(),))), "one_dig")
    assert switches.goal_is_on(plain, "need")
    assert not switches.goal_is_on(plain, "merging")


def test_lines() -> None:
    lines = list(switches.lines(tutorial()))
    assert lines[0] == "Rules"
    assert any(line.startswith("  on") and "consent" in line for line in lines)
    assert len(lines) == len(KEPT) + 2 + len(GOALS)
