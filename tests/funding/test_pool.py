"""The years in which money may be spent: what `spans` says is what spending year by year finds."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.funding.pool import last_year, pool_sources, spans
from planner.plan import UNFUNDED
from planner.rules import budget
from planner.scenario.types import Scenario, Source
from tests.rules.by_hand import area, measured, pays, plan, program, roof, scene

YEARS = (2026, 2027, 2028)


def _city(source: Source, owed: Mapping[int, int] | None = None) -> Scenario:
    commitments = {(source.id, year): yuan for year, yuan in (owed or {}).items()}
    return scene("a", sources=(source,), years=YEARS, commitments=commitments)


def test_by_hand() -> None:
    """3 yuan of 2025, 4 of 2026, 5 of 2028, one year of carry-over; 1 yuan is owed in 2027.

    All three years may pay 11, the first two 6 and the last 5: of the three together nothing is said.
    """
    source = Source(id="s", name="s", money={2025: 3, 2026: 4, 2028: 5}, carry_years=1)
    assert list(spans(_city(source, {2027: 1}), source)) == [
        (2026, 2026, 7),
        (2026, 2027, 7 - 1),
        (2027, 2027, 4 - 1),
        (2028, 2028, 5),
    ]


def test_years_after_the_last_count_as_far_as_money_is_stated() -> None:
    """Payments reach two years past 2028; money is stated for 2029 and 2031, so 2029 is the last to count."""
    source = Source(id="s", name="s", money={2028: 1, 2029: 2, 2031: 9}, carry_years=0)
    city = scene("a", sources=(source,), years=YEARS, payment=(Fraction(1, 3),) * 3)
    assert city.paying_years == (*YEARS, 2029)
    assert (2029, 2029, 2) in list(spans(city, source))
    assert max(last for _, last, _ in spans(city, source)) == 2029
    at_once = scene("a", sources=(source,), years=YEARS)
    assert at_once.paying_years == YEARS


def test_a_year_between_two_planned_ones_is_paid_in_too() -> None:
    """Starts in 2026 and 2028, paid in halves: what starts in 2026 needs money in 2027."""
    halves = (Fraction(1, 2), Fraction(1, 2))
    source = Source(id="s", name="s", money={2026: 2, 2027: 1, 2028: 4}, carry_years=0)
    city = scene("a", "b", sources=(source,), years=(2026, 2028), payment=halves)
    assert city.paying_years == (2026, 2027, 2028)
    found = program(city, [area(city, "a"), area(city, "b", 2028)], budget)
    assert found is not None
    assert [found.paid(source="s", year=year) for year in city.paying_years] == [2, 1, 2]
    poor = replace(city, sources=(replace(source, money={2026: 2, 2028: 4}),))
    assert program(poor, [area(poor, "a")], budget) is None


@pytest.mark.parametrize(
    ("carry", "expires", "last"),
    [(0, None, 2026), (2, None, 2028), (2, 2027, 2027), (2, 2030, 2028), (2, 2020, 2020)],
)
def test_last_year(carry: int, expires: int | None, last: int) -> None:
    source = Source(id="s", name="s", money={2026: 1}, carry_years=carry, expires=expires)
    assert last_year(source, 2026) == last


def test_the_last_payer_stands_last_where_it_is_allowed() -> None:
    city = scene("a")
    assert [s.id for s in pool_sources(city)] == ["city"]
    gap = scene("a", unfunded=True)
    assert [s.id for s in pool_sources(gap)] == ["city", UNFUNDED]
    assert pool_sources(gap)[-1].pays(roof("a"), gap.community["a"])


SOURCES = st.builds(
    Source,
    id=st.just("s"),
    name=st.just("s"),
    money=st.dictionaries(st.integers(2023, 2029), st.integers(0, 5), max_size=4),
    carry_years=st.integers(0, 3),
    expires=st.none() | st.integers(2025, 2029),
)
YUAN = st.tuples(*[st.integers(0, 6)] * 3)
OWED = st.dictionaries(st.sampled_from(YEARS), st.integers(0, 2), max_size=2)


@settings(deadline=None, max_examples=300)
@given(SOURCES, YUAN, OWED)
def test_spans_are_enough_and_no_more(
    source: Source, payments: tuple[int, ...], owed: dict[int, int]
) -> None:
    """Three ways to say whether payments can be made: every span holds, oldest money first, and a flow."""
    city = _city(source, owed)
    paid = dict(zip(YEARS, payments, strict=True))
    by_span = all(
        sum(paid[year] for year in YEARS if first <= year <= last) <= yuan
        for first, last, yuan in spans(city, source)
    )
    bills = [pays("s", yuan, "a", year=year) for year, yuan in paid.items() if yuan]
    by_hand = all(check.ok for check in measured(budget, plan(city, [area(city, "a")], *bills)))
    assert by_span == by_hand == _flows(source, paid, owed)


def _flows(source: Source, paid: Mapping[int, int], owed: Mapping[int, int]) -> bool:
    """Each yuan of a year from a yuan granted by then that has not lapsed; no order of spending assumed."""
    network: nx.DiGraph[object] = nx.DiGraph()
    network.add_nodes_from(["top", "sink"])
    asked = 0
    for year in YEARS:
        wanted = paid[year] + owed.get(year, 0)
        asked += wanted
        network.add_edge(year, "sink", capacity=wanted)
    for granted, yuan in source.money.items():
        network.add_edge("top", ("granted", granted), capacity=yuan)
        for year in YEARS:
            lapsed = year > granted + source.carry_years
            if granted <= year and not lapsed and (source.expires is None or year <= source.expires):
                network.add_edge(("granted", granted), year, capacity=yuan)
    return bool(nx.maximum_flow_value(network, "top", "sink") == asked)
