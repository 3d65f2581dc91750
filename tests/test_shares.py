"""The utility floor explained: the highest share any plan can reach, and the works a plan left out for it."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Literal

import pytest

from planner import answer
from planner.money import half_up
from planner.plan import PlannedArea
from planner.scenario.settings import AreaLimits, Rules, UtilityFloor
from planner.scenario.types import Facility, Private, Scenario, Utility
from planner.shares import highest_utility_share, left_out_by_floor
from planner.solver import build, prepare
from tests.rules import universe
from tests.rules.by_hand import area, gas, park, pays, plan, roof, scene

Base = Literal["total", "own_works"]
GAS = Utility(id="gas", name="gas")


def _highest(scenario: Scenario) -> Fraction:
    floors = scenario.rules.utility_floor or (UtilityFloor(share=Fraction(0)),)
    return highest_utility_share(build(prepare(scenario)), floors[0])


def test_the_best_area_by_hand() -> None:
    """Pipes of 1 + 3 yuan in a and in b, a mandatory roof of 4 in a, of 2 in b; a project costs 2.

    a alone 3 of 10, b alone 3 of 8 (37.5 %), both merged 6 of 16 (37.5 %) with a project for both; without
    the pipes 0. With a project of 4: b alone 3 of 10, merged 6 of 18, a third.
    """
    city = scene(
        "a",
        "b",
        works=(gas("a", 1, 3), roof("a", 4), gas("b", 1, 3), roof("b", 2)),
        payers=(GAS,),
        limits=AreaLimits(project_cost=2),
    )
    assert _highest(city) == Fraction(3, 8)
    assert _highest(replace(city, limits=AreaLimits(project_cost=4))) == Fraction(1, 3)


def test_of_their_own_works_areas_and_roofs_do_not_count() -> None:
    city = scene(
        "a",
        works=(gas("a", 1, 3), roof("a", 4)),
        payers=(GAS,),
        limits=AreaLimits(project_cost=20),
        rules={"utility_floor": (UtilityFloor(share=Fraction(1, 2), base="own_works"),)},
    )
    assert _highest(city) == Fraction(3, 4)
    assert _highest(replace(city, rules=Rules())) == Fraction(3, 28)


@pytest.mark.parametrize(("base", "highest"), [("total", Fraction(1, 3)), ("own_works", Fraction(2, 3))])
def test_what_comes_back_as_tax_relief_is_in_no_total(base: Base, highest: Fraction) -> None:
    """Of pipes of 1 + 3 a yuan comes back: 2 of 3 are borne, with a mandatory roof of 3 it is 2 of 6."""
    city = scene(
        "a",
        works=(replace(gas("a", 1, 3), mode="tax_relief", granted=1), roof("a", 3)),
        payers=(GAS,),
        rules={"utility_floor": (UtilityFloor(share=Fraction(2, 6), base=base),)},
    )
    assert _highest(city) == highest


def test_no_utility_no_share() -> None:
    assert _highest(scene("a", "b")) == 0


def test_everything_borne_by_utilities() -> None:
    city = scene("a", works=(gas("a", 0, 3),), payers=(GAS,), rules={"mandatory_basic": False})
    assert _highest(city) == 1


def test_a_facility_only_costs() -> None:
    """The canteen is never in the best area: 3 of 4 yuan without it."""
    city = scene(
        "a",
        works=(gas("a", 1, 3),),
        payers=(GAS,),
        rules={"mandatory_basic": False},
        facilities=(Facility(id="canteen", kind="canteen", host="a", cost=9),),
    )
    assert _highest(city) == Fraction(3, 4)


def test_what_a_utility_cannot_pay_in_any_year_is_in_no_plan() -> None:
    """Pipes of 3 + 9 in a ask 9 of a utility that has 4 a year: b remains, where it bears 3 of 7."""
    pipes = (gas("a", 3, 9), gas("b", 1, 3), roof("b", 3))
    city = scene("a", "b", works=pipes, payers=(GAS,))
    assert _highest(city) == Fraction(9, 12)
    assert _highest(replace(city, payers=(replace(GAS, cap={2026: 4, 2027: 4}),))) == Fraction(3, 7)
    assert _highest(replace(city, payers=(replace(GAS, cap={2026: 4, 2027: 9}),))) == Fraction(9, 12)
    assert _highest(replace(city, payers=(replace(GAS, cap={2026: 2, 2027: 2}),))) == 0


def test_the_instalment_of_a_later_year_counts_against_its_cap() -> None:
    """Of 9 yuan 5 fall due in the first year and 4 in the next: only a start in 2026 keeps 2027 to 4."""
    city = scene("a", works=(gas("a", 3, 9),), payers=(replace(GAS, cap={2027: 4}),))
    halves = replace(city, payment=(Fraction(1, 2), Fraction(1, 2)))
    assert _highest(halves) == Fraction(9, 12)
    assert _highest(replace(halves, payers=(replace(GAS, cap={2027: 3}),))) == 0


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("base", ["total", "own_works"])
def test_the_highest_share_is_what_listing_all_plans_finds(seed: int, base: Base) -> None:
    rng = Random(f"shares {seed}")
    payer = replace(
        GAS,
        civil_share=Fraction(rng.randint(0, 2), 4),
        equipment_share=Fraction(rng.randint(2, 4), 4),
    )
    drawn = replace(
        universe.draw(rng),
        payers=(payer,),
        rules=Rules(
            mandatory_basic=seed % 3 > 0, utility_floor=(UtilityFloor(share=Fraction(1, 10), base=base),)
        ),
    )
    model = build(prepare(drawn))
    best = max(
        _share(drawn, payer, areas, base)
        for areas in universe.decisions(drawn)
        if all(works for planned in areas for works in planned.works.values())
        and answer.columns(model, areas) is not None
    )
    assert highest_utility_share(model, drawn.rules.utility_floor[0]) == best


def _share(scenario: Scenario, payer: Utility, areas: Sequence[PlannedArea], base: Base) -> Fraction:
    """Borne of spent, work by work."""
    borne = spent = 0
    for planned in areas:
        for c in planned.members:
            for work in scenario.works_of[c]:
                if work.id in planned.works[c]:
                    if work.utility == payer.id:
                        borne += half_up(
                            payer.civil_share * work.civil + payer.equipment_share * work.equipment
                        )
                    if base == "total" or work.utility:
                        spent += work.cost
        if base == "total":
            spent += sum(own.cost for own in planned.own)
    return Fraction(borne, spent) if spent else Fraction(0)


# ---- works left out ------------------------------------------------------------------------------

FLOOR = scene(
    "a",
    "b",
    works=(gas("a", 1, 4), park("a", 3), roof("a", 2), roof("b", 10)),
    payers=(GAS,),
    rules={"utility_floor": (UtilityFloor(share=Fraction(2, 5)),)},
)


def test_a_work_left_out_because_of_the_floor() -> None:
    """4 of 7 yuan are borne. With the park 4 of 10, the floor itself: it is not the floor that bars it."""
    planned = plan(FLOOR, [area(FLOOR, "a", works={"a": ("gas", "roof")})], pays("gas", 4, "a", "gas"))
    assert left_out_by_floor(planned) == ()
    dearer = replace(FLOOR, works=(gas("a", 1, 4), park("a", 4), roof("a", 2), roof("b", 10)))
    assert left_out_by_floor(replace(planned, scenario=dearer)) == (("a", "park"),)


def test_what_a_work_brings_itself_counts() -> None:
    """0 of 2 yuan are borne; the pipes of 1 + 4 would bring 4 of 7, more than the floor asks."""
    planned = plan(FLOOR, [area(FLOOR, "a", works={"a": ("roof",)})])
    assert left_out_by_floor(planned) == (("a", "park"),)


def test_only_works_of_planned_communities_that_are_not_waived() -> None:
    waived = replace(
        FLOOR, works=(gas("a", 1, 4), replace(park("a", 9), waived="no land"), roof("a", 2), roof("b", 10))
    )
    planned = plan(waived, [area(waived, "a", works={"a": ("gas", "roof")})], pays("gas", 4, "a", "gas"))
    assert left_out_by_floor(planned) == ()


def test_of_their_own_works_only_pipes_can_be_left_out() -> None:
    """Of 5 yuan of pipes 4 are borne; heat pipes of 9 + 1 that nobody bears would leave 4 of 15."""
    heat = replace(gas("a", 9, 1), id="heat", kind="heat", utility="heat")
    city = replace(
        FLOOR,
        works=(*FLOOR.works, heat),
        rules=Rules(utility_floor=(UtilityFloor(share=Fraction(2, 5), base="own_works"),)),
    )
    planned = plan(city, [area(city, "a", works={"a": ("gas", "roof")})], pays("gas", 4, "a", "gas"))
    assert left_out_by_floor(planned) == (("a", "heat"),)


def test_without_a_floor_nothing_is_left_out() -> None:
    free = replace(FLOOR, rules=Rules())
    assert left_out_by_floor(plan(free, [area(free, "a", works={"a": ("roof",)})])) == ()


def test_a_payer_before_the_utility_leaves_it_less_to_bear() -> None:
    """Private capital pays all of the gas first: the utility would bear nothing, the floor keeps it out."""
    city = scene(
        "a",
        works=(gas("a", 1, 4), roof("a", 2)),
        payers=(Private(id="f", name="f", amounts={("a", "gas"): 5}), Utility(id="gas", name="gas")),
        rules={"utility_floor": (UtilityFloor(share=Fraction(2, 5)),)},
    )
    assert left_out_by_floor(plan(city, [area(city, "a", works={"a": ("roof",)})])) == (("a", "gas"),)


def test_tax_relief_of_a_work_left_out_is_in_no_total() -> None:
    """0 of 2 yuan are borne; pipes of 1 + 3, a yuan of it relief, would bring 2 of 5: the floor itself."""
    pipes = replace(gas("a", 1, 3), mode="tax_relief", granted=1)
    city = scene(
        "a", works=(pipes, roof("a", 2)), payers=(GAS,), rules={"utility_floor": FLOOR.rules.utility_floor}
    )
    assert left_out_by_floor(plan(city, [area(city, "a", works={"a": ("roof",)})])) == ()
    dearer = replace(city, works=(replace(pipes, civil=2), roof("a", 2)))
    assert left_out_by_floor(plan(dearer, [area(dearer, "a", works={"a": ("roof",)})])) == (("a", "gas"),)
