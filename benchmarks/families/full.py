"""Generated cities in full: six works to choose, four sources, carry-over, a cap, tasks, equity rows."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.families.bare import PEERS as PEERS
from benchmarks.families.bare import SIZES, most_members
from benchmarks.family import Asked, Instance
from benchmarks.packing import city
from benchmarks.packing.opening import opened
from benchmarks.problem import ProgramProblem

NAME = "full"


def instances(asked: Asked) -> Sequence[Instance]:
    """So many communities, five years."""
    return [Instance(NAME, f"{n} s{s}", n, s) for n in asked.sizes or SIZES for s in asked.seeds]


def load(instance: Instance) -> ProgramProblem:
    """The engine program of a generated city with all its rows."""
    n, most = instance.size, most_members(instance.size)
    return opened(city(n, seed=instance.seed, full=True, floor=True, caps=True, most_members=most))
