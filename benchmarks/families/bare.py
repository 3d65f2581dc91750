"""Generated cities, bare packing: areas into years under a budget; no works to choose, no money by source."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.family import Asked, Instance
from benchmarks.packing import city
from benchmarks.packing.opening import opened
from benchmarks.packing.town import MOST_MEMBERS
from benchmarks.problem import ProgramProblem

NAME = "bare"
PEERS = ("stop", "skip", "per yuan", "patchmax", "compact", "HiGHS", "CP-SAT")
SIZES = (100, 300, 1_000, 3_000, 10_000)
LARGE = 10_000  # communities, from which areas have one member less


def instances(asked: Asked) -> Sequence[Instance]:
    """So many communities, five years."""
    return [Instance(NAME, f"{n} s{s}", n, s) for n in asked.sizes or SIZES for s in asked.seeds]


def load(instance: Instance) -> ProgramProblem:
    """The engine program of a generated city."""
    most = most_members(instance.size)
    return opened(city(instance.size, seed=instance.seed, full=False, most_members=most))


def most_members(communities: int) -> int:
    """Of an area in a city of that size."""
    return MOST_MEMBERS - 1 if communities >= LARGE else MOST_MEMBERS
