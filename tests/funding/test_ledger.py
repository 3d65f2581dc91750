"""The stack to the yuan: it exists exactly when listing all ledgers finds one, and it keeps every rule."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from random import Random

import pytest

from planner.funding import Unpayable, complete
from planner.plan import LATER, UNFUNDED, Plan
from planner.rules import paid_in_full, source_caps, source_eligibility
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Category, Facility, Private, Residents, Scenario, Source, Utility
from tests.rules import universe
from tests.rules.by_hand import RICH, area, community, gas, measured, park, pays, plan, roof, scene

CITY = scene("a", works=(roof("a", 10),))


def test_one_source_pays_it_all() -> None:
    done = complete(plan(CITY, [area(CITY, "a")]), {("city", 2026): 10})
    assert done.allocations == (pays("city", 10, "a"),)
    assert done.areas == (area(CITY, "a"),)


def test_a_yuan_short() -> None:
    with pytest.raises(Unpayable, match="2026: 10 yuan asked, 9 can be paid"):
        complete(plan(CITY, [area(CITY, "a")]), {("city", 2026): 9})
    with pytest.raises(Unpayable):
        complete(plan(CITY, [area(CITY, "a")]), {("city", 2027): 10})


def test_nothing_planned_nothing_paid() -> None:
    assert complete(plan(CITY, []), {}).allocations == ()


def test_over_several_years_and_past_the_last() -> None:
    """11 yuan in tenths of 5, 3 and 2: 5.5, 3.3 and 2.2, the yuan left to the first. Started in 2027:
    6 in 2027, the last year; 3 and 2 are left to later budgets."""
    city = replace(
        CITY,
        works=(roof("a", 11),),
        payment=(Fraction(5, 10), Fraction(3, 10), Fraction(2, 10)),
    )
    paid = {("city", 2026): 6, ("city", 2027): 6}
    late = complete(plan(city, [area(city, "a", 2027)]), paid)
    assert late.allocations == (
        pays("city", 6, "a", year=2027),
        pays(LATER, 3, "a", year=2028),
        pays(LATER, 2, "a", year=2029),
    )
    early = complete(plan(city, [area(city, "a", 2026)]), paid)
    assert early.allocations == (
        pays("city", 6, "a", year=2026),
        pays("city", 3, "a", year=2027),
        pays(LATER, 2, "a", year=2028),
    )


def test_payers_by_rule_pay_past_the_last_year_themselves() -> None:
    """Only pool money is left to later budgets: the gas company pays its half of 2028."""
    city = replace(
        CITY,
        works=(gas("a", 2, 4),),
        payers=(Utility(id="gas", name="gas"),),
        payment=(Fraction(1, 2), Fraction(1, 2)),
    )
    done = complete(plan(city, [area(city, "a", 2027)]), {("city", 2027): 1})
    assert done.allocations == (
        pays("city", 1, "a", "gas", 2027),
        pays("gas", 2, "a", "gas", 2027),
        pays("gas", 2, "a", "gas", 2028),
        pays(LATER, 1, "a", "gas", 2028),
    )


def test_a_gap_is_the_last_payer() -> None:
    gap = replace(CITY, unfunded=True)
    done = complete(plan(gap, [area(gap, "a")]), {("city", 2026): 6, (UNFUNDED, 2026): 4})
    assert done.allocations == (pays("city", 6, "a"), pays(UNFUNDED, 4, "a"))


def test_every_source_where_it_is_wanted() -> None:
    """Central pays basic works only, and 2 yuan per household at most: 20 of the roof of 30.

    The city's 10 are then due at the roof, and its other 5 at the park: 15 are enough, 14 are not.
    """
    central = Source(
        id="central",
        name="central",
        money=RICH.money,
        categories=frozenset({Category.BASIC}),
        cap_per_household=2,
    )
    city = scene(community("a", 10), works=(roof("a", 30), park("a", 5)), sources=(central, RICH))
    done = complete(plan(city, [area(city, "a")]), {("central", 2026): 99, ("city", 2026): 15})
    assert done.allocations == (
        pays("city", 5, "a", "park"),
        pays("central", 20, "a"),
        pays("city", 10, "a"),
    )
    with pytest.raises(Unpayable, match="35 yuan asked, 34 can be paid"):
        complete(plan(city, [area(city, "a")]), {("central", 2026): 99, ("city", 2026): 14})


def test_a_cap_is_split_by_the_profile_and_rounded_down() -> None:
    """A cap of 5 in halves is 2 a year; of 10 yuan, 5 a year, the city pays 3 a year."""
    half = Source(id="half", name="half", money=RICH.money, cap_share=Fraction(1, 2))
    city = replace(CITY, sources=(half, RICH), payment=(Fraction(1, 2), Fraction(1, 2)))
    paid = {("half", 2026): 9, ("half", 2027): 9, ("city", 2026): 3, ("city", 2027): 3}
    done = complete(plan(city, [area(city, "a")]), paid)
    assert done.paid(source="half", year=2026) == 2
    assert done.paid(source="half", year=2027) == 2
    with pytest.raises(Unpayable, match="2027"):
        complete(plan(city, [area(city, "a")]), {**paid, ("city", 2027): 2})


def test_works_of_an_area() -> None:
    """A project of 7 and a canteen of 9 yuan, 4 of it a firm's; a share of half caps the state at 8."""
    state = Source(id="state", name="state", money=RICH.money, cap_share=Fraction(1, 2))
    city = scene(
        "a",
        sources=(state, RICH),
        limits=AreaLimits(project_cost=7),
        facilities=(Facility(id="canteen", kind="canteen", host="a", cost=9),),
        payers=(Private(id="firm", name="firm", amounts={("canteen", "canteen"): 4}),),
    )
    done = complete(
        plan(city, [area(city, "a", facilities=["canteen"])]), {("state", 2026): 9, ("city", 2026): 6}
    )
    assert done.paid(subject="a-2026") == 16
    assert done.paid(subject="a-2026", source="firm") == 4
    assert done.paid(subject="a-2026", source="state") == 8
    assert done.paid(subject="a", source="state") == 1  # half of a roof of 3, rounded down
    with pytest.raises(Unpayable):
        complete(
            plan(city, [area(city, "a", facilities=["canteen"])]), {("state", 2026): 9, ("city", 2026): 5}
        )


