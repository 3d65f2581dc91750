"""A source pays only for works it is meant for, in its own part of the city, and the grants that name it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from planner.plan import LATER, UNFUNDED
from planner.rules import source_eligibility
from planner.scenario.scope import Scope
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Category, Scenario, Source, Utility
from planner.verdict import Check
from tests.rules.by_hand import RICH, area, community, gas, measured, park, pays, plan, program, roof, scene

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


@pytest.mark.parametrize(
    ("where", "slack"),
    [
        (Scope(subdistricts=frozenset({"north"})), 0),
        (Scope(communities=frozenset({"a"})), 0),
        (Scope(subdistricts=frozenset({"south"})), -3),
        (Scope(districts=frozenset({"east"}), communities=frozenset({"b"})), -3),
    ],
)
def test_only_in_its_part_of_the_city(where: Scope, slack: int) -> None:
    city = scene(
        community("a", district="east", subdistrict="north"),
        sources=(RICH, Source(id="s", name="narrow", money=MONEY, where=where)),
    )
    areas = [area(city, "a")]
    assert measured(source_eligibility, plan(city, areas, pays("s", 3, "a")))[1].slack == slack
    alone = replace(city, sources=city.sources[1:])
    assert (program(alone, areas, source_eligibility) is not None) == (slack == 0)


def test_works_of_an_area_are_paid_where_all_its_members_are() -> None:
    """The project of {a, b} is none of a source for a alone; that of {a} is."""
    city = scene(
        community("a", district="east"),
        community("b", district="east"),
        sources=(RICH, Source(id="s", name="narrow", money=MONEY, where=Scope(communities=frozenset("a")))),
        limits=AreaLimits(project_cost=5),
    )
    both, one = [area(city, "ab")], [area(city, "a")]
    wrong = plan(city, both, pays("s", 5, "ab-2026", "project"))
    right = plan(city, one, pays("s", 5, "a-2026", "project"))
    assert measured(source_eligibility, wrong)[1].slack == -5
    assert measured(source_eligibility, right)[1].slack == 0
    alone = replace(city, sources=city.sources[1:])
    assert program(alone, both, source_eligibility) is None
    found = program(alone, one, source_eligibility)
    assert found is not None
    assert found.paid(source="s") == 8


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


def _granted(years: tuple[int, ...] = (2026,), **given: Any) -> Scenario:
    """The gas company pays 6 of 10, for a grant of 4 takes the place of the rest."""
    works = (gas("a", 0, 10, mode="joint_application", granted=4, grant_source="grant"), roof("a"))
    grant = Source(id="grant", name="grant", money=dict.fromkeys(years, 4), carry_years=0)
    return scene(
        "a",
        works=works,
        payers=(Utility(id="gas", name="gas"),),
        **{"sources": (RICH, grant), **given},
    )


def test_a_grant_is_paid_by_its_own_source() -> None:
    asked = _granted()
    here = [area(asked, "a")]
    found = program(asked, here, source_eligibility)
    assert found is not None
    assert (found.paid(source="gas"), found.paid(source="grant"), found.paid(source="city")) == (6, 4, 3)
    right = plan(asked, here, pays("gas", 6, "a", "gas"), pays("grant", 4, "a", "gas"), pays("city", 3, "a"))
    assert all(check.ok for check in measured(source_eligibility, right))
    wrong = plan(
        asked,
        here,
        pays("gas", 6, "a", "gas"),
        pays("grant", 3, "a", "gas"),
        pays("city", 1, "a", "gas"),
        pays("city", 3, "a"),
    )
    assert [(c.subject, c.value) for c in measured(source_eligibility, wrong) if not c.ok] == [
        ("grant a gas", 1)
    ]


@pytest.mark.parametrize(("money", "kept"), [(4, True), (3, False)])
def test_nobody_else_pays_a_grant(money: int, kept: bool) -> None:
    grant = Source(id="grant", name="grant", money={2026: money}, carry_years=0)
    asked = _granted(sources=(RICH, grant))
    assert (program(asked, [area(asked, "a")], source_eligibility) is not None) is kept
    assert program(asked, [area(asked, "a", works={"a": ("roof",)})], source_eligibility) is not None


def test_a_grant_keeps_step_with_what_falls_due() -> None:
    """Instalments of 2 and 2; a yuan of it may not wait for the second year."""
    asked = _granted((2026, 2027), payment=(Fraction(1, 2), Fraction(1, 2)))
    here = [area(asked, "a")]
    found = program(asked, here, source_eligibility)
    assert found is not None
    by_year = {a.year: a.amount for a in found.allocations if (a.source, a.work) == ("grant", "gas")}
    assert by_year == {2026: 2, 2027: 2}
    late = [
        pays("grant", 1, "a", "gas"),
        pays("city", 1, "a", "gas"),
        pays("grant", 2, "a", "gas", year=2027),
    ]
    assert [c.value for c in measured(source_eligibility, plan(asked, here, *late)) if not c.ok] == [1]


def test_of_two_central_sources_that_of_the_grant_pays() -> None:
    one, grant = (Source(id=name, name=name, kind="central", money={2026: 9}) for name in ("a1", "grant"))
    asked = _granted(sources=(one, grant, RICH), rules={"central_once": ("a1", "grant")})
    found = program(asked, [area(asked, "a")], source_eligibility)
    assert found is not None
    assert found.paid(source="grant") == 4
