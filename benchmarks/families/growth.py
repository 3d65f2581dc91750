"""Seconds and memory of one city as one thing grows: communities, years, members of an area, works."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.family import Asked, Instance
from benchmarks.packing import city
from benchmarks.packing.opening import opened
from benchmarks.packing.town import MOST_MEMBERS, WORKS
from benchmarks.problem import ProgramProblem

NAME = "growth"
PEERS: tuple[str, ...] = ()
COMMUNITIES = (100, 300, 1_000, 3_000, 10_000)
BASE = {"communities": 300, "years": 5, "members": MOST_MEMBERS, "works": WORKS}
AXES = {"years": (1, 2, 5, 10), "members": (1, 2, 4, 6, 8), "works": (0, 2, 4, 6, 8)}


def instances(asked: Asked) -> Sequence[Instance]:
    """Bare and full cities, each different from the base in one thing."""
    seed = asked.seeds[0]
    found = [
        _instance("bare", "communities", n, seed, {"members": 5})  # the same in all, for the exponent
        for n in asked.sizes or COMMUNITIES
    ]
    found += [_instance("bare", axis, value, seed) for axis in ("years", "members") for value in AXES[axis]]
    return found + [_instance("full", axis, value, seed) for axis in AXES for value in AXES[axis]]


def load(instance: Instance) -> ProgramProblem:
    """The engine program of the city."""
    at = instance.settings
    full = bool(at["full"])
    made = city(
        at["communities"],
        at["years"],
        instance.seed,
        full=full,
        floor=full,
        caps=full,
        most_members=at["members"],
        works=at["works"],
    )
    return opened(made)


def _instance(kind: str, axis: str, value: int, seed: int, other: dict[str, int] | None = None) -> Instance:
    settings = {**BASE, **(other or {}), axis: value, "full": int(kind == "full")}
    return Instance(NAME, f"{kind} {axis}={value}", settings["communities"], seed, settings=settings)
