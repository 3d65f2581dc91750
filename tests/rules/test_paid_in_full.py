"""Every yuan of every work has a payer, in the years the payment profile says."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.plan import LATER
from planner.rules import paid_in_full
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Utility
from planner.verdict import Check
from tests.rules.by_hand import RICH, area, gas, measured, pays, plan, program, roof, scene

CITY = scene("a", works=(roof("a", 10),))
THIRDS = replace(CITY, payment=(Fraction(2, 3), Fraction(1, 3)))
A = area(CITY, "a")


def test_to_the_yuan() -> None:
    assert measured(paid_in_full, plan(CITY, [A], pays("city", 10, "a"))) == [
        Check("paid_in_full", "a roof", 10, "exactly", 10),
        Check("paid_in_full", "a roof profile", 0, "at most", 0),
        Check("paid_in_full", "ledger", 0, "at most", 0),
    ]


@pytest.mark.parametrize("yuan", [9, 11])
def test_a_yuan_too_little_or_too_much(yuan: int) -> None:
    whole, profile, ledger = measured(paid_in_full, plan(CITY, [A], pays("city", yuan, "a")))
    assert whole == Check("paid_in_full", "a roof", yuan, "exactly", 10)
    assert (whole.ok, whole.slack) == (False, -1)
    assert profile.ok
    assert ledger.ok


def test_nothing_paid_at_all() -> None:
    (whole, *_) = measured(paid_in_full, plan(CITY, [A]))
    assert (whole.value, whole.slack) == (0, -10)


def test_the_program_pays_it() -> None:
    found = program(CITY, [A], paid_in_full)
    assert found is not None
    assert found.allocations == (pays("city", 10, "a"),)
    poor = replace(CITY, sources=(replace(RICH, money={2026: 9, 2027: 9}, carry_years=0),))
    assert program(poor, [A], paid_in_full) is None


def test_two_thirds_in_the_first_year() -> None:
    """10 yuan: 6 2/3 and 3 1/3. The first has the larger remainder and gets the yuan left: 7 and 3."""
    found = program(THIRDS, [A], paid_in_full)
    assert found is not None
    assert found.allocations == (pays("city", 7, "a"), pays("city", 3, "a", year=2027))
    assert all(check.ok for check in measured(paid_in_full, found))


def test_the_smaller_remainder_rounded_up() -> None:
    """6 + 4: both within a yuan of their share, but the year with the larger remainder is rounded down."""
    paid = plan(THIRDS, [A], pays("city", 6, "a"), pays("city", 4, "a", year=2027))
    whole, profile, _ = measured(paid_in_full, paid)
    assert whole.ok
    assert profile == Check("paid_in_full", "a roof profile", 1, "at most", 0)
    assert (profile.ok, profile.slack) == (False, -1)


@pytest.mark.parametrize(("first", "second"), [(8, 2), (9, 1), (3, 7), (1, 9)])
def test_another_split_of_the_same_sum(first: int, second: int) -> None:
    paid = plan(THIRDS, [A], pays("city", first, "a"), pays("city", second, "a", year=2027))
    whole, profile, _ = measured(paid_in_full, paid)
    assert whole.ok
    assert not profile.ok


def test_all_of_it_at_once() -> None:
    whole, profile, _ = measured(paid_in_full, plan(THIRDS, [A], pays("city", 10, "a")))
    assert whole.ok
    assert not profile.ok


def test_equal_remainders_go_to_the_earlier_year() -> None:
    """5 yuan in halves: 3 and 2, not 2 and 3."""
    halves = replace(CITY, works=(roof("a", 5),), payment=(Fraction(1, 2), Fraction(1, 2)))
    found = program(halves, [A], paid_in_full)
    assert found is not None
    assert found.allocations == (pays("city", 3, "a"), pays("city", 2, "a", year=2027))
    late = plan(halves, [A], pays("city", 2, "a"), pays("city", 3, "a", year=2027))
    assert measured(paid_in_full, late)[1].slack == -1


def test_pool_sources_share_an_instalment_and_payers_split_their_own() -> None:
    """Gas of 1 + 4 yuan, the gas company pays 4: 2 + 2; the pool pays 1 + 0."""
    city = replace(
        CITY,
        works=(gas("a", 1, 4),),
        payers=(Utility(id="gas", name="gas"),),
        payment=(Fraction(1, 2), Fraction(1, 2)),
    )
    found = program(city, [area(city, "a")], paid_in_full)
    assert found is not None
    assert found.allocations == (
        pays("city", 1, "a", "gas"),
        pays("gas", 2, "a", "gas"),
        pays("gas", 2, "a", "gas", 2027),
    )
    # together 3 + 2 is a split of 5 in halves too, but the payer by rule is off its own profile
    mixed = plan(city, [area(city, "a")], pays("gas", 3, "a", "gas"), pays("gas", 1, "a", "gas", 2027))
    assert measured(paid_in_full, mixed)[1].slack < 0


def test_what_falls_past_the_plan_is_left_to_later_years() -> None:
    """Started in 2027, the last year: 7 yuan from the city then, 3 from budgets of 2028."""
    late = area(THIRDS, "a", 2027)
    found = program(THIRDS, [late], paid_in_full)
    assert found is not None
    assert found.allocations == (pays("city", 7, "a", year=2027), pays(LATER, 3, "a", year=2028))
    assert all(check.ok for check in measured(paid_in_full, found))


def test_later_money_in_time_and_timely_money_later() -> None:
    late = area(THIRDS, "a", 2027)
    for ledger in (
        [pays(LATER, 7, "a", year=2027), pays(LATER, 3, "a", year=2028)],
        [pays("city", 7, "a", year=2027), pays("city", 3, "a", year=2028)],
    ):
        *_, found = measured(paid_in_full, plan(THIRDS, [late], *ledger))
        assert found == Check("paid_in_full", "ledger", 1, "at most", 0)


def test_money_before_the_start_or_for_nothing() -> None:
    early = plan(CITY, [area(CITY, "a", 2027)], pays("city", 10, "a"))
    whole, profile, _ = measured(paid_in_full, early)
    assert whole.ok
    assert not profile.ok
    astray = plan(CITY, [A], pays("city", 10, "a"), pays("city", 1, "a", "palace"))
    palace, *_ = measured(paid_in_full, astray)
    assert palace == Check("paid_in_full", "a palace", 1, "exactly", 0)
    empty = plan(CITY, [A], pays("city", 10, "a"), pays("city", 0, "a"))
    assert measured(paid_in_full, empty)[-1].slack == -1


def test_works_of_the_area_are_paid_too() -> None:
    project = replace(CITY, limits=AreaLimits(project_cost=5))
    found = program(project, [area(project, "a")], paid_in_full)
    assert found is not None
    name = found.areas[0].id
    assert found.paid(subject=name) == 5
    assert Check("paid_in_full", f"{name} project", 5, "exactly", 5) in measured(paid_in_full, found)


def test_a_year_after_the_last_for_which_money_is_stated() -> None:
    """2028 has money: its 3 yuan come from the city, and left to later budgets they would be misplaced."""
    stated = replace(THIRDS, sources=(replace(RICH, money={2027: 99, 2028: 99}),))
    late = area(stated, "a", 2027)
    found = program(stated, [late], paid_in_full)
    assert found is not None
    assert found.allocations == (pays("city", 7, "a", year=2027), pays("city", 3, "a", year=2028))
    assert all(check.ok for check in measured(paid_in_full, found))
    left = plan(stated, [late], pays("city", 7, "a", year=2027), pays(LATER, 3, "a", year=2028))
    assert measured(paid_in_full, left)[-1].slack == -1


def test_a_work_with_years_of_its_own() -> None:
    """2, nothing and 8 yuan, whatever the profile of all others says."""
    own = replace(THIRDS, works=(replace(THIRDS.works[0], payment=(2, 0, 8)),))
    found = program(own, [A], paid_in_full)
    assert found is not None
    assert [(a.year, a.source, a.amount) for a in found.allocations] == [(2026, "city", 2), (2028, LATER, 8)]
    assert all(check.ok for check in measured(paid_in_full, found))
    moved = plan(own, [A], pays("city", 3, "a"), pays(LATER, 7, "a", year=2028))
    whole, profile, ledger = measured(paid_in_full, moved)
    assert (whole.ok, profile.ok, ledger.ok) == (True, False, True)


def test_each_payer_of_it_pays_in_the_same_years() -> None:
    """Gas of 4 yuan paid 1 and 3: the company's 2 are 1 and 1 (0.5: half up to the earlier), ours 1 and 1."""
    works = (roof("a", 1), replace(gas("a", 2, 2), payment=(1, 3)))
    city = replace(CITY, works=works, payers=(Utility(id="gas", name="Gas"),))
    found = program(city, [area(city, "a")], paid_in_full)
    assert found is not None
    paid = {(a.source, a.year): a.amount for a in found.allocations if a.work == "gas"}
    assert paid == {("gas", 2026): 1, ("gas", 2027): 1, ("city", 2026): 1, ("city", 2027): 1}
    assert all(check.ok for check in measured(paid_in_full, found))
