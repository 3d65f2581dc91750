"""Each district or subdistrict gets between its least and its most share of what the plan gives."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from planner.rules import equity
from planner.scenario.settings import AreaLimits, Equity
from planner.scenario.types import Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, roof, scene

QUARTER = Fraction(1, 4)


def _city(north: int, south: int, **given: Any) -> Scenario:
    """a in the north, b in the south, c in neither; households as given, 10 in c."""
    members = (
        community("a", north, subdistrict="north", district="x"),
        community("b", south, subdistrict="south", district="x"),
        community("c", 10, district="y"),
    )
    return scene(*members, rules={"equity": (Equity(**given),)}, edges=())


def _both(city: Scenario) -> list[Any]:
    return [area(city, "a", 2026), area(city, "b", 2027)]


def test_a_quarter_at_least_and_one_household_short() -> None:
    """10 of 40 households are a quarter; 10 of 41 are a quarter of a household short."""
    for south, slack in ((30, 0), (31, -QUARTER)):
        city = _city(10, south, least={"*": QUARTER})
        north, _ = measured(equity, plan(city, _both(city)))
        assert north == Check("equity", "north households", 10, "at least", QUARTER * (10 + south))
        assert north.slack == slack
        assert (program(city, _both(city), equity) is not None) == (slack == 0)


def test_three_quarters_at_most_and_one_household_over() -> None:
    for south, slack in ((30, 0), (31, -QUARTER)):
        city = _city(10, south, most={"south": Fraction(3, 4)})
        (check,) = measured(equity, plan(city, _both(city)))
        assert check == Check("equity", "south households", south, "at most", Fraction(3, 4) * (10 + south))
        assert check.slack == slack
        assert (program(city, _both(city), equity) is not None) == (slack == 0)


def test_the_whole_counts_who_has_no_subdistrict() -> None:
    """10 of 40 keep a quarter; with the 10 households of c they are 10 of 50: 2 1/2 short."""
    city = _city(10, 30, least={"north": QUARTER})
    areas = [*_both(city), area(city, "c")]
    (check,) = measured(equity, plan(city, areas))
    assert check.slack == Fraction(-5, 2)
    assert program(city, areas, equity) is None


def test_a_name_goes_before_everybody() -> None:
    """A tenth for everybody, half for the north."""
    city = _city(10, 30, least={"*": Fraction(1, 10), "north": Fraction(1, 2)})
    assert [(c.subject, c.limit) for c in measured(equity, plan(city, _both(city)))] == [
        ("north households", 20),
        ("south households", 4),
    ]
    assert program(city, _both(city), equity) is None


def test_of_communities_by_district() -> None:
    """x has 2 of 3 communities."""
    for most, enough in ((Fraction(2, 3), True), (Fraction(65, 100), False)):
        city = _city(1, 1, of="communities", by="district", most={"x": most})
        areas = [*_both(city), area(city, "c")]
        (check,) = measured(equity, plan(city, areas))
        assert check == Check("equity", "x communities", 2, "at most", 3 * most)
        assert (program(city, areas, equity) is not None) == enough


def test_of_yuan_with_works_of_areas() -> None:
    """Roofs of 3 and 7 and two projects of 5: the north gets 8 of 20 yuan."""
    for least, enough in ((Fraction(8, 20), True), (Fraction(81, 200), False)):
        city = replace(
            _city(1, 1, of="yuan", least={"north": least}),
            works=(roof("a", 3), roof("b", 7), roof("c")),
            limits=AreaLimits(project_cost=5),
        )
        (check,) = measured(equity, plan(city, _both(city)))
        assert check == Check("equity", "north yuan", 8, "at least", 20 * least)
        assert (program(city, _both(city), equity) is not None) == enough


def test_nothing_of_nothing() -> None:
    city = _city(10, 30, least={"*": QUARTER}, most={"*": QUARTER})
    assert [check.slack for check in measured(equity, plan(city, []))] == [0, 0, 0, 0]
    assert program(city, [], equity) is not None


def test_a_part_where_nothing_can_be_planned_is_owed_nothing() -> None:
    """All of the south is excluded: a quarter for everyone is a quarter for the north; named, it is owed."""
    city = _city(10, 30, least={"*": QUARTER})
    a, b, c = city.communities
    city = replace(city, communities=(a, replace(b, exclusion="城中村"), c))
    areas = [area(city, "a", 2026)]
    assert [check.subject for check in measured(equity, plan(city, areas))] == ["north households"]
    assert program(city, areas, equity) is not None
    named = replace(city, rules=replace(city.rules, equity=(Equity(least={"south": QUARTER}),)))
    assert measured(equity, plan(named, areas))[0].slack == -QUARTER * 10
    assert program(named, areas, equity) is None
