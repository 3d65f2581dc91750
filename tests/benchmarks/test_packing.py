"""Generated cities: repeatable; what measures them does not read the rows, and agrees with them."""

import time
from collections.abc import Callable

import numpy as np
import pytest

from benchmarks.books import complete
from benchmarks.packing import City, city
from benchmarks.packing.ground import connected_sets
from benchmarks.packing.measure import measure
from benchmarks.problem import Broken
from planner.engine import FloatArray, Limits, solve


def bare() -> City:
    return city(8, years=2, full=False, floor=False)


def full() -> City:
    return city(8, years=2, works=3, floor=True, caps=True, most_members=3)


def test_the_same_seed_is_the_same_city() -> None:
    one, other = city(20, seed=3).program, city(20, seed=3).program
    assert np.array_equal(one.objective, other.objective)
    assert (one.matrix != other.matrix).nnz == 0
    assert not np.array_equal(one.objective[:20], city(20, seed=4).program.objective[:20])


def test_connected_sets_by_hand() -> None:
    """a–b–c in a row: a and c are no set without b; the sizes of all three pass the limit."""
    graph = ((1,), (0, 2), (1,))
    sets = {tuple(sorted(found)) for found in connected_sets(graph, [5, 5, 5], 3, 10)}
    assert sets == {(0,), (1,), (2,), (0, 1), (1, 2)}
    assert len(connected_sets(graph, [1, 1, 1], 3, 10)) == 6
    assert len(connected_sets(graph, [1, 1, 1], 1, 10)) == 3


@pytest.mark.parametrize("made", [bare, full])
def test_the_measure_and_the_rows_agree(made: Callable[[], City]) -> None:
    """Of random choices, some may stand and some may not; both say the same of each."""
    town = made()
    program, random = town.program, np.random.default_rng(0)
    verdicts = set()
    for _ in range(400):
        x = _some(town, random)
        whole = complete(program, town.choices, x)
        try:
            value = measure(town, x if whole is None else whole)
        except Broken:
            assert whole is None or not program.feasible(whole)
            verdicts.add(False)
        else:
            assert whole is not None
            assert program.feasible(whole)
            assert value == program.value(whole)
            verdicts.add(True)
    assert verdicts == {True, False}


def test_a_year_over_its_budget_is_broken() -> None:
    town = bare()
    cheapest = _alone(town)
    x = np.zeros(town.program.columns)
    x[[a * 2 for a in cheapest]] = 1.0  # all communities by themselves in the first year
    with pytest.raises(Broken, match="yuan in year 0"):
        measure(town, x)


def test_a_community_twice_is_broken() -> None:
    town = bare()
    first = _alone(town)[0]
    x = np.zeros(town.program.columns)
    x[[first * 2, first * 2 + 1]] = 1.0
    with pytest.raises(Broken, match="starts of community"):
        measure(town, x)


def test_a_package_without_its_community_is_broken() -> None:
    town = full()
    x = np.zeros(town.program.columns)
    x[town.areas * 2] = 1.0
    with pytest.raises(Broken, match="without its community"):
        measure(town, x)


@pytest.mark.parametrize("source", [0, 2])
def test_a_yuan_unpaid_or_too_many_is_broken(source: int) -> None:
    town = full()
    x = _planned(town)
    assert measure(town, x) == town.program.value(x)
    x[town.choices + source * 2] += 1
    with pytest.raises(Broken, match="yuan"):
        measure(town, x)


def test_half_a_choice_is_broken() -> None:
    town = bare()
    with pytest.raises(Broken, match="whole"):
        measure(town, np.full(town.program.columns, 0.5))


def _alone(town: City) -> list[int]:
    inside = town.town.members >= 0
    return np.flatnonzero(inside.sum(axis=1) == 1).tolist()


def _some(town: City, random: np.random.Generator) -> FloatArray:
    """A few areas in random years, and packages for some of their members, now and then wrong ones."""
    years, x = town.town.years, np.zeros(town.program.columns)
    taken: set[int] = set()
    for area in random.permutation(town.areas)[: random.integers(1, 8)].tolist():
        members = [c for c in town.town.members[area].tolist() if c >= 0]
        if taken & set(members) and random.random() < 0.95:
            continue
        taken |= set(members)
        year = int(random.integers(years))
        x[area * years + year] = 1.0
        for c in members if town.packages else ():
            if random.random() < 0.3:
                other = year if random.random() < 0.98 else 1 - year
                package = town.areas + c * town.packages + int(random.integers(town.packages))
                x[package * years + other] = 1.0
    return x


def _planned(town: City) -> FloatArray:
    outcome = solve(town.program, limits=Limits(time.monotonic() + 20), blocks=town.blocks)
    assert outcome.x is not None
    return outcome.x
