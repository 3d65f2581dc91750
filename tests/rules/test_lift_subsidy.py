"""Public money pays for each lift by the floors it serves (M06: at most 35 万元 for one)."""

from dataclasses import replace

import pytest

from planner.rules import lift_subsidy
from planner.scenario.lifts import Lift, LiftSubsidy
from planner.scenario.scope import Scope
from planner.scenario.types import Private, Scenario, Work
from planner.verdict import Check
from tests.rules.by_hand import area, measured, pays, plan, program, roof, scene

CHUZHOU = LiftSubsidy(name="Lifts", by_floors={4: 15, 5: 16, 6: 17, 7: 18}, cap=35)


def _city(*floors: int | None, cost: int = 70, subsidy: LiftSubsidy = CHUZHOU) -> Scenario:
    """Lifts of one work in a, each at an entrance of its own, and a roof."""
    lifts = tuple(
        Lift(community="a", work="lift", entrance=str(i), floors=f, cost=cost) for i, f in enumerate(floors)
    )
    work = Work(community="a", id="lift", kind="lift", civil=cost * len(floors))
    return scene("a", works=(work, roof("a")), lifts=lifts, payers=(subsidy,))


@pytest.mark.parametrize(
    ("floors", "due"), [((6,), 17), ((3,), 0), ((4,), 15), ((9,), 18), ((None,), 0), ((4, 6, 6), 49)]
)
def test_by_floors_and_for_each_lift(floors: tuple[int | None, ...], due: int) -> None:
    """Six floors 17, three none; what holds for seven holds above; three lifts are three subsidies."""
    city = _city(*floors)
    found = program(city, [area(city, "a")], lift_subsidy)
    assert found is not None
    assert found.paid(source="lift_subsidy") == due
    assert measured(lift_subsidy, found)[-1] == Check("lift_subsidy", "Lifts", due, "exactly", due)
    assert all(check.ok for check in measured(lift_subsidy, found))


def test_at_most_the_cap_and_the_cost() -> None:
    """40 in a table by hand are cut to the cap of 35; a lift of 30 gets 30."""
    for cost, due in ((70, 35), (30, 30)):
        city = _city(6, cost=cost, subsidy=LiftSubsidy(by_floors={4: 40}, cap=35))
        found = program(city, [area(city, "a")], lift_subsidy)
        assert found is not None
        assert found.paid(source="lift_subsidy") == due


@pytest.mark.parametrize("yuan", [16, 18])
def test_a_yuan_less_or_more(yuan: int) -> None:
    city = _city(6)
    paid = plan(city, [area(city, "a")], pays("lift_subsidy", yuan, "a", "lift"))
    assert measured(lift_subsidy, paid)[0] == Check("lift_subsidy", "Lifts a lift", yuan, "exactly", 17)


def test_what_is_left_unpaid() -> None:
    """The firm gives 60 of 70 first: 10 of the 17 are left to pay."""
    firm = Private(id="firm", name="firm", amounts={("a", "lift"): 60})
    city = replace(_city(6), payers=(firm, CHUZHOU))
    found = program(city, [area(city, "a")], lift_subsidy)
    assert found is not None
    assert measured(lift_subsidy, found)[0] == Check("lift_subsidy", "Lifts a lift", 10, "exactly", 10)


def test_the_amount_of_the_year() -> None:
    """34 yuan for two lifts: within 34 of 2026, beyond 33."""
    for yuan, enough in ((34, True), (33, False)):
        city = _city(6, 6, subsidy=replace(CHUZHOU, money={2026: yuan}))
        assert (program(city, [area(city, "a")], lift_subsidy) is not None) == enough
        paid = plan(city, [area(city, "a")], pays("lift_subsidy", 34, "a", "lift"))
        assert measured(lift_subsidy, paid)[-1] == Check("lift_subsidy", "Lifts 2026", 34, "at most", yuan)
        assert program(city, [area(city, "a", 2027)], lift_subsidy) is not None


def test_only_where_it_holds() -> None:
    city = _city(6, subsidy=replace(CHUZHOU, where=Scope(districts=frozenset({"east"}))))
    found = program(city, [area(city, "a")], lift_subsidy)
    assert found is not None
    assert found.paid(source="lift_subsidy") == 0
    assert [check.ok for check in measured(lift_subsidy, found)] == [True]
