"""M38: three gates of 80 %, each inclusive, community by community."""

from fractions import Fraction

from planner.rules import gate
from planner.scenario.calendar_settings import RateGate
from planner.scenario.scope import Scope
from planner.scenario.settings import Consent
from tests.mechanisms.by_hand import problems, scenario

HERE = Scope(districts=frozenset({"东区"}))
REST = Consent(where=Scope(besides=(HERE,)))  # the gate that the column of rates brings


def test_it_switches_the_consent_gate_on_where_it_holds() -> None:
    found = scenario("mechanisms: {保定三个80%: {where: {district: 东区}}}")
    assert found.rules.consent == (Consent(where=HERE), REST)


def test_elsewhere_the_gate_of_the_column_stands_as_before() -> None:
    base = (
        "years: [2026]\nfunding: {市: 100万元}\ncommunities:\n"
        "  - {小区名称: 甲, 区县: 东区, 户数: 100, 建筑面积: 8000, 居民同意率: 95%}\n"
        "  - {小区名称: 乙, 区县: 西区, 户数: 100, 建筑面积: 8000, 居民同意率: 79.99%}\n"
    )
    found = scenario("mechanisms: {M38: {where: {district: 东区}}}", base)
    reason = gate(found, found.community["西区/乙"])[2026]
    assert reason is not None
    assert (reason.code, reason.value) == ("CONSENT", "79.99%")
    assert gate(found, found.community["东区/甲"])[2026] is None


def test_another_rate_for_another_district() -> None:
    found = scenario("mechanisms: {M38: [{where: {district: 东区}}, {同意率: 85%, where: {district: 西区}}]}")
    assert [consent.minimum for consent in found.rules.consent] == [
        Fraction(4, 5),
        Fraction(17, 20),
        Fraction(4, 5),  # where neither holds
    ]


def test_a_stated_gate_that_says_the_same_is_kept() -> None:
    found = scenario("rules: {consent: 0.8}\nmechanisms: {baoding-three-80: {}}")
    assert found.rules.consent == (Consent(),)


def test_a_stated_gate_that_contradicts_is_an_error_naming_both() -> None:
    (problem,) = problems("rules: {consent: 75%}\nmechanisms: {baoding-three-80: {}}")
    assert "rules.consent.minimum is 75%" in problem
    assert "80%, as mechanism baoding-three-80 (M38) sets it" in problem


def test_switched_off_is_a_contradiction_too() -> None:
    (problem,) = problems("rules: {consent: off}\nmechanisms: {baoding-three-80: {}}")
    assert "rules.consent is off" in problem


def test_without_its_column_it_says_which_it_needs() -> None:
    base = (
        "years: [2026]\ncommunities:\n  - {小区名称: 甲, 户数: 100, 建筑面积: 8000}\nfunding: {市: 100万元}\n"
    )
    (problem,) = problems("mechanisms: {baoding-three-80: {}}", base)
    assert "居民同意率 (consent_households)" in problem
    assert "communities" in problem


def test_the_other_two_gates_are_those_of_the_calendar() -> None:
    found = scenario("mechanisms: {M38: {方案同意率: 85%, where: {district: 东区}}}")
    assert found.calendar is not None
    assert found.calendar.scheme_consent == (RateGate(minimum=Fraction(17, 20), where=HERE),)
    assert found.calendar.satisfaction == (RateGate(where=HERE),)
    assert found.rules.consent == (Consent(where=HERE), REST)  # they never bar the choice
