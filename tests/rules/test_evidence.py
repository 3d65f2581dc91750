"""Works are done only where the health check found a shortfall or residents ordered them (M03)."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from planner.appraisal import appraise
from planner.rules import evidence
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.types import Indicator, Scenario, Work
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, plan, program, scene

TREE = (
    Indicator(id="drains", name="drains", weight=Fraction(1, 2)),
    Indicator(id="walls", name="walls", weight=Fraction(1, 2)),
)


def _city(*works: Work, where: Scope = EVERYWHERE, **values: Fraction) -> Scenario:
    return scene(community("a", values=values), works=works, indicators=TREE, rules={"evidence": (where,)})


def _work(name: str, **facts: Any) -> Work:
    return Work(community="a", id=name, kind=name, civil=3, **facts)


DRAINS, FACADE = _work("drains", evidence=("drains",)), _work("facade", evidence=("walls",))


def test_the_facade_without_a_shortfall_is_rejected() -> None:
    city = _city(DRAINS, FACADE, drains=Fraction(1, 2), walls=Fraction(1))
    assert {w.id: w.called_for for w in appraise(city).works} == {"drains": True, "facade": False}
    drains = [area(city, "a", works={"a": ("drains",)})]
    found = program(city, drains, evidence)
    assert found is not None
    assert measured(evidence, found) == [Check("evidence", "a", 0, "at most", 0)]
    both = [area(city, "a")]
    (check,) = measured(evidence, plan(city, both))
    assert (check.value, check.ok) == (1, False)
    assert program(city, both, evidence) is None


def test_a_hair_below_the_best_value_is_a_shortfall() -> None:
    city = _city(FACADE, walls=Fraction(999, 1000))
    assert program(city, [area(city, "a")], evidence) is not None


def test_what_residents_order_or_another_work_requires() -> None:
    ordered = _work("lift", ordered=True, requires=("base",))
    city = _city(ordered, _work("base"), _work("paint"), drains=Fraction(1), walls=Fraction(1))
    assert {w.id for w in appraise(city).works if w.called_for} == {"lift", "base"}
    lift = [area(city, "a", works={"a": ("lift", "base")})]
    assert measured(evidence, plan(city, lift))[0].value == 0
    assert program(city, lift, evidence) is not None


def test_a_community_nothing_calls_for() -> None:
    city = appraise(_city(FACADE, walls=Fraction(1)))
    assert evidence.excludes(city, city.communities[0], 2026) == Reason("evidence", "NO_EVIDENCE_FOR_WORK")


def test_without_indicators_works_speak_for_themselves() -> None:
    asked = replace(_city(_work("roof", shortfall=Fraction(5)), _work("paint")), indicators=())
    assert [w.id for w in appraise(asked).works if w.called_for] == ["roof"]


def test_only_where_it_holds() -> None:
    city = _city(FACADE, where=Scope(districts=frozenset({"elsewhere"})), walls=Fraction(1))
    assert measured(evidence, plan(city, [area(city, "a")])) == []
