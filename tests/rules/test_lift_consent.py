"""No more lifts in a community than entrances that agree (M07: 6 entrances, 4 agree, 4 lifts)."""

from dataclasses import replace

from planner.rules import lift_consent
from planner.scenario.lifts import Lift
from planner.scenario.scope import Scope
from planner.scenario.settings import LiftConsent
from planner.scenario.types import Category, Scenario, Work
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, measured, plan, program, roof, scene


def _city(agree: int, *, apart: bool, category: Category = Category.IMPROVING) -> Scenario:
    """Six lifts in a, of which `agree` are agreed to: one work for all, or one for the others apart."""
    lifts = tuple(
        Lift(
            community="a",
            work="lift" if i < agree or not apart else "lift#2",
            entrance=str(i),
            cost=1,
            consented=True if i < agree else None,
        )
        for i in range(6)
    )
    works = [
        Work(community="a", id=name, kind="lift", category=category, civil=sum(x.work == name for x in lifts))
        for name in sorted({x.work for x in lifts})
    ]
    return scene("a", works=(*works, roof("a")), lifts=lifts, rules={"lift_consent": (LiftConsent(),)})


def test_four_of_six() -> None:
    city = _city(4, apart=True)
    four = [area(city, "a", works={"a": ("lift", "roof")})]
    assert program(city, four, lift_consent) is not None
    assert measured(lift_consent, plan(city, four)) == [Check("lift_consent", "a", 4, "at most", 4)]
    six = [area(city, "a")]
    assert program(city, six, lift_consent) is None
    assert measured(lift_consent, plan(city, six))[0].slack == -2


def test_one_work_of_six_waits_for_all_to_agree() -> None:
    for agree, enough in ((6, True), (5, False)):
        city = _city(agree, apart=False)
        assert (program(city, [area(city, "a")], lift_consent) is not None) == enough
        assert measured(lift_consent, plan(city, [area(city, "a")]))[0].ok == enough
        assert program(city, [area(city, "a", works={"a": ("roof",)})], lift_consent) is not None


def test_where_the_lifts_are_due_the_community_is_barred() -> None:
    city = _city(5, apart=False, category=Category.BASIC)
    reason = lift_consent.excludes(city, city.communities[0], 2026)
    assert reason == Reason("lift_consent", "LIFT_CONSENT", "6", "5")
    assert lift_consent.excludes(_city(6, apart=False), city.communities[0], 2026) is None


def test_only_where_it_is_asked() -> None:
    elsewhere = (LiftConsent(where=Scope(districts=frozenset({"east"}))),)
    city = _city(4, apart=True)
    city = replace(city, rules=replace(city.rules, lift_consent=elsewhere))
    assert program(city, [area(city, "a")], lift_consent) is not None
    assert measured(lift_consent, plan(city, [area(city, "a")])) == []