def test_a_source_of_another_district() -> None:
    west = Source(id="west", name="west", money=RICH.money, district="west")
    city = scene(community("a", district="east"), sources=(west, RICH))
    with pytest.raises(Unpayable):
        complete(plan(city, [area(city, "a")]), {("west", 2026): 3})
    assert (
        complete(plan(city, [area(city, "a")]), {("west", 2026): 3, ("city", 2026): 3}).paid(source="west")
        == 0
    )


# ---- against all ledgers -------------------------------------------------------------------------


def _drawn(rng: Random) -> Scenario:
    """A small scenario with caps, eligibility, residents and (sometimes) two payment years."""
    drawn = universe.draw(rng)
    city, central = drawn.sources
    halves = (Fraction(1, 2), Fraction(1, 2))
    return replace(
        drawn,
        sources=(
            replace(
                city,
                cap_per_household=rng.choice([None, 1]),
                cap_share=rng.choice([None, None, Fraction(1, 3), Fraction(1, 2)]),
            ),
            replace(central, cap_share=rng.choice([None, Fraction(1, 2), Fraction(2, 3)])),
        ),
        payers=(*drawn.payers, universe.RESIDENTS) if rng.random() < 0.5 else drawn.payers,
        payment=halves if rng.random() < 0.4 else (Fraction(1),),
    )


def _exists(bare: Plan, paid: Mapping[tuple[str, int], int]) -> bool:
    """Whether one of all ledgers is within what each source pays and within what it may pay."""
    for ledger in universe.ledgers(bare.scenario, bare.areas):
        within = all(
            ledger.paid(source=s.id, year=year) <= paid[s.id, year]
            for s in bare.scenario.sources
            for year in bare.scenario.years
        )
        if within and all(
            check.ok for rule in (source_eligibility, source_caps) for check in measured(rule, ledger)
        ):
            return True
    return False


def test_a_stack_is_found_exactly_when_there_is_one() -> None:
    found = refused = 0
    for seed in range(60):
        rng = Random(f"ledger {seed}")
        scenario = _drawn(rng)
        every = list(islice(universe.decisions(scenario), 4000))
        for areas in rng.sample(every, 6):
            bare = Plan(scenario=scenario, areas=areas)
            paid = {(s.id, y): rng.randint(0, 5) for s in scenario.sources for y in scenario.years}
            if _exists(bare, paid):
                done = complete(bare, paid)
                found += bool(done.allocations)
                assert all(
                    check.ok
                    for rule in (paid_in_full, source_eligibility, source_caps)
                    for check in measured(rule, done)
                )
                assert all(done.paid(source=s, year=y) <= yuan for (s, y), yuan in paid.items())
            else:
                refused += 1
                with pytest.raises(Unpayable):
                    complete(bare, paid)
    assert found > 40
    assert refused > 40


def test_residents_take_no_part_in_the_flow() -> None:
    """They pay 4 of the roof of 10; the pool is asked for 6."""
    city = replace(CITY, payers=(Residents(per_m2=Fraction(4, 100)),))
    done = complete(plan(city, [area(city, "a")]), {("city", 2026): 6})
    assert done.allocations == (pays("city", 6, "a"), pays("residents", 4, "a"))
