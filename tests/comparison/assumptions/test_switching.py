"""A scenario with some assumptions of another: each changes what it names, all of them make the other."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.comparison.assumptions import assumptions, switched
from planner.comparison.assumptions.sections import SECTIONS
from planner.scenario.settings import AreaLimits, Capacity, Consent, Goals, Rules
from planner.scenario.types import Edge, Scenario, Source, Utility
from tests.comparison.by_hand import HIGH, LOW, SOURCE, scenario

BASE = scenario(LOW, LOW)


def asked(found: Scenario) -> dict[str, Any]:
    return {section.field: getattr(found, section.field) for section in SECTIONS}


def test_one_year_of_money_alone() -> None:
    first, second = assumptions(BASE, scenario(HIGH, HIGH))
    one = switched(BASE, scenario(HIGH, HIGH), second)
    assert one == scenario(LOW, HIGH)
    assert switched(one, scenario(HIGH, HIGH), first) == scenario(HIGH, HIGH)


def test_a_row_comes_where_it_stands_in_the_other() -> None:
    other = replace(BASE, edges=(Edge(a="A", b="H"), *BASE.edges[1:], Edge(a="X", b="Y")))
    (only,) = assumptions(BASE, other)
    assert switched(BASE, other, only).edges == other.edges


def test_payers_in_another_order() -> None:
    gas, heat, water = (Utility(id=name, name=name) for name in ("gas", "heat", "water"))
    one, two = replace(BASE, payers=(gas, heat)), replace(BASE, payers=(water, heat, gas))
    found = one
    for assumption in assumptions(one, two):
        found = switched(found, two, assumption)
    assert found.payers == two.payers


def varied(draw: st.DrawFn) -> Scenario:
    """The tutorial with any of its parts said otherwise."""
    parts: dict[str, Any] = {}
    kept = draw(st.sets(st.sampled_from("ABCDEFGH"), min_size=3))
    more = draw(st.integers(0, 2))
    parts["communities"] = tuple(
        replace(c, households=c.households + more) for c in BASE.communities if c.id in kept
    )
    parts["works"] = tuple(replace(w, civil=w.civil + more) for w in BASE.works if w.community in kept)
    parts["edges"] = tuple(e for e in BASE.edges if {e.a, e.b} <= kept)
    parts["sources"] = tuple(
        Source(
            id=name, name=name, money=draw(st.dictionaries(st.sampled_from([2026, 2027]), st.integers(1, 3)))
        )
        for name in draw(st.sets(st.sampled_from([SOURCE, "市级财政"])).map(sorted))
    )
    parts["payers"] = tuple(
        Utility(id=name, name=name, civil_share=draw(st.sampled_from([Fraction(0), Fraction(1, 2)])))
        for name in draw(st.permutations(["gas", "heat"]))
    )
    consent = draw(st.sampled_from([(), (Consent(),), (Consent(minimum=Fraction(3, 4)),)]))
    capacity = tuple(
        Capacity(of="areas", limit=draw(st.integers(1, 2))) for _ in range(draw(st.integers(0, 1)))
    )
    parts["rules"] = Rules(consent=consent, capacity=capacity)
    parts["limits"] = AreaLimits(max_members=draw(st.integers(2, 3)))
    parts["commitments"] = draw(st.dictionaries(st.just((SOURCE, 2026)), st.integers(1, 2)))
    parts["goals"] = draw(st.sampled_from([Goals(order=("need",)), Goals(order=("households",))]))
    return replace(BASE, **parts)


@given(st.composite(varied)(), st.composite(varied)(), st.randoms(use_true_random=False))
def test_all_of_them_in_any_order_make_the_other(before: Scenario, after: Scenario, random: Any) -> None:
    found = list(assumptions(before, after))
    random.shuffle(found)
    one = before
    for assumption in found:
        one = switched(one, after, assumption)
    assert asked(one) == asked(after)
    assert bool(found) == (asked(before) != asked(after))


@pytest.mark.parametrize("field", ["communities", "works", "edges"])
def test_what_is_not_named_stays(field: str) -> None:
    first, _ = assumptions(BASE, scenario(HIGH, HIGH))
    other = replace(scenario(HIGH, HIGH), **{field: ()})
    assert getattr(switched(BASE, other, first), field) == getattr(BASE, field)
