"""A source pays only for works it is meant for, in its own district."""

from dataclasses import replace
from typing import Any

import pytest

from planner.plan import LATER, UNFUNDED
from planner.rules import source_eligibility
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Category, Scenario, Source
from planner.verdict import Check
from tests.rules.by_hand import RICH, area, community, measured, park, pays, plan, program, roof, scene

MONEY = {2026: 100, 2027: 100}


def _city(**narrow: Any) -> Scenario:
    """One community with a roof (basic) and a park (improving); a second source that pays for little."""
    return scene(
        community("a", district="east"),
        works=(roof("a"), park("a")),
        sources=(RICH, Source(id="s", name="narrow", money=MONEY, **narrow)),
    )


@pytest.mark.parametrize(
    "narrow",
    [
        {"categories": frozenset({Category.BASIC})},
        {"kinds": frozenset({"roof"})},
        {"categories": frozenset({Category.BASIC}), "kinds": frozenset({"roof", "park"})},
    ],
)
def test_what_it_is_meant_for_and_a_yuan_beside(narrow: dict[str, Any]) -> None:
    city = _city(**narrow)
    areas = [area(city, "a")]
    right = plan(city, areas, pays("s", 3, "a"), pays("city", 2, "a", "park"))
    assert measured(source_eligibility, right) == [
        Check("source_eligibility", "city", 0, "at most", 0),
        Check("source_eligibility", "narrow", 0, "at most", 0),
    ]
    wrong = plan(city, areas, pays("s", 3, "a"), pays("city", 1, "a", "park"), pays("s", 1, "a", "park"))
    assert measured(source_eligibility, wrong)[1] == Check("source_eligibility", "narrow", 1, "at most", 0)
    assert measured(source_eligibility, wrong)[1].slack == -1
    alone = replace(city, sources=city.sources[1:])
    assert program(alone, areas, source_eligibility) is None
    found = program(alone, [area(alone, "a", works={"a": ("roof",)})], source_eligibility)
    assert found is not None
    assert all(check.ok for check in measured(source_eligibility, found))


def test_only_in_its_own_district() -> None:
    for district, slack in (("east", 0), ("", 0), ("west", -3)):
        city = replace(_city(district=district), works=(roof("a"),))
        areas = [area(city, "a")]
        paid = plan(city, areas, pays("s", 3, "a"))
        assert measured(source_eligibility, paid)[1].slack == slack
        alone = replace(city, sources=city.sources[1:])
        assert (program(alone, areas, source_eligibility) is not None) == (slack == 0)


def test_works_of_an_area_stand_where_its_first_member_does() -> None:
    """The project of {a, b} is a basic work in the district of a."""
    city = scene(
        community("a", district="east"),
        community("b", district="east"),
        sources=(
            RICH,
            Source(id="s", name="narrow", money=MONEY, categories=frozenset({Category.IMPROVING})),
        ),
        limits=AreaLimits(project_cost=5),
    )
    areas = [area(city, "ab")]
    right = plan(city, areas, pays("city", 5, "ab-2026", "project"))
    wrong = plan(city, areas, pays("s", 5, "ab-2026", "project"))
    assert [check.slack for check in measured(source_eligibility, right)] == [0, 0]
    assert [check.slack for check in measured(source_eligibility, wrong)] == [0, -5]
    found = program(city, areas, source_eligibility)
    assert found is not None
    assert found.paid(source="s") == 0
    assert found.paid(source="city") == 11


def test_enough_money_in_total_is_not_enough() -> None:
    """3 yuan of roof and 2 of park; 2 yuan for anything and 3 for parks: 5 in all, but the roof lacks 1."""
    sources = (
        Source(id="any", name="any", money={2026: 2}),
        Source(id="parks", name="parks", money={2026: 3}, kinds=frozenset({"park"})),
    )
    city = replace(_city(), sources=sources)
    assert program(city, [area(city, "a")], source_eligibility) is None
    richer = replace(city, sources=(replace(sources[0], money={2026: 3}), sources[1]))
    found = program(richer, [area(richer, "a")], source_eligibility)
    assert found is not None
    assert found.paid(source="any", subject="a") == 3


def test_unfunded_money_only_where_allowed() -> None:
    city = _city()
    areas = [area(city, "a")]
    short = plan(city, areas, pays(UNFUNDED, 1, "a"))
    assert measured(source_eligibility, short)[-1] == Check("source_eligibility", "unfunded", 1, "at most", 0)
    allowed = plan(replace(city, unfunded=True), areas, pays(UNFUNDED, 1, "a"))
    assert measured(source_eligibility, allowed)[-1].slack == 0


def test_money_of_later_years_is_nobodys() -> None:
    city = _city()
    later = plan(city, [area(city, "a", 2027)], pays(LATER, 3, "a", year=2028))
    assert all(check.ok for check in measured(source_eligibility, later))
