"""Any plan is measured; only one that speaks of something its scenario does not have is refused, in words."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.checker import broken, check
from planner.errors import PlanFileError, PlannerError
from planner.plan import LATER, UNFUNDED, Allocation, AreaWork, Plan, PlannedArea
from planner.rules import RULES
from planner.scenario.contracts import PipeContract
from planner.scenario.governance import Governance
from planner.scenario.lifts import Lift, LiftSubsidy
from planner.scenario.operations import Line, Operating, Operation, Upkeep
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.scope import EVERYWHERE
from planner.scenario.settings import (
    AreaLimits,
    Capacity,
    Consent,
    Equity,
    EvenFlow,
    LateBuilt,
    LiftConsent,
    Link,
    Rules,
    Spending,
    Task,
    UtilityFloor,
)
from planner.scenario.settings_residents import Competition, Decided, Designers, StandardTiers, Tier
from planner.scenario.spaces import Space, SpaceUse
from planner.scenario.types import (
    Category,
    Corridor,
    Facility,
    Private,
    Programme,
    Residents,
    Source,
    Utility,
)
from planner.verdict import Check
from tests.rules.by_hand import area, community, gas, park, pays, plan, roof, scene

CITY = scene("a", "b", sources=(Source(id="city", name="city", money={2026: 4}),))
A = area(CITY, "a")
GOOD = plan(CITY, [A], pays("city", 3, "a"))


def test_a_good_plan() -> None:
    checks = check(GOOD)
    assert broken(checks) == ()
    assert Check("budget", "city 2026", 3, "at most", 4) in checks
    order = [rule.NAME for rule in RULES]
    places = [order.index(found.rule) for found in checks]
    assert places == sorted(places)


def test_nothing_planned_is_a_plan() -> None:
    assert broken(check(plan(CITY, []))) == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            plan(CITY, [replace(A, members=("a", "z"))]),
            "area a-2026 names an unknown community z",
        ),
        (plan(CITY, [replace(A, year=2031)]), "area a-2026 starts in 2031, outside the years planned"),
        (plan(CITY, [replace(A, members=())]), "area a-2026 has no members"),
        (plan(CITY, [A, replace(area(CITY, "b"), id="a-2026")]), "area a-2026 stands twice in the plan"),
        (plan(CITY, [A], pays("moon", 3, "a")), "money comes from an unknown source moon"),
        (plan(CITY, [A], pays("city", 3, "b")), "money is allocated to b, which is not in the plan"),
    ],
)
def test_what_the_scenario_does_not_have(wrong: Plan, words: str) -> None:
    with pytest.raises(PlanFileError) as caught:
        check(wrong)
    assert str(caught.value) == words
    assert caught.value.exit_code == 2


def test_all_that_is_wrong_at_once() -> None:
    wrong = plan(
        CITY, [replace(A, year=2031, members=("a", "z"))], pays("moon", 1, "a"), pays("city", 1, "b")
    )
    with pytest.raises(PlanFileError) as caught:
        check(wrong)
    assert str(caught.value).splitlines() == [
        "area a-2026 starts in 2031, outside the years planned",
        "area a-2026 names an unknown community z",
        "money is allocated to b, which is not in the plan",
        "money comes from an unknown source moon",
    ]


def test_a_payer_later_money_and_a_gap_are_known_sources() -> None:
    city = replace(CITY, payers=(Utility(id="gas", name="gas"),))
    for source in ("gas", LATER, UNFUNDED):
        assert check(plan(city, [A], pays(source, 3, "a")))


def test_a_bad_plan_is_measured_not_refused() -> None:
    """a twice, and 5 yuan more than there are: every fault is a number."""
    bad = plan(CITY, [A, area(CITY, "ab", 2027)], pays("city", 9, "a"))
    faults = {(found.rule, found.subject): found.slack for found in broken(check(bad))}
    assert faults["once", "a"] == -1
    assert faults["budget", "city 2026"] == -5
    assert faults["paid_in_full", "a roof"] == -6
    assert faults["paid_in_full", "b roof"] == -3


# ---- any plan at all -----------------------------------------------------------------------------

EVERYTHING = replace(
    scene(
        community(
            "a",
            10,
            subdistrict="n",
            last_dig_year=2025,
            consent_households=Fraction(1),
            lock="in",
            maintenance_balance=1,
            private_ceiling=1,
        ),
        community("b", 20, subdistrict="s", drawn_area="x", year_built=2003, lock=2027),
        community("c", 0, district="w", earliest=2027, lock="out"),
        works=(roof("a"), gas("a", 1, 2, digs=True), roof("b"), park("b", requires=("roof",), scheme="one")),
        limits=AreaLimits(max_distance_m=100, project_cost=1, together=(("a", "b"),), apart=(("b", "c"),)),
        payment=(Fraction(1, 2), Fraction(1, 2)),
        commitments={("city", 2027): 1},
        facilities=(Facility(id="canteen", kind="canteen", host="a", cost=2, land_m2=Fraction(1)),),
        governance=(
            Governance(community="a", support=Fraction(1, 2), steps=("moved",)),
            Governance(community="b", support=Fraction(1)),
        ),
        corridors=(Corridor(id="k", communities=("a", "b"), last_dig_year=2024),),
        programmes=(Programme(id="p", department="water", years=(2027,), communities=("a",), corridor="k"),),
        spaces=(
            Space(
                id="shed",
                kind="shed",
                area_m2=Fraction(1),
                uses=(SpaceUse(community="b", work="park", m2=Fraction(2)),),
            ),
        ),
        contracts=(PipeContract(community="a", work="gas", survey="x"),),
        operations=(Operation(subject="canteen", line=Line.SERVICES, cost=1),),
        operating=(Operating(must_balance=frozenset({"city"})),),
        upkeep=(Upkeep(fund=Fraction(1), must_balance=frozenset({"state"})),),
        payers=(
            Private(id="firm", name="firm", amounts={("canteen", "canteen"): 1, ("a", "roof"): 1}),
            Utility(id="gas", name="gas", cap={2026: 1}),
            LiftSubsidy(by_floors={6: 1}, money={2027: 1}),
            ResidentFund(id="fund", name="fund", channel="maintenance", amounts={("a", "roof"): 2}),
            Residents(per_m2=Fraction(1, 100)),
        ),
        lifts=(Lift(community="a", work="gas", entrance="1", floors=6, cost=1),),
        sources=(
            Source(id="city", name="city", money={2026: 9}, cap_per_household=1, cap_share=Fraction(1, 2)),
            Source(id="state", name="state", money={2027: 9}, match={"city": Fraction(1)}),
        ),
    ),
    rules=Rules(
        built_until=2000,
        check_first=(EVERYWHERE,),
        evidence=(EVERYWHERE,),
        decided=(Decided(),),
        designer_team=(EVERYWHERE,),
        designers=(Designers(projects=1),),
        competition=(Competition(weights={"support": Fraction(1)}, skip=True),),
        standard_tiers=(
            StandardTiers(
                tiers=(Tier(contribution=Fraction(0), cap=Fraction(1), categories=frozenset({"basic"})),)
            ),
        ),
        consent=(Consent(),),
        links=(Link(first="a", then="b"),),
        exclusive=(("a", "c"),),
        utility_floor=(UtilityFloor(share=Fraction(1, 10)),),
        residents_floor=Fraction(1, 10),
        new_starts={2026: 1},
        continuing={2027: 1},
        capacity=(Capacity(of="yuan", limit=1, by="district"),),
        tasks=(Task(of="households", minimum=1),),
        one_dig=(EVERYWHERE,),
        seven_ones=(EVERYWHERE,),
        space_conversion=(EVERYWHERE,),
        freed_land=(EVERYWHERE,),
        moratorium_years=1,
        equity=(Equity(least={"*": Fraction(1, 2)}),),
        even_flow=EvenFlow(),
        late_built=LateBuilt(communities=0),
        lift_consent=(LiftConsent(platform=True),),
        central_once=("state", "city"),
        spending=(Spending(limit=5, first=2026, last=2027, kinds=frozenset({"gas"})),),
    ),
)
NAMES = st.sampled_from(["a", "b", "c"])
WORKS = st.lists(st.sampled_from(["roof", "gas", "park", "palace"]), max_size=3).map(tuple)
OWN = st.sampled_from(["project", "walls", "canteen", "palace"]).flatmap(
    lambda name: st.builds(
        AreaWork,
        id=st.just(name),
        kind=st.just(name),
        category=st.just(Category.BASIC),
        cost=st.integers(0, 3),
    )
)
AREAS = st.lists(
    st.builds(
        PlannedArea,
        id=st.just(""),
        year=st.sampled_from([2026, 2027]),
        members=st.lists(NAMES, min_size=1, max_size=4).map(tuple),
        works=st.dictionaries(NAMES, WORKS),
        own=st.lists(OWN, max_size=2).map(tuple),
    ),
    max_size=3,
).map(lambda areas: tuple(replace(planned, id=f"A{i}") for i, planned in enumerate(areas)))
ALLOCATIONS = st.lists(
    st.builds(
        Allocation,
        subject=st.sampled_from(["a", "b", "c", "A0", "A1"]),
        work=st.sampled_from(["roof", "gas", "project", "canteen", "palace"]),
        year=st.integers(2024, 2030),
        source=st.sampled_from(
            ["city", "state", "firm", "gas", "lift_subsidy", "fund", "residents", LATER, UNFUNDED]
        ),
        amount=st.integers(-2, 9),
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(AREAS, ALLOCATIONS)
def test_no_plan_is_too_bad_to_be_measured(
    areas: tuple[PlannedArea, ...], allocations: list[Allocation]
) -> None:
    """Every rule switched on, any plan: numbers, or a refusal in words; never anything else."""
    subjects = {a.id for a in areas} | {c for a in areas for c in a.members}
    bad = Plan(scenario=EVERYTHING, areas=areas, allocations=tuple(allocations))
    strangers = any(set(a.works) - set(a.members) for a in areas)
    if strangers or any(a.subject not in subjects for a in allocations):
        with pytest.raises(
            PlannerError, match=r"money is allocated to|which is not its member|has no members"
        ):
            check(bad)
        return
    checks = check(bad)
    assert {found.rule for found in checks} <= {rule.NAME for rule in RULES}
    assert all(isinstance(found.slack, int | Fraction) for found in checks)
    # b is locked into 2027, c out, and 2025 was the last dig: no plan of this scenario is without fault
    assert broken(checks)


def test_every_rule_measures_this_scenario() -> None:
    """So that the test above says something about every rule."""
    full = plan(
        EVERYTHING, [area(EVERYTHING, "ab", 2027, facilities=["canteen"])], pays("city", 1, "a", year=2027)
    )
    assert {found.rule for found in check(full)} == {rule.NAME for rule in RULES}


def test_works_of_a_community_that_is_not_a_member_are_refused() -> None:
    stranger = replace(area(EVERYTHING, "a", 2027), works={"a": ("roof",), "b": ("roof",)})
    with pytest.raises(PlannerError, match="works in b, which is not its member"):
        check(plan(EVERYTHING, [stranger]))
