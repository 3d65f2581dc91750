"""No year starts more than the tolerance above any other year (年度均衡)."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from planner.rules import even_flow
from planner.scenario.settings import AreaLimits, EvenFlow
from planner.scenario.types import Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, roof, scene


def _city(first: int, second: int, **given: Any) -> Scenario:
    return scene(
        community("a", first),
        community("b", second),
        community("c", 60),
        edges=(),
        rules={"even_flow": EvenFlow(**given)},
    )


def _years(city: Scenario) -> list[Any]:
    return [area(city, "a", 2026), area(city, "b", 2027)]


def test_a_fifth_more_and_one_household_over() -> None:
    """50 households allow 60, whichever year comes first; 61 are one too many."""
    for first, second, slack in ((50, 60, 0), (60, 50, 0), (50, 61, -1), (61, 50, -1)):
        city = _city(first, second)
        (check,) = measured(even_flow, plan(city, _years(city)))
        assert check == Check("even_flow", "households", max(first, second), "at most", 60)
        assert (check.ok, check.slack) == (slack == 0, slack)
        assert (program(city, _years(city), even_flow) is not None) == (slack == 0)


def test_an_empty_year_allows_nothing() -> None:
    city = _city(50, 60)
    assert measured(even_flow, plan(city, [area(city, "a")]))[0].slack == -50
    assert program(city, [area(city, "a")], even_flow) is None
    assert measured(even_flow, plan(city, []))[0].slack == 0
    assert program(city, [], even_flow) is not None


def test_the_fullest_of_three_years_against_the_emptiest() -> None:
    """50, 55 and 60: neighbours are within a tenth, the ends are not."""
    for tolerance, slack in ((Fraction(1, 5), 0), (Fraction(1, 10), -5)):
        city = replace(_city(50, 55, tolerance=tolerance), years=(2026, 2027, 2028))
        areas = [*_years(city), area(city, "c", 2028)]
        assert measured(even_flow, plan(city, areas))[0].slack == slack
        assert (program(city, areas, even_flow) is not None) == (slack == 0)


def test_of_communities_and_of_yuan() -> None:
    """One community each year; roofs of 10 and 12 yuan, or 13, with a project of 0 or 2 each."""
    even = _city(1, 1, of="communities", tolerance=Fraction(0))
    assert measured(even_flow, plan(even, _years(even)))[0] == Check(
        "even_flow", "communities", 1, "at most", 1
    )
    assert program(even, _years(even), even_flow) is not None
    for yuan, project, slack in ((12, 0, 0), (13, 0, -1), (13, 2, Fraction(-3, 5))):
        city = replace(
            _city(1, 1, of="yuan"),
            works=(roof("a", 10), roof("b", yuan), roof("c")),
            limits=AreaLimits(project_cost=project),
        )
        assert measured(even_flow, plan(city, _years(city)))[0].slack == slack
        assert (program(city, _years(city), even_flow) is not None) == (slack == 0)


def test_off_unless_asked_for() -> None:
    city = scene("a")
    assert measured(even_flow, plan(city, [area(city, "a")])) == []
    assert program(city, [area(city, "a")], even_flow) is not None
