"""A space is converted once, into no more than its area; charging comes with fire protection (M05)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.rules import space_conversion
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.spaces import Space, SpaceUse
from planner.scenario.types import Category, Scenario, Work
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, measured, plan, program, scene


def work(community: str, kind: str, category: Category = Category.IMPROVING) -> Work:
    return Work(community=community, id=kind, kind=kind, category=category, civil=1)


def shed(*uses: tuple[str, str, int], size: int = 300, added: int = 0) -> Space:
    return Space(
        id="shed",
        kind="bicycle shed",
        area_m2=Fraction(size),
        added_m2=Fraction(added),
        uses=tuple(SpaceUse(community=c, work=w, m2=Fraction(m2)) for c, w, m2 in uses),
    )


def city(space: Space, *works: Work) -> Scenario:
    """Two communities, each with a fire work that must be done, and the works of the case."""
    fire = [work(c, "fire", Category.BASIC) for c in "ab"]
    return scene("a", "b", works=(*fire, *works), spaces=(space,), rules={"space_conversion": (EVERYWHERE,)})


CENTRE, CHARGING = work("a", "community_centre"), work("a", "ebike_charging")


@pytest.mark.parametrize(("centre", "added", "ok"), [(180, 0, True), (200, 0, False), (200, 20, True)])
def test_180_and_120_of_300_and_20_more(centre: int, added: int, ok: bool) -> None:
    space = shed(("a", "community_centre", centre), ("a", "ebike_charging", 120), added=added)
    asked = city(space, CENTRE, CHARGING)
    areas = [area(asked, "a")]
    conserved, once, safe = measured(space_conversion, plan(asked, areas))
    assert conserved == Check(
        "space_conversion", "shed area", centre + 120, "at most", 300 + added, "AREA_NOT_CONSERVED"
    )
    assert (conserved.ok, once.ok, safe.ok) == (ok, True, True)
    assert (program(asked, areas, space_conversion) is not None) == ok
    part = [area(asked, "a", works={"a": ("fire", "community_centre")})]
    assert program(asked, part, space_conversion) is not None


def test_works_that_are_due_and_do_not_fit_bar_the_community() -> None:
    space = shed(("a", "community_centre", 200), ("a", "ebike_charging", 120))
    asked = city(space, *(replace(w, category=Category.BASIC) for w in (CENTRE, CHARGING)))
    first, second = asked.communities
    assert space_conversion.excludes(asked, first, 2026) == Reason(
        "space_conversion", "AREA_NOT_CONSERVED", "shed 320 m²", "300 m²"
    )
    assert space_conversion.excludes(asked, second, 2026) is None


def test_two_communities_do_not_convert_the_same_shed() -> None:
    space = shed(("a", "ebike_charging", 100), ("b", "ebike_charging", 100))
    asked = city(space, CHARGING, work("b", "ebike_charging"))
    both = [area(asked, "ab")]
    once = measured(space_conversion, plan(asked, both))[1]
    assert once == Check("space_conversion", "shed conversions", 2, "at most", 1, "CONVERTED_TWICE")
    assert program(asked, both, space_conversion) is None
    assert program(asked, [area(asked, "ab", works={"b": ("fire",)})], space_conversion) is not None


def test_charging_without_fire_protection() -> None:
    space = shed(("a", "ebike_charging", 120))
    works = (CHARGING, replace(work("a", "fire"), category=Category.IMPROVING))
    asked = scene("a", works=works, spaces=(space,), rules={"space_conversion": (EVERYWHERE,)})
    bare = [area(asked, "a", works={"a": ("ebike_charging",)})]
    assert measured(space_conversion, plan(asked, bare))[2] == Check(
        "space_conversion", "shed fire", 1, "at most", 0, "NO_FIRE_PROTECTION"
    )
    assert program(asked, bare, space_conversion) is None
    assert program(asked, [area(asked, "a")], space_conversion) is not None
    due = replace(asked, works=(replace(CHARGING, category=Category.BASIC),))
    assert space_conversion.excludes(due, due.communities[0], 2026) == Reason(
        "space_conversion", "NO_FIRE_PROTECTION", "shed"
    )


def test_where_it_does_not_hold() -> None:
    space = shed(("a", "community_centre", 400))
    asked = city(space, CENTRE)
    elsewhere = replace(
        asked, rules=replace(asked.rules, space_conversion=(Scope(communities=frozenset("b")),))
    )
    assert measured(space_conversion, plan(elsewhere, [area(elsewhere, "a")])) == []
    assert program(elsewhere, [area(elsewhere, "a")], space_conversion) is not None
    assert program(asked, [area(asked, "a")], space_conversion) is None
