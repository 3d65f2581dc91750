"""The packages of works a community can be given: mandatory works plus a subset of the optional ones."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from planner.model import Table, tables
from planner.model.packages import MOST_OPTIONAL, points
from planner.scenario.types import Category, Scenario, Source, Utility, Work
from tests.rules.by_hand import RICH, gas, park, roof, scene


def _table(city: Scenario) -> Table:
    return tables(city, {"a"})["a"]


def _sets(table: Table) -> list[str]:
    return [
        " ".join(work.id for work, done in zip(table.works, row, strict=True) if done) for row in table.done
    ]


def _optional(count: int, **facts: object) -> tuple[Work, ...]:
    return tuple(
        Work(community="a", id=f"w{i:02d}", kind="w", category=Category.IMPROVING, civil=i + 1, **facts)  # type: ignore[arg-type]
        for i in range(count)
    )


def test_the_base_comes_first_and_holds_what_is_mandatory() -> None:
    city = scene("a", works=(gas("a", 1, 2), park("a"), roof("a")))
    table = _table(city)
    assert _sets(table) == ["roof", "gas roof", "park roof", "gas park roof"]
    assert table.stands_alone


def test_where_nothing_is_mandatory_the_base_is_empty() -> None:
    city = scene("a", works=(park("a"), roof("a")), rules={"mandatory_basic": False})
    table = _table(city)
    assert _sets(table) == ["", "park", "roof", "park roof"]
    assert not table.stands_alone


def test_closed_under_what_works_require() -> None:
    """The gas needs the park, the park needs the roof."""
    city = scene("a", works=(gas("a", 1, 2, requires=("park",)), park("a", requires=("roof",)), roof("a")))
    assert _sets(_table(city)) == ["roof", "park roof", "gas park roof"]
    free = replace(city, rules=replace(city.rules, mandatory_basic=False))
    assert _sets(_table(free)) == ["", "roof", "park roof", "gas park roof"]


def test_a_mandatory_work_that_needs_an_optional_one() -> None:
    city = scene("a", works=(replace(roof("a"), requires=("park",)), park("a")))
    assert _sets(_table(city)) == ["park roof"]


def test_what_a_mandatory_work_needs_is_never_left_out() -> None:
    """Of many optional works the one the roof needs gains least: it is in every package all the same."""
    works = _optional(MOST_OPTIONAL + 2, gain=Fraction(5))
    table = _table(scene("a", works=(replace(roof("a"), requires=("park",)), park("a"), *works)))
    assert table.size == 2**MOST_OPTIONAL
    assert all({"roof", "park"} <= set(names.split()) for names in _sets(table))
    assert len(table.dropped) == 2


def test_waived_works_are_in_no_package() -> None:
    city = scene("a", works=(replace(roof("a"), waived="done"), park("a")))
    assert _sets(_table(city)) == ["", "park"]


def test_what_each_package_asks() -> None:
    """Gas of 1 + 5 yuan of which the company pays 5, a roof of 3: the pool pays 3 or 3 + 1, in halves."""
    city = scene(
        "a",
        works=(gas("a", 1, 5), roof("a")),
        payers=(Utility(id="gas", name="gas"),),
        payment=(Fraction(1, 2), Fraction(1, 2)),
    )
    table = _table(city)
    assert _sets(table) == ["roof", "gas roof"]
    assert table.pool.tolist() == [[2, 3], [1, 1]]
    assert table.payers["gas"].tolist() == [[0, 3], [0, 2]]


def test_who_may_pay_what() -> None:
    """The state pays basic works only, at most 4 yuan for the 10 households and half of what it may pay."""
    state = Source(
        id="state",
        name="state",
        categories=frozenset({Category.BASIC}),
        cap_share=Fraction(1, 2),
        cap_per_household=0,
    )
    city = scene("a", works=(park("a"), roof("a", 9)), sources=(state, RICH))
    (demand,) = _table(city).demands
    assert {names: yuan.tolist() for names, yuan in demand.by_class.items()} == {
        frozenset({"city"}): [0, 2],
        frozenset({"city", "state"}): [9, 9],
    }
    assert {name: yuan.tolist() for name, yuan in demand.caps.items()} == {"state": [0, 0]}
    wider = scene("a", works=(park("a"), roof("a", 9)), sources=(replace(state, cap_per_household=1), RICH))
    assert _table(wider).demands[0].caps["state"].tolist() == [4, 4]


def test_packages_nobody_can_pay_are_none() -> None:
    """Nobody pays for parks: the package with the park goes. Nobody pays for the roof: the community goes."""
    basic = Source(id="s", name="s", categories=frozenset({Category.BASIC}))
    city = scene("a", works=(park("a"), roof("a")), sources=(basic,))
    assert _sets(_table(city)) == ["roof"]
    improving = replace(basic, categories=frozenset({Category.IMPROVING}))
    assert tables(replace(city, sources=(improving,)), {"a"}) == {}
    assert tables(replace(city, sources=()), {"a"}) == {}


def test_only_an_empty_package_is_none() -> None:
    city = scene("a", works=(replace(roof("a"), waived="done"),))
    assert tables(city, {"a"}) == {}


def test_only_who_is_allowed() -> None:
    assert set(tables(scene("a", "b"), {"b"})) == {"b"}


def test_as_many_optional_works_as_fit() -> None:
    city = scene("a", works=(roof("a"), *_optional(MOST_OPTIONAL)))
    table = _table(city)
    assert table.size == 1024
    assert table.dropped == ()
    assert len({tuple(row) for row in table.done.tolist()}) == 1024


def test_of_more_the_best_for_their_money_are_kept() -> None:
    """Twelve works with one point each and 1, 2, … 12 yuan: the two dearest are left out."""
    city = scene("a", works=(roof("a"), *_optional(MOST_OPTIONAL + 2, gain=Fraction(1))))
    table = _table(city)
    assert table.size == 1024
    assert table.dropped == ("w10", "w11")
    assert "roof" in {work.id for work in table.works}


@pytest.mark.parametrize(
    ("gain", "factor", "found"),
    [
        ("0", "1", 0),
        ("1/2", "1", 1),
        ("5/2", "1", 3),
        ("50", "0.95", 48),
        ("33", "0.95", 31),
        ("1/3", "1", 0),
    ],
)
def test_points(gain: str, factor: str, found: int) -> None:
    """Whole points, half a point up."""
    assert np.array_equal(points([Fraction(gain)], Fraction(factor)), [found])
