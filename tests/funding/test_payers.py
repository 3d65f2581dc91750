"""What payers by rule owe, many packages at once: each pays in turn, at most what is unpaid of the work."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.funding import dues
from planner.funding.payers import (
    instalments,
    own_dues,
    paid_over,
    payment_shares,
    residents_due,
    utility_due,
)
from planner.money import split
from planner.scenario.types import Payer, Private, Residents, Utility, Work
from tests.rules.by_hand import community, gas, park, roof, scene

GAS = Utility(id="gas", name="gas", civil_share=Fraction(1, 4), equipment_share=Fraction(1, 2))


@pytest.mark.parametrize(
    ("civil", "equipment", "due"), [(0, 0, 0), (0, 10, 5), (4, 10, 6), (2, 0, 1), (1, 0, 0), (1, 1, 1)]
)
def test_utility_due(civil: int, equipment: int, due: int) -> None:
    """A quarter of civil works and half of the equipment, in one sum, half a yuan up: 2/4 is 1, 1/4 is 0."""
    assert utility_due(GAS, gas("a", civil, equipment)) == due
    assert utility_due(Utility(id="heat", name="heat"), gas("a", civil, equipment)) == 0


@pytest.mark.parametrize(
    ("rate", "floor_area", "due"),
    [(10, 10_000, 100_000), (10, 80, 800), (Fraction(5, 2), 5, 13), (Fraction(1, 3), 1, 0), (0, 99, 0)],
)
def test_residents_due(rate: int | Fraction, floor_area: int, due: int) -> None:
    payer = Residents(per_m2=Fraction(rate))
    assert residents_due(payer, community("a", floor_area=floor_area)) == due


def test_in_the_order_of_the_scenario() -> None:
    """Gas of 4 + 10, a park of 2, a roof of 3: the firm gives 9 for the gas, the utility owes 6, residents 7.

    The firm pays 9, the utility 5 (what is left), residents 2 of the park, 3 of the roof; the pool nothing.
    The other way round the utility pays 6, residents 7 of the gas (it comes first), the firm the last yuan.
    """
    works = (gas("a", 4, 10), park("a", 2), roof("a", 3))
    firm = Private(id="firm", name="firm", amounts={("a", "gas"): 9})
    residents = Residents(per_m2=Fraction(7, 100))
    done = np.ones((1, 3), dtype=bool)
    city = scene("a", works=works, payers=(firm, GAS, residents))
    paid, left = dues(city, city.communities[0], works, done)
    assert {name: yuan.tolist() for name, yuan in paid.items()} == {
        "firm": [[9, 0, 0]],
        "gas": [[5, 0, 0]],
        "residents": [[0, 2, 3]],
    }
    assert left.tolist() == [[0, 0, 0]]
    city = scene("a", works=works, payers=(GAS, residents, firm))
    paid, left = dues(city, city.communities[0], works, done)
    assert {name: yuan.tolist() for name, yuan in paid.items()} == {
        "gas": [[6, 0, 0]],
        "residents": [[7, 0, 0]],
        "firm": [[1, 0, 0]],
    }
    assert left.tolist() == [[0, 2, 3]]


def test_a_package_pays_for_what_it_holds() -> None:
    """Nothing, the roof, the gas and both; residents give 4 yuan in all, to the gas first."""
    works = (gas("a", 0, 10), roof("a", 3))
    city = scene("a", works=works, payers=(GAS, Residents(per_m2=Fraction(4, 100))))
    done = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=bool)
    paid, left = dues(city, city.communities[0], works, done)
    assert paid["gas"].tolist() == [[0, 0], [0, 0], [5, 0], [5, 0]]
    assert paid["residents"].tolist() == [[0, 0], [0, 3], [4, 0], [4, 0]]
    assert left.tolist() == [[0, 0], [0, 0], [1, 0], [1, 3]]


def test_works_of_areas_are_paid_by_private_capital_alone() -> None:
    """10 and 3 yuan of a canteen; the first firm gives 4, the second 8; a utility and residents nothing."""
    first = Private(id="first", name="first", amounts={("canteen", "canteen"): 4})
    second = Private(id="second", name="second", amounts={("canteen", "canteen"): 8, ("a", "roof"): 5})
    city = scene("a", payers=(GAS, first, Residents(per_m2=Fraction(9)), second))
    cost = np.array([10, 3], dtype=np.int64)
    paid, left = own_dues(city, "canteen", cost)
    assert {name: yuan.tolist() for name, yuan in paid.items()} == {"first": [4, 3], "second": [6, 0]}
    assert left.tolist() == [0, 0]
    paid, left = own_dues(city, "project", cost)
    assert paid == {}
    assert left.tolist() == [10, 3]


WORK = st.builds(
    Work,
    community=st.just("a"),
    id=st.just(""),
    kind=st.sampled_from(["gas", "roof"]),
    civil=st.integers(0, 20),
    equipment=st.integers(0, 20),
    utility=st.sampled_from(["", "gas"]),
)
PAYERS = st.permutations(
    [
        GAS,
        Residents(per_m2=Fraction(1, 10), kinds=frozenset({"roof"})),
        Residents(id="owners", per_m2=Fraction(1, 8)),
        Private(id="firm", name="firm", amounts={("a", "w0"): 7, ("a", "w2"): 3}),
    ]
)


@given(st.lists(WORK, min_size=1, max_size=4), PAYERS, st.integers(0, 15))
def test_every_yuan_once_and_nobody_beyond_the_due(works: list[Work], payers: list[Payer], mask: int) -> None:
    """Work by work: payers and pool make up the cost, nobody pays more than is due."""
    named = tuple(replace(work, id=f"w{i}") for i, work in enumerate(works))
    city = scene(community("a", floor_area=100), works=named, payers=tuple(payers))
    done = np.array([[mask >> i & 1 for i in range(len(named))]], dtype=bool)
    paid, left = dues(city, city.communities[0], named, done)
    spent = sum(yuan for yuan in paid.values()) + left
    assert spent[0].tolist() == [work.cost if d else 0 for work, d in zip(named, done[0], strict=True)]
    assert (left >= 0).all()
    assert all((yuan >= 0).all() for yuan in paid.values())
    assert paid["residents"].sum() <= 10
    assert paid["owners"].sum() <= 13  # 12.5, half a yuan up
    assert all(int(y) <= utility_due(GAS, w) for y, w in zip(paid["gas"][0], named, strict=True))
    assert paid["firm"][0, 0] <= 7
    if payers[0].id == "owners":
        assert paid["owners"].sum() == min(13, sum(w.cost for w, d in zip(named, done[0], strict=True) if d))


PROFILES = st.lists(st.integers(0, 12), min_size=1, max_size=5).filter(any)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), PROFILES)
def test_instalments_are_splits(amounts: list[int], weights: list[int]) -> None:
    """Many amounts at once are split as one by one: by largest remainder, ties to the earlier year."""
    whole = sum(weights)
    found = instalments(np.array(amounts, dtype=np.int64), [(weight, whole) for weight in weights])
    expected = [split(amount, [Fraction(weight, whole) for weight in weights]) for amount in amounts]
    assert found.T.tolist() == [list(parts) for parts in expected]


def test_one_instalment_is_all_of_it() -> None:
    assert instalments(np.array([[3, 4]], dtype=np.int64), [(1, 1)]).tolist() == [[[3, 4]]]


def test_payment_shares_over_one_denominator() -> None:
    assert payment_shares(scene("a")) == ((1, 1),)
    profile = (Fraction(1, 2), Fraction(1, 3), Fraction(1, 6))
    assert payment_shares(scene("a", payment=profile)) == ((3, 6), (2, 6), (1, 6))


def test_works_with_payments_of_their_own() -> None:
    """Two of three instalments for all, three of its own for the roof: the shorter is followed by nothing."""
    own = replace(roof("a", 10), payment=(1, 2, 7))
    city = scene("a", works=(own, park("a", 4)), payment=(Fraction(3, 4), Fraction(1, 4)))
    assert city.instalments == 3
    shares = [payment_shares(city, work) for work in city.works]
    assert shares == [((1, 10), (2, 10), (7, 10)), ((3, 4), (1, 4), (0, 4))]
    found = paid_over(np.array([[10, 4], [5, 0]], dtype=np.int64), shares, 3)
    assert found.tolist() == [[[1, 3], [1, 0]], [[2, 1], [1, 0]], [[7, 0], [3, 0]]]


def test_a_large_sum_in_payments_of_its_own() -> None:
    """Half of 20 billion yuan, split by amounts of yuan: beyond 64 bits on the way."""
    own = replace(roof("a", 20_000_000_001), payment=(9_999_999_999, 10_000_000_002))
    city = scene("a", works=(own,))
    half = np.array([[10_000_000_000]], dtype=np.int64)
    expected = split(10_000_000_000, own.payment)
    assert paid_over(half, [payment_shares(city, own)], 2)[:, 0, 0].tolist() == list(expected)
