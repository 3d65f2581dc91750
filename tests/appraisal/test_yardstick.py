"""Two scenarios by one yardstick: the gains of the first stand for both."""

from dataclasses import replace
from fractions import Fraction

from planner.appraisal import appraise, measured_as
from planner.goals import GOAL
from planner.plan import Plan
from planner.scenario.types import Work
from tests.report.by_hand import tutorial
from tests.rules.by_hand import area

CITY = appraise(tutorial())


def test_a_variant_that_scores_otherwise_is_measured_as_before() -> None:
    harsh = replace(
        CITY, communities=tuple(replace(c, score=Fraction(0)) for c in CITY.communities), discount=Fraction(1)
    )
    found = measured_as(appraise(harsh), CITY)
    assert [work.gain for work in found.works] == [work.gain for work in CITY.works]
    assert [c.need for c in found.communities] == [c.need for c in CITY.communities]
    assert found.discount == CITY.discount
    plan = Plan(scenario=found, areas=(area(found, "E", 2027, works={"E": ["综合改造"]}),))
    assert GOAL["need"].measure(found, plan) == 5_014  # 5,278 x 0.95


def test_a_work_left_out_leaves_its_need_unmet() -> None:
    two = replace(CITY, works=(*CITY.works, Work(community="A", id="roof", kind="roof", civil=4_180_000)))
    base = appraise(two)
    assert [w.gain for w in base.works_of["A"]] == [Fraction(5_775, 2)] * 2
    fewer = appraise(replace(two, works=CITY.works))
    assert [w.gain for w in fewer.works_of["A"]] == [5_775]
    assert [w.gain for w in measured_as(fewer, base).works_of["A"]] == [Fraction(5_775, 2)]


def test_what_only_the_variant_has_keeps_its_own() -> None:
    more = appraise(replace(CITY, works=(*CITY.works, Work(community="A", id="roof", kind="roof", civil=1))))
    found = measured_as(more, CITY)
    assert found.works_of["A"][0] == more.works_of["A"][0]
    assert found.works_of["A"][1].gain == 5_775


def test_benefits_year_by_year_are_those_of_the_yardstick() -> None:
    first, *others = CITY.works
    better = replace(CITY, works=(replace(first, benefit=(Fraction(9),)), *others))
    assert measured_as(better, CITY).works == CITY.works
