"""What residents pay decides public money per m² and the classes of works (M29b: 9.99 and 10.00 yuan)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.rules import standard_tiers
from planner.scenario.governance import Governance
from planner.scenario.scope import Scope
from planner.scenario.settings_residents import StandardTiers, Tier
from planner.scenario.types import Scenario
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, park, pays, plan, program, roof, scene

TIERS = (
    Tier(contribution=Fraction(0), cap=Fraction(300), categories=frozenset({"basic"})),
    Tier(contribution=Fraction(10), cap=Fraction(400), categories=frozenset({"basic", "improving"})),
)


def _city(paid: str | None, roof_yuan: int = 3_000_000, park_yuan: int = 1_000_000) -> Scenario:
    """10,000 m², of which residents pay `paid` yuan each."""
    stated = (Governance(community="a", contribution_per_m2=Fraction(paid)),) if paid else ()
    return scene(
        community("a", floor_area=10_000),
        works=(roof("a", roof_yuan), park("a", park_yuan)),
        governance=stated,
        rules={"standard_tiers": (StandardTiers(tiers=TIERS),)},
    )


@pytest.mark.parametrize(
    ("paid", "cap"), [(None, 300), ("0", 300), ("9.99", 300), ("10.00", 400), ("25", 400)]
)
def test_the_tier_a_contribution_reaches(paid: str | None, cap: int) -> None:
    city = _city(paid)
    (tier,) = standard_tiers.tiers(city, city.communities[0])
    assert tier.cap == cap


@pytest.mark.parametrize(("paid", "kept"), [("9.99", False), ("10.00", True)])
def test_improving_works_open_with_ten_yuan(paid: str, kept: bool) -> None:
    city = _city(paid)
    both = [area(city, "a")]
    found = program(city, both, standard_tiers)
    assert (found is not None) == kept
    assert program(city, [area(city, "a", works={"a": ("roof",)})], standard_tiers) is not None
    bills = (pays("city", 3_000_000, "a"), pays("city", 1_000_000, "a", "park"))
    money, shut = measured(standard_tiers, plan(city, both, *bills))
    limit = 4_000_000 if kept else 3_000_000
    assert money == Check("standard_tiers", "a yuan", 4_000_000, "at most", limit)
    assert shut == Check("standard_tiers", "a", 0 if kept else 1, "at most", 0)


def test_a_yuan_over_the_cap() -> None:
    city = _city("10", park_yuan=1_000_001)
    assert program(city, [area(city, "a")], standard_tiers) is None
    assert program(city, [area(city, "a", works={"a": ("roof",)})], standard_tiers) is not None


def test_basic_works_alone_above_the_cap_bar_the_community() -> None:
    city = _city("0", roof_yuan=3_000_001)
    reason = standard_tiers.excludes(city, city.communities[0], 2026)
    assert reason == Reason("standard_tiers", "TIER_CAP", "3000001", "3000000", 1 / 3_000_000)
    assert standard_tiers.excludes(_city("0"), city.communities[0], 2026) is None


def test_only_where_it_holds() -> None:
    city = _city("0")
    elsewhere = StandardTiers(tiers=TIERS, where=Scope(districts=frozenset({"elsewhere"})))
    city = replace(city, rules=replace(city.rules, standard_tiers=(elsewhere,)))
    assert measured(standard_tiers, plan(city, [area(city, "a")])) == []
    assert program(city, [area(city, "a")], standard_tiers) is not None
