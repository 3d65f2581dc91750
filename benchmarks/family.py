"""What a family of instances is: a module in families/ with its name, peers and instances."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from benchmarks.problem import Problem

ROOT = Path(__file__).resolve().parents[1]
HERE = os.environ.get("PLANNER_DATA")  # where the instances are that others wrote
DATA = Path(HERE) if HERE else ROOT.parent / "shared" / "data"  # never part of the project


class Absent(Exception):
    """The data of a family is not here."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance by name; what opens it must be able to make it from this alone."""

    family: str
    name: str
    size: int  # communities, or items to choose from
    seed: int = 0
    unit: int = 1  # values in the program are so many times those shown
    published: Fraction | None = None  # the best value known, as others published it
    settings: dict[str, int] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Family and name."""
        return f"{self.family}/{self.name}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of families that are generated; None: the family's own."""

    sizes: tuple[int, ...] | None
    seeds: tuple[int, ...]


class Family(Protocol):
    """A module: the first line of its docstring says what the instances are."""

    @property
    def NAME(self) -> str: ...

    @property
    def PEERS(self) -> tuple[str, ...]: ...

    def instances(self, asked: Asked) -> Sequence[Instance]:
        """Smallest first; raises Absent where the data is not here."""

    def load(self, instance: Instance) -> Problem:
        """Open one of them; its seconds do not count."""


def present(folder: str) -> Path:
    """The folder of data of that name; raises Absent with what to do."""
    found = DATA / folder
    if not found.is_dir():
        raise Absent(f"no data: put it under {found} (see benchmarks/README.md)")
    return found
