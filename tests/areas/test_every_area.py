"""On small random graphs: the areas found are exactly the legal subsets, each once, measured right."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import TypeVar

from areas_by_hand import community, every, legal, listed, scenario, sets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.areas import candidates, measure
from planner.plan import PlannedArea
from planner.scenario.types import Edge, Facility, Scenario

Row = TypeVar("Row")
IDS = [f"{i:03}" for i in range(7)]


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Up to seven communities with everything that can limit an area."""
    ids = IDS[: draw(st.integers(0, len(IDS)))]
    some = st.sampled_from(["", "", "N", "S"]) if draw(st.booleans()) else st.just("")
    placed = draw(st.booleans())
    communities = [
        community(
            c,
            draw(st.integers(0, 5)),
            district=draw(some),
            subdistrict=draw(some),
            drawn_area=draw(some),
            has_property_service=draw(st.sampled_from([None, True, False])),
            x=draw(st.integers(0, 3)) * 1.0 if placed else None,
            y=draw(st.integers(0, 3)) * 1.0 if placed else None,
        )
        for c in ids
    ]
    if not ids:
        return scenario([])
    one = st.sampled_from(ids)
    pairs = st.lists(st.tuples(one, one).filter(lambda p: p[0] != p[1]), max_size=2).map(tuple)
    if len(ids) == 1:
        pairs = st.just(())
    edge = st.builds(
        Edge,
        a=one,
        b=one,
        kind=st.sampled_from(["wall", "wall", "wall", "road", "barrier"]),
        crossable=st.sampled_from([True, True, True, False]),
        distance_m=st.sampled_from([None, 0.0, 0.1, 0.2, 1.0, 2.5]),
        wall_cost=st.integers(0, 3),
        freed_m2=st.integers(0, 8).map(lambda n: Fraction(n, 4)),
    )
    facilities = [
        Facility(
            id=f"F{i}",
            kind=draw(st.sampled_from(["canteen", "nursery"])),
            host=draw(one),
            band_m=draw(st.sampled_from([0, 1, 2])),
            min_households=draw(st.integers(0, 8)),
            cost=draw(st.integers(0, 3)),
            existing=draw(st.booleans()),
        )
        for i in range(draw(st.integers(0, 3)))
    ]
    return scenario(
        communities,
        draw(st.lists(edge, max_size=12)),
        facilities,
        max_members=draw(st.integers(1, 7)),
        max_households=draw(st.none() | st.integers(0, 20)),
        max_distance_m=draw(st.none() | st.sampled_from([0.0, 0.3, 1.0, 3.0])),
        same_subdistrict=draw(st.booleans()),
        drawn=draw(st.sampled_from(["within", "fixed"])),
        together=draw(pairs),
        apart=draw(pairs),
        project_cost=draw(st.integers(0, 2)),
        package_min_households=draw(st.none() | st.integers(0, 8)),
    )


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios(), st.sets(st.sampled_from(IDS)))
def test_exactly_the_legal_subsets(asked: Scenario, barred: set[str]) -> None:
    allowed = [c for c in asked.community if c not in barred]
    found = candidates(asked, allowed)
    assert sets(found) == set(listed(asked, allowed))
    assert len(every(found)) == len(set(every(found)))
    assert not found.truncated
    alone = {c for members in sets(found) for c in members}
    assert alone | set(found.blocked) == set(allowed)
    assert not alone & set(found.blocked)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios())
def test_measured_as_by_hand(asked: Scenario) -> None:
    found = candidates(asked, list(asked.community))
    for i, (members, facilities) in enumerate(every(found)):
        by_hand = measure(asked, members, facilities)
        assert found.own_works(i) == by_hand.own
        assert sum(int(yuan[i]) for yuan in found.own_cost.values()) == sum(w.cost for w in by_hand.own)
        assert found.freed_m2[i] == by_hand.freed_m2
        assert found.interfaces[i] == by_hand.interfaces
        assert found.life_circle[i] == by_hand.life_circle
        assert found.package_ok[i] == by_hand.package_ok


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios(), st.randoms())
def test_order_of_rows_never_matters(asked: Scenario, random: Random) -> None:
    def shuffled(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(random.sample(rows, len(rows)))

    other = replace(
        asked,
        communities=shuffled(asked.communities),
        edges=shuffled(asked.edges),
        facilities=shuffled(asked.facilities),
    )
    assert every(candidates(asked, list(asked.community))) == every(candidates(other, list(other.community)))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios(), st.integers(1, 40))
def test_truncation_keeps_all_smaller_areas(asked: Scenario, most: int) -> None:
    asked = replace(asked, facilities=())
    full = candidates(asked, list(asked.community))
    less = candidates(
        replace(asked, limits=replace(asked.limits, max_candidates=most)), list(asked.community)
    )
    assert sets(less) <= sets(full)
    assert less.truncated == (less.size < full.size)
    assert all(legal(asked, members) for members in sets(less))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios(), st.integers(1, 40), st.randoms(use_true_random=False))
def test_areas_a_search_begins_from_are_candidates_however_few_are_kept(
    asked: Scenario, most: int, random: Random
) -> None:
    """As they are measured where nothing is left out; sets that are no area stay out."""
    ids = list(asked.community)
    full, few = candidates(asked, ids), replace(asked, limits=replace(asked.limits, max_candidates=most))
    some = random.sample(range(full.size), min(5, full.size))
    start = [
        PlannedArea(id=str(i), year=2026, members=full.ids(i), works={}, own=full.own_works(i)) for i in some
    ]
    loose = [replace(area, members=tuple(random.sample(ids, min(3, len(ids)))), own=()) for area in start[:2]]
    less = candidates(few, ids, [*start, *loose])
    assert sets(less) <= sets(full)
    assert len(set(every(less))) == less.size
    measured = [
        {
            area: (found.life_circle[i], found.freed_m2[i], found.interfaces[i], found.own_works(i))
            for i, area in enumerate(every(found))
        }
        for found in (full, less)
    ]
    for i in some:
        assert measured[1][every(full)[i]] == measured[0][every(full)[i]]
