"""No lift before the 2+3+X platform of its community is complete (M07)."""

from dataclasses import replace

from planner.rules import lift_platform
from planner.scenario.lifts import MEMBERS, Lift, Platform
from planner.scenario.settings import LiftConsent
from planner.scenario.types import Category, Scenario, Work
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, measured, plan, program, roof, scene


def _city(*missing: str, category: Category = Category.IMPROVING) -> Scenario:
    members = {member: "somebody" for member in MEMBERS if member not in missing}
    return scene(
        "a",
        works=(Work(community="a", id="lift", kind="lift", category=category, civil=1), roof("a")),
        lifts=(Lift(community="a", work="lift", entrance="1", cost=1, consented=True),),
        platforms=(Platform(community="a", members=members),),
        rules={"lift_consent": (LiftConsent(platform=True),)},
    )


def test_all_five_are_there() -> None:
    city = _city()
    assert program(city, [area(city, "a")], lift_platform) is not None
    assert measured(lift_platform, plan(city, [area(city, "a")])) == [
        Check("lift_platform", "a", 5, "at least", 5)
    ]


def test_the_contractor_is_missing() -> None:
    city = _city("contractor")
    assert program(city, [area(city, "a")], lift_platform) is None
    (check,) = measured(lift_platform, plan(city, [area(city, "a")]))
    assert check == Check("lift_platform", "a", 4, "at least", 5)
    assert not check.ok
    without = [area(city, "a", works={"a": ("roof",)})]
    assert program(city, without, lift_platform) is not None
    assert measured(lift_platform, plan(city, without)) == []


def test_no_platform_at_all() -> None:
    city = replace(_city(), platforms=())
    assert program(city, [area(city, "a")], lift_platform) is None
    assert measured(lift_platform, plan(city, [area(city, "a")]))[0].value == 0


def test_where_the_lift_is_due_the_community_is_barred() -> None:
    city = _city("contractor", category=Category.BASIC)
    reason = lift_platform.excludes(city, city.communities[0], 2026)
    assert reason == Reason("lift_platform", "PLATFORM_INCOMPLETE", "4", "5")
    assert lift_platform.excludes(_city(category=Category.BASIC), city.communities[0], 2026) is None


def test_not_asked_for() -> None:
    city = _city("contractor")
    city = replace(city, rules=replace(city.rules, lift_consent=(LiftConsent(),)))
    assert program(city, [area(city, "a")], lift_platform) is not None
    assert measured(lift_platform, plan(city, [area(city, "a")])) == []
