"""What the utilities bear: of each base that has a floor, or of all where none is set."""

from dataclasses import replace
from fractions import Fraction

from planner.report.page.utilities import Bearing, bearings, utilities
from planner.result import Result
from planner.scenario.scope import Scope
from planner.scenario.settings import Rules, UtilityFloor
from tests.report.page import plans


def with_floors(*floors: UtilityFloor) -> Result:
    result = plans.city(14)
    scenario = replace(result.scenario, rules=Rules(utility_floor=floors))
    return replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario))


def test_the_share_of_all_construction_money() -> None:
    result = with_floors(UtilityFloor(share=Fraction(15, 100)))
    borne = sum(a.amount for a in result.plan.allocations if a.source == "water")
    whole = sum(a.amount for a in result.plan.allocations)
    assert list(bearings(result)) == [
        Bearing(name="all construction money", share=Fraction(borne, whole), floor=Fraction(15, 100))
    ]


def test_a_floor_of_a_part_and_of_own_works() -> None:
    east = Scope(districts=frozenset({"东区"}))
    (found,) = bearings(with_floors(UtilityFloor(share=Fraction(1, 4), base="own_works", where=east)))
    assert found.name == "东区 own works"
    assert found.floor == Fraction(1, 4)
    assert Fraction(29, 100) < found.share <= Fraction(3, 10)  # 30 %, rounded down to the yuan


def test_without_a_floor_the_share_is_still_told() -> None:
    (found,) = bearings(with_floors())
    assert found.floor is None
    section = utilities(with_floors())
    assert section is not None
    assert section.title == "Utilities and their floor"


def test_without_utilities_there_is_no_section() -> None:
    result = plans.city(14)
    scenario = replace(result.scenario, payers=())
    assert utilities(replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario))) is None
