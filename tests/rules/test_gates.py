"""The gates of all rules together: for each year the first that bars a community, in the order explained."""

from fractions import Fraction

from planner import rules
from planner.rules import GATES, RULES, budget, gate, sentence
from planner.scenario.scope import EVERYWHERE
from planner.scenario.settings import Consent
from planner.scenario.types import Programme, Status
from planner.verdict import Reason
from tests.rules.by_hand import community, scene


def test_the_first_reason_of_each_year() -> None:
    """Too early in 2026, checked too late for 2026 and 2027, no programme but in 2028."""
    city = scene(
        community("a", earliest=2027, health_check="2027-03-01"),
        years=(2026, 2027, 2028),
        programmes=(Programme(id="p", department="w", years=(2028,), communities=("a",)),),
        rules={"check_first": (EVERYWHERE,)},
    )
    late = "2027-03-01"
    assert gate(city, city.communities[0]) == {
        2026: Reason("health_check", "CHECKED_LATE", late, "2026-01-01"),
        2027: Reason("health_check", "CHECKED_LATE", late, "2027-01-01"),
        2028: None,
    }


def test_who_may_not_be_renovated_at_all_is_told_so_first() -> None:
    city = scene(
        community("a", status=Status.DONE, consent_households=Fraction(0), lock="out"),
        rules={"consent": (Consent(),)},
    )
    assert {reason.rule for reason in gate(city, city.communities[0]).values() if reason} == {"eligible"}


def test_open_in_every_year() -> None:
    city = scene("a")
    assert gate(city, city.communities[0]) == {2026: None, 2027: None}


def test_every_gate_is_a_rule_and_every_excluding_rule_a_gate() -> None:
    excluding = {rule.NAME for rule in RULES if hasattr(rule, "excludes")}
    assert {vars(g)["NAME"] for g in GATES} == excluding


def test_names_are_files_and_none_stands_twice() -> None:
    names = [rule.NAME for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(name == getattr(rules, name).NAME for name in names)


def test_sentences() -> None:
    assert all(len(sentence(rule)) > 20 and not sentence(rule).endswith(".") for rule in RULES)
    assert sentence(budget).startswith("A source pays no more in a year than its money then")
