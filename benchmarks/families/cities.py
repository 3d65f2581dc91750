"""Generated reserves as scenarios, through the front door: works, sources, utilities, districts, capacity."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.family import Asked, Instance
from benchmarks.reserve import write_city
from benchmarks.scenario import ScenarioProblem, opened

NAME = "cities"
PEERS = ("stop", "skip", "per yuan", "patchmax", "HiGHS", "CP-SAT")
SIZES = (100, 300, 1_000, 3_000, 10_000)


def instances(asked: Asked) -> Sequence[Instance]:
    """So many communities, five years."""
    return [Instance(NAME, f"{n} s{s}", n, s) for n in asked.sizes or SIZES for s in asked.seeds]


def load(instance: Instance) -> ScenarioProblem:
    """The scenario, written and read again."""
    with tempfile.TemporaryDirectory() as folder:
        write_city(instance.size, Path(folder), instance.seed)
        return opened(Path(folder))
