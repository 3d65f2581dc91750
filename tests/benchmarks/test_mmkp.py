"""Multiple-choice knapsacks: the format, and a value that is no value where a row is broken."""

import time
from pathlib import Path

import numpy as np
import pytest

from benchmarks.families import mmkp
from benchmarks.family import DATA, Asked
from benchmarks.problem import Broken
from planner.engine import Limits, solve

TEXT = """
 2  2 2
 5  6
 1
 7.00  1  3
 9.5   4  4
 2
 3.00  2  2
 8.00  5  1
 Solutions by  somebody
 0  0  10.00
"""
here = pytest.mark.skipif(not (DATA / "mmkp").is_dir(), reason="the data is not here")


@pytest.fixture
def sack(tmp_path: Path) -> mmkp.Knapsack:
    path = tmp_path / "I00.txt"
    path.write_text(TEXT, encoding="utf-8")
    return mmkp.read(path)


def test_reading_stops_at_the_solutions(sack: mmkp.Knapsack) -> None:
    assert sack.capacity == (5, 6)
    assert sack.groups == (((70, (1, 3)), (95, (4, 4))), ((30, (2, 2)), (80, (5, 1))))


def test_measure_by_hand(sack: mmkp.Knapsack) -> None:
    """7 + 3 weighs (3, 5); 9.5 + 3 weighs (6, 6), one too many in the first dimension."""
    assert mmkp.measure(sack, np.array([1.0, 0, 1, 0])) == 100
    with pytest.raises(Broken, match="dimension 1: 6, at most 5"):
        mmkp.measure(sack, np.array([0, 1.0, 1, 0]))
    with pytest.raises(Broken, match="group 2 has 0 items"):
        mmkp.measure(sack, np.array([1.0, 0, 0, 0]))
    with pytest.raises(Broken, match="group 1 has 2 items"):
        mmkp.measure(sack, np.array([1.0, 1, 1, 0]))


@here
def test_what_is_published_of_the_smallest_is_its_optimum() -> None:
    instance = mmkp.instances(Asked(None, (0,)))[0]
    problem = mmkp.load(instance)
    outcome = solve(problem.program, limits=Limits(time.monotonic() + 30))
    assert outcome.status == "proven"
    assert outcome.x is not None
    assert problem.measure(outcome.x) == outcome.value == instance.published * instance.unit == 1730


@here
def test_all_seven_are_read() -> None:
    found = {instance.name: instance.size for instance in mmkp.instances(Asked(None, (0,)))}
    assert found == {"I01": 25, "I02": 50, "I03": 150, "I04": 200, "I05": 250, "I06": 300, "I07": 1000}
