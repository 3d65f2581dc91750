"""Private capital pays only for what it is earmarked to, up to its amount (M04: 530 万元)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.money import WAN
from planner.plan import Plan
from planner.rules import private_capital
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Facility, Private, Scenario, Source, Utility
from planner.verdict import Check
from tests.rules.by_hand import RICH, area, community, gas, measured, park, pays, plan, program, roof, scene

CENTRE = Facility(id="centre", kind="elder_care", host="a", cost=530 * WAN)


def _yitian(yuan: int, *payers: Private | Utility, cost: int = 530 * WAN) -> Scenario:
    """An elder-care centre at a, next to b; a firm gives `yuan` for it."""
    firm = Private(id="firm", name="Firm", amounts={("centre", "centre"): yuan})
    return scene("a", "b", payers=(*payers, firm), facilities=(replace(CENTRE, cost=cost),))


def _paid(city: Scenario, members: str = "ab") -> Plan:
    found = program(city, [area(city, members, facilities=["centre"])], private_capital)
    assert found is not None
    assert all(check.ok for check in measured(private_capital, found))
    return found


def test_the_firm_pays_the_whole_centre() -> None:
    """530 of 530 万元: no public money goes into it."""
    found = _paid(_yitian(530 * WAN))
    name = found.areas[0].id
    assert found.allocations[0] == pays("firm", 530 * WAN, name, "centre")
    assert found.paid(subject=name, source="city") == 0
    assert measured(private_capital, found) == [
        Check("private_capital", f"Firm {name} centre", 530 * WAN, "exactly", 530 * WAN)
    ]


def test_the_pool_pays_the_rest() -> None:
    found = _paid(_yitian(500 * WAN))
    assert found.paid(subject=found.areas[0].id, source="city") == 30 * WAN


def test_never_more_than_it_costs() -> None:
    found = _paid(_yitian(600 * WAN))
    assert found.paid(source="firm") == 530 * WAN


def test_no_facility_no_money() -> None:
    city = _yitian(530 * WAN)
    found = program(city, [area(city, "ab")], private_capital)
    assert found is not None
    assert found.paid(source="firm") == 0
    assert measured(private_capital, found) == []


@pytest.mark.parametrize("off", [-1, 1])
def test_a_yuan_less_or_more_for_the_centre(off: int) -> None:
    city = _yitian(530 * WAN)
    given = pays("firm", 530 * WAN + off, "ab-2026", "centre")
    (check,) = measured(private_capital, plan(city, [area(city, "ab", facilities=["centre"])], given))
    assert check == Check("private_capital", "Firm ab-2026 centre", 530 * WAN + off, "exactly", 530 * WAN)
    assert (check.ok, check.slack) == (False, -1)


def test_reassigned_to_something_else() -> None:
    """One yuan of the firm in a roof is a yuan too many; the centre then lacks it."""
    city = _yitian(530 * WAN)
    moved = plan(
        city,
        [area(city, "ab", facilities=["centre"])],
        pays("firm", 530 * WAN - 1, "ab-2026", "centre"),
        pays("firm", 1, "a", "roof"),
    )
    assert measured(private_capital, moved) == [
        Check("private_capital", "Firm a roof", 1, "exactly", 0, "EARMARK_VIOLATION"),
        Check("private_capital", "Firm ab-2026 centre", 530 * WAN - 1, "exactly", 530 * WAN),
    ]
    assert [check.slack for check in measured(private_capital, moved)] == [-1, -1]


def test_private_money_makes_a_facility_payable() -> None:
    """The city has 6 yuan, for two roofs; the centre stands only where the firm pays all of it."""
    sources = (Source(id="city", name="city", money={2026: 6}),)
    for yuan, enough in ((530 * WAN, True), (530 * WAN - 1, False)):
        city = replace(_yitian(yuan), sources=sources)
        areas = [area(city, "ab", facilities=["centre"])]
        assert (program(city, areas, private_capital) is not None) == enough


def test_two_firms_one_after_the_other() -> None:
    """The first gives 300, the second up to 400: 230 are left for it."""
    first = Private(id="first", name="First", amounts={("centre", "centre"): 300 * WAN})
    found = _paid(_yitian(400 * WAN, first))
    assert (found.paid(source="first"), found.paid(source="firm")) == (300 * WAN, 230 * WAN)
    assert [check.limit for check in measured(private_capital, found)] == [300 * WAN, 230 * WAN]


def test_over_several_years() -> None:
    """530 万 less a yuan, in halves: the odd yuan falls to the earlier year; the pool splits its own."""
    city = replace(_yitian(530 * WAN - 1), payment=(Fraction(1, 2), Fraction(1, 2)))
    found = _paid(city)
    assert found.paid(source="firm", year=2026) == 265 * WAN
    assert found.paid(source="firm", year=2027) == 265 * WAN - 1
    assert found.paid(subject=found.areas[0].id, source="city", year=2026) == 1


def test_the_project_of_an_area_is_no_facility() -> None:
    city = replace(_yitian(530 * WAN), limits=AreaLimits(project_cost=7))
    found = _paid(city)
    assert found.paid(subject=found.areas[0].id, source="city") == 7


# ---- works of a community ------------------------------------------------------------------------

SHOPS = Private(id="shops", name="Shops", amounts={("a", "park"): 5})


def _street(*payers: Private | Utility, park_yuan: int = 8) -> Scenario:
    """Shops give 5 yuan for the park of a; b has a park too."""
    return scene(
        "a",
        "b",
        works=(roof("a"), park("a", park_yuan), roof("b"), park("b", park_yuan)),
        payers=payers or (SHOPS,),
    )


def test_only_for_the_park_of_one_community() -> None:
    city = _street()
    found = program(city, [area(city, "ab")], private_capital)
    assert found is not None
    assert [a for a in found.allocations if a.source == "shops"] == [pays("shops", 5, "a", "park")]
    assert measured(private_capital, found) == [Check("private_capital", "Shops a park", 5, "exactly", 5)]
    assert found.paid(source="city") == 3 + 3 + 3 + 8


@pytest.mark.parametrize("off", [-1, 1])
def test_a_yuan_less_or_more_for_the_park(off: int) -> None:
    city = _street()
    (check,) = measured(private_capital, plan(city, [area(city, "a")], pays("shops", 5 + off, "a", "park")))
    assert check == Check("private_capital", "Shops a park", 5 + off, "exactly", 5)
    assert check.slack == -1


def test_a_park_cheaper_than_the_gift() -> None:
    city = _street(park_yuan=4)
    found = program(city, [area(city, "a")], private_capital)
    assert found is not None
    assert found.paid(source="shops") == 4
    assert measured(private_capital, found)[0].limit == 4


def test_a_park_that_is_not_built() -> None:
    city = _street()
    found = program(city, [area(city, "a", works={"a": ("roof",)})], private_capital)
    assert found is not None
    assert found.paid(source="shops") == 0
    assert measured(private_capital, found) == []


def test_the_same_work_in_another_community() -> None:
    city = _street()
    wrong = plan(city, [area(city, "ab")], pays("shops", 5, "a", "park"), pays("shops", 1, "b", "park"))
    assert [check.slack for check in measured(private_capital, wrong)] == [0, -1]


def test_what_a_utility_before_left_unpaid() -> None:
    """Gas of 3 + 4 yuan: the company pays 4, the shops 3 of the 5 they give."""
    shops = replace(SHOPS, amounts={("a", "gas"): 5})
    city = replace(_street(Utility(id="gas", name="Gas"), shops), works=(gas("a", 3, 4),), sources=(RICH,))
    found = program(city, [area(city, "a")], private_capital)
    assert found is not None
    assert found.allocations == (pays("gas", 4, "a", "gas"), pays("shops", 3, "a", "gas"))
    assert measured(private_capital, found) == [Check("private_capital", "Shops a gas", 3, "exactly", 3)]
    more = plan(city, [area(city, "a")], pays("gas", 4, "a", "gas"), pays("shops", 4, "a", "gas"))
    assert measured(private_capital, more)[0].slack == -1


def test_at_most_the_ceiling_of_the_community() -> None:
    """M21: 530 in a, the facility it hosts with it, against a ceiling of 530 and of 529."""
    firm = Private(id="firm", name="firm", amounts={("a", "roof"): 3, ("F", "F"): 527})
    for ceiling, ok in ((530, True), (529, False)):
        city = scene(
            community("a", private_ceiling=ceiling),
            payers=(firm,),
            facilities=(Facility(id="F", kind="elder", host="a", cost=600),),
        )
        planned = [area(city, "a", facilities=["F"])]
        paid = plan(city, planned, pays("firm", 3, "a"), pays("firm", 527, "a-2026", "F"))
        check = measured(private_capital, paid)[-1]
        assert check == Check("private_capital", "a ceiling", 530, "at most", ceiling)
        assert check.ok == ok


def test_none_where_it_may_not_take_part() -> None:
    firm = Private(id="firm", name="firm", amounts={("a", "roof"): 1})
    city = scene(community("a", private_eligible=False), payers=(firm,))
    paid = plan(city, [area(city, "a")], pays("firm", 1, "a"))
    assert measured(private_capital, paid)[-1] == Check("private_capital", "a ceiling", 1, "at most", 0)
