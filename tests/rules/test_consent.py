"""Enough residents agree in every community of an area; the rate itself is enough (M38: 80 %)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.rules import consent
from planner.scenario.settings import Consent
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, plan, program, scene

GATE = Fraction(80, 100)


def _city(*members: Community, **gate: object) -> Scenario:
    return scene(*members, rules={"consent": (Consent(**gate),)})  # type: ignore[arg-type]


def _rated(name: str, rate: str | None) -> Community:
    return community(name, consent_households=None if rate is None else Fraction(rate))


@pytest.mark.parametrize("rate", ["0.80", "4/5"])
def test_the_rate_itself_is_enough(rate: str) -> None:
    city = _city(_rated("a", rate))
    assert consent.excludes(city, city.communities[0], 2026) is None
    found = program(city, [area(city, "a")], consent)
    assert found is not None
    (check,) = measured(consent, found)
    assert check == Check("consent", "a", GATE, "at least", GATE)
    assert (check.ok, check.slack) == (True, 0)


def test_a_hundredth_of_a_per_cent_short() -> None:
    """0.7999 misses 0.8 by 0.0001, an 8,000th of the gate."""
    city = _city(_rated("a", "0.7999"))
    reason = Reason("consent", "CONSENT", "79.99%", "80.00%", 1 / 8000)
    for year in city.years:
        assert consent.excludes(city, city.communities[0], year) == reason
    areas = [area(city, "a", 2027)]
    (check,) = measured(consent, plan(city, areas))
    assert (check.ok, check.slack) == (False, Fraction(-1, 10_000))
    assert program(city, areas, consent) is None


def test_by_community_not_by_mean() -> None:
    """0.95 and 0.75 have a mean of 0.85 and the same size; the second bars the area."""
    city = _city(_rated("a", "0.95"), _rated("b", "0.75"))
    areas = [area(city, "ab")]
    assert measured(consent, plan(city, areas)) == [
        Check("consent", "a", Fraction(95, 100), "at least", GATE),
        Check("consent", "b", Fraction(75, 100), "at least", GATE),
    ]
    assert [check.ok for check in measured(consent, plan(city, areas))] == [True, False]
    assert program(city, areas, consent) is None
    assert program(city, [area(city, "a")], consent) is not None


def test_a_blank_rate_bars_the_firm_year_and_is_obtained_later() -> None:
    city = _city(_rated("a", None))
    assert consent.excludes(city, city.communities[0], 2026) == Reason(
        "consent", "NO_CONSENT_YET", "", "80.00%"
    )
    assert consent.excludes(city, city.communities[0], 2027) is None
    firm, later = [area(city, "a", 2026)], [area(city, "a", 2027)]
    assert measured(consent, plan(city, firm)) == [Check("consent", "a", 0, "at least", GATE)]
    assert measured(consent, plan(city, later)) == []
    assert list(consent.to_be_obtained(city, plan(city, later))) == [("a", 2027)]
    assert program(city, firm, consent) is None
    assert program(city, later, consent) is not None


def test_two_firm_years() -> None:
    city = _city(_rated("a", None), firm_years=2)
    assert consent.excludes(city, city.communities[0], 2027) is not None
    assert not measured(consent, plan(city, [area(city, "a", 2027)]))[0].ok


def test_the_gate_names_its_measure() -> None:
    """0.9 of the households but 0.7 of the floor area."""
    split = community("a", consent_households=Fraction(9, 10), consent_area=Fraction(7, 10))
    by = {name: _city(split, measure=name) for name in ("households", "floor_area", "both")}
    refused = {name: consent.excludes(city, split, 2026) for name, city in by.items()}
    assert refused["households"] is None
    assert refused["floor_area"] == refused["both"]
    assert refused["both"] == Reason("consent", "CONSENT", "70.00%", "80.00%", 0.125)
    assert [c.value for c in measured(consent, plan(by["both"], [area(by["both"], "a")]))] == [
        Fraction(9, 10),
        Fraction(7, 10),
    ]


def test_off_unless_asked_for() -> None:
    city = scene(_rated("a", "0.1"))
    assert consent.excludes(city, city.communities[0], 2026) is None
    assert measured(consent, plan(city, [area(city, "a")])) == []
    assert list(consent.to_be_obtained(city, plan(city, [area(city, "a")]))) == []


def test_another_minimum() -> None:
    city = _city(_rated("a", "2/3"), minimum=Fraction(2, 3))
    assert consent.excludes(city, city.communities[0], 2026) is None
    stricter = replace(city, rules=replace(city.rules, consent=(Consent(minimum=Fraction(67, 100)),)))
    assert consent.excludes(stricter, city.communities[0], 2026) is not None


def test_a_rate_just_below_the_gate_is_told_apart_from_it() -> None:
    city = scene(community("a", consent_households=Fraction("0.79996")), rules={"consent": (Consent(),)})
    reason = consent.excludes(city, city.communities[0], 2026)
    assert reason is not None
    assert (reason.value, reason.limit) == ("79.996%", "80.00%")
