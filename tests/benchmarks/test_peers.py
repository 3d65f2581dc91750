"""Peers: what each hands in keeps every row, is worth what the program says, and is never above the bound."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.families import FAMILIES
from benchmarks.packing import city
from benchmarks.packing.opening import opened
from benchmarks.peers import CONTENDER, PEERS
from benchmarks.problem import Problem
from benchmarks.reserve import write_city
from benchmarks.scenario import opened as scenario
from benchmarks.watch import Watch
from benchmarks.worker import measured
from planner.engine import Limits, solve

SECONDS = 15.0


def bare(folder: Path) -> Problem:
    return opened(city(10, years=2, full=False, most_members=3))


def full(folder: Path) -> Problem:
    return opened(city(12, years=2, works=2, floor=True, caps=True, most_members=3))


def reserve(folder: Path) -> Problem:
    write_city(30, folder, 0)
    return scenario(folder)


@pytest.mark.parametrize("made", [bare, full, reserve])
def test_no_peer_is_above_the_bound(made: Callable[[Path], Problem], tmp_path: Path) -> None:
    problem = made(tmp_path)
    ours = CONTENDER["planner"].run(problem, Watch(SECONDS), 0)
    value, fault = measured(ours)
    assert fault == ""
    assert value is not None
    assert ours.bound is not None
    found = []
    for peer in PEERS:
        if peer.name == "compact" and problem.city is None:
            continue
        answer = peer.run(problem, Watch(SECONDS), 0)
        worth, fault = measured(answer)
        assert fault == "", peer.name
        if worth is not None:
            found.append(peer.name)
            assert 0 <= worth <= ours.bound, peer.name
        assert answer.bound is None or answer.bound >= value - 1e-6, peer.name
    assert {"skip", "per yuan", "patchmax", "HiGHS"} <= set(found)


def test_the_compact_model_is_the_whole_program() -> None:
    """Both proven, of points that are rounded differently: as good as the other but for the rounding."""
    problem = bare(Path())
    right = solve(problem.program, limits=Limits(time.monotonic() + 30))
    assert right.status == "proven"
    assert right.value is not None
    answer = CONTENDER["compact"].run(problem, Watch(30.0), 0)
    assert answer.status == "OPTIMAL"
    value, fault = measured(answer)
    assert fault == ""
    assert value is not None
    assert right.value - 10 <= value <= right.value
    assert answer.bound is not None
    assert right.value <= answer.bound <= right.value + 30


def test_the_lists_differ_as_they_should(tmp_path: Path) -> None:
    """Skipping reaches at least what stopping does: the list is the same, and goes on."""
    problem = bare(tmp_path)
    stop, skip = (measured(CONTENDER[name].run(problem, Watch(SECONDS), 0))[0] for name in ("stop", "skip"))
    assert stop is not None
    assert skip is not None
    assert stop <= skip


def test_families_name_peers_there_are() -> None:
    for family in FAMILIES:
        assert set(family.PEERS) <= set(CONTENDER) - {"planner"}
