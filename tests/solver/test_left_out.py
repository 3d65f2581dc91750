"""Works that are not done, with why, what they cost, and what they would have gained."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.scenario.lifts import MEMBERS, Lift, LiftSubsidy, Platform
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.scope import EVERYWHERE
from planner.scenario.settings import Goals, LiftConsent
from planner.scenario.settings_residents import StandardTiers, Tier
from planner.scenario.spaces import Space, SpaceUse
from planner.scenario.types import Category, Indicator, Scenario, Work
from planner.solver import solve
from tests.rules.by_hand import community, park, roof, scene


def test_optional_works_of_a_chosen_community_and_waived_ones(tiny: Scenario) -> None:
    extra = (
        Work(
            community="a",
            id="park",
            kind="park",
            category=Category.UPGRADING,
            civil=90,
            shortfall=Fraction(7),
        ),
        Work(community="a", id="gas", kind="gas", civil=5, waived="done in 2020"),
        Work(community="c", id="park", kind="park", category=Category.UPGRADING, civil=90),
    )
    result = solve(replace(tiny, works=(*tiny.works, *extra)), time_limit=60, gap=0.0)
    assert {c for _, c in result.plan.placed()} == {"a", "b"}  # c is not planned: nothing is left out of it
    found = {(line.community, line.work): line for line in result.left_out}
    assert set(found) == {("a", "gas"), ("a", "park")}
    park = found["a", "park"]
    assert (park.reason.code, park.cost, park.gain) == ("NOT_CHOSEN", 90, 70)  # 7 points x 10 households
    assert (found["a", "gas"].reason.code, found["a", "gas"].reason.value) == ("WAIVED", "done in 2020")


def test_a_work_nobody_calls_for_is_listed_with_its_cost_though_it_is_gone_from_the_scenario(
    tiny: Scenario,
) -> None:
    measured = replace(
        tiny,
        indicators=(
            Indicator(id="leaks", name="leaks", orientation="need", weight=Fraction(1, 2)),
            Indicator(id="cars", name="parking", weight=Fraction(1, 2)),
        ),
        communities=tuple(
            replace(c, score=None, values={"leaks": Fraction(1, 2), "cars": Fraction(1)})
            for c in tiny.communities
        ),
        works=(
            *(replace(w, evidence=("leaks",)) for w in tiny.works),
            Work(
                community="c",
                id="cars",
                kind="parking",
                category=Category.IMPROVING,
                civil=8,
                evidence=("cars",),
            ),
        ),
    )
    result = solve(measured, time_limit=60, gap=0.0)
    (line,) = result.left_out
    assert (line.community, line.work, line.cost, line.gain) == ("c", "cars", 8, 0)
    assert (line.reason.code, line.reason.value) == ("NO_EVIDENCE_FOR_WORK", "parking")
    assert all(w.id != "cars" for w in result.scenario.works)


@pytest.mark.parametrize(("money", "code"), [(0, "SUBSIDY_USED_UP"), (16, "SUBSIDY_USED_UP"), (17, "")])
def test_a_lift_whose_subsidy_is_used_up_says_so_though_residents_would_pay_it(money: int, code: str) -> None:
    subsidy = LiftSubsidy(by_floors={4: 17}, money={2026: money})
    fund = ResidentFund(id="direct", name="direct", channel="direct", amounts={("a", ""): 50})
    lift = Work(
        community="a",
        id="lift",
        kind="lift",
        category=Category.IMPROVING,
        civil=50,
        shortfall=Fraction(5),
    )
    asked = scene(
        "a",
        years=(2026,),
        works=(roof("a"), lift),
        lifts=(Lift(community="a", work="lift", entrance="1", floors=6, cost=50),),
        payers=(subsidy, fund),
        goals=Goals(order=("need", "households")),
    )
    result = solve(asked, time_limit=20, gap=0.0)
    assert [area.members for area in result.plan.areas] == [("a",)]
    assert [(line.work, line.reason.code, line.reason.value) for line in result.left_out] == (
        [("lift", code, "lift_subsidy 2026")] if code else []
    )


def _why(asked: Scenario) -> list[tuple[str, str, str]]:
    result = solve(replace(asked, goals=Goals(order=("need", "households"))), time_limit=20, gap=0.0)
    assert [area.members for area in result.plan.areas] == [("a",)]
    return [(line.work, line.reason.rule, line.reason.code) for line in result.left_out]


@pytest.mark.parametrize(("balance", "code"), [(80_100, ""), (80_099, "INSUFFICIENT_MAINT_FUND")])
def test_a_maintenance_fund_a_yuan_too_small(balance: int, code: str) -> None:
    fund = ResidentFund(id="fund", name="fund", channel="maintenance", amounts={("a", "park"): 80_100})
    works = (roof("a"), park("a", 90_000, shortfall=Fraction(5)))
    a = community("a", maintenance_balance=balance)
    found = _why(scene(a, years=(2026,), works=works, payers=(fund,)))
    assert found == ([("park", "maintenance_fund", code)] if code else [])


@pytest.mark.parametrize(
    ("consented", "members", "code"),
    [
        (True, MEMBERS, ""),
        (None, MEMBERS, "LIFT_CONSENT"),
        (True, MEMBERS[:4], "PLATFORM_INCOMPLETE"),
    ],
)
def test_lifts_nobody_agrees_to_and_a_platform_without_its_contractor(
    consented: bool | None, members: tuple[str, ...], code: str
) -> None:
    lift = replace(park("a", 50, shortfall=Fraction(5)), id="lift", kind="lift")
    asked = scene(
        "a",
        years=(2026,),
        works=(roof("a"), lift),
        lifts=(Lift(community="a", work="lift", entrance="1", floors=6, cost=50, consented=consented),),
        platforms=(Platform(community="a", members=dict.fromkeys(members, "x")),),
        rules={"lift_consent": (LiftConsent(platform=True),)},
    )
    rule = "lift_consent" if code == "LIFT_CONSENT" else "lift_platform"
    assert _why(asked) == ([("lift", rule, code)] if code else [])


@pytest.mark.parametrize(("m2", "code"), [(120, ""), (121, "AREA_NOT_CONSERVED")])
def test_a_space_a_metre_too_small(m2: int, code: str) -> None:
    uses = (
        SpaceUse(community="a", work="roof", m2=Fraction(180)),
        SpaceUse(community="a", work="park", m2=Fraction(m2)),
    )
    asked = scene(
        "a",
        years=(2026,),
        works=(roof("a"), park("a", shortfall=Fraction(5))),
        spaces=(Space(id="shed", kind="shed", area_m2=Fraction(300), uses=uses),),
        rules={"space_conversion": (EVERYWHERE,)},
    )
    assert _why(asked) == ([("park", "space_conversion", code)] if code else [])


@pytest.mark.parametrize(
    ("cap", "classes", "code"),
    [
        (5, ("basic", "improving"), ""),
        (4, ("basic", "improving"), "ABOVE_TIER_CAP"),
        (5, ("basic",), "CATEGORY_CLOSED"),
    ],
)
def test_a_class_that_is_not_open_and_a_cap_a_yuan_too_low(
    cap: int, classes: tuple[str, ...], code: str
) -> None:
    """A roof of 3 yuan and a park of 2 on 100 m²."""
    tier = Tier(
        contribution=Fraction(0), cap=Fraction(cap, 100), categories=frozenset(map(Category, classes))
    )
    asked = scene(
        "a",
        years=(2026,),
        works=(roof("a"), park("a", shortfall=Fraction(5))),
        rules={"standard_tiers": (StandardTiers(tiers=(tier,)),)},
    )
    assert _why(asked) == ([("park", "standard_tiers", code)] if code else [])


def test_a_work_without_evidence_is_listed_once_though_its_community_is_planned() -> None:
    asked = scene(
        "a",
        years=(2026,),
        works=(replace(roof("a"), ordered=True), park("a")),
        rules={"evidence": (EVERYWHERE,)},
    )
    assert _why(asked) == [("park", "evidence", "NO_EVIDENCE_FOR_WORK")]
