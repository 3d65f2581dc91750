"""Multidimensional knapsacks: the format, decimals made whole, and names as they are published."""

import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from benchmarks.families import mkp
from benchmarks.family import DATA, Asked
from benchmarks.problem import Broken
from planner.engine import Limits, solve

TEXT = """ 2

 3 2 14.5
 10.5 4 6
 2 1 1
 1.5 1 1
 3 2

 2 1 0
 7 9
 3 4
 5
"""
here = pytest.mark.skipif(not (DATA / "mkp").is_dir(), reason="the data is not here")


@pytest.fixture
def sacks(tmp_path: Path) -> list[mkp.Knapsack]:
    path = tmp_path / "mknap0.txt"
    path.write_text(TEXT, encoding="utf-8")
    return mkp.read(path)


def test_reading(sacks: list[mkp.Knapsack]) -> None:
    first, second = sacks
    assert first.value == (Fraction(21, 2), 4, 6)
    assert first.weight == ((2, 1, 1), (Fraction(3, 2), 1, 1))
    assert first.capacity == (3, 2)
    assert first.best == Fraction(29, 2)
    assert first.unit == 2
    assert (second.capacity, second.best, second.unit) == ((5,), None, 1)


def test_measure_by_hand(sacks: list[mkp.Knapsack]) -> None:
    """4 + 6 weighs (2, 2); 10.5 + 6 weighs (3, 2.5), half too many in the second dimension."""
    assert mkp.measure(sacks[0], np.array([0, 1.0, 1])) == 20
    with pytest.raises(Broken, match="dimension 2: 5/2, at most 2"):
        mkp.measure(sacks[0], np.array([1.0, 0, 1]))
    with pytest.raises(Broken, match="more than once"):
        mkp.measure(sacks[0], np.array([2.0, 0, 0]))


@here
def test_published_values_are_found_by_name() -> None:
    found = {instance.name: instance for instance in mkp.instances(Asked(None, (0,)))}
    assert len(found) == 97
    assert found["5.100-00"].published == 24381
    assert found["30.100-29"].published == 60603
    assert (found["mknap1-1"].published, found["mknap1-1"].size) == (3800, 6)


@here
def test_the_smallest_are_solved_to_what_is_published() -> None:
    for name in ("mknap1-1", "mknap1-2"):
        instance = next(i for i in mkp.instances(Asked(None, (0,))) if i.name == name)
        problem = mkp.load(instance)
        outcome = solve(problem.program, limits=Limits(time.monotonic() + 30))
        assert outcome.status == "proven"
        assert outcome.x is not None
        assert instance.published is not None
        assert problem.measure(outcome.x) == instance.published * instance.unit
