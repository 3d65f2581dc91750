"""Multiple-choice multidimensional knapsacks I01–I07 (Khan and others 2002), at the engine's door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from benchmarks.family import Asked, Instance, present
from benchmarks.problem import Broken, ProgramProblem
from planner.engine import FloatArray, Program

NAME = "mmkp"
PEERS = ("HiGHS", "CP-SAT")
UNIT = 10  # values have one decimal
# I01–I06 are optimal; of I07 the best known, its bound is 24,607.95
PUBLISHED = {"I01": "173", "I02": "364", "I03": "1602", "I04": "3597", "I05": "3905.7", "I06": "4799.3",
             "I07": "24592"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Knapsack:
    """One item of every group; `items` are (value in tenths, weight in each dimension)."""

    capacity: tuple[int, ...]
    groups: tuple[tuple[tuple[int, tuple[int, ...]], ...], ...]


def instances(asked: Asked) -> Sequence[Instance]:
    """Those whose file is here."""
    folder = present(NAME)
    found = []
    for name, best in PUBLISHED.items():
        if (folder / f"{name}.txt").is_file():
            size = sum(map(len, read(folder / f"{name}.txt").groups))
            found.append(Instance(NAME, name, size, unit=UNIT, published=Fraction(best)))
    return found


def load(instance: Instance) -> ProgramProblem:
    """A column for every item, a row for every group and dimension."""
    sack = read(present(NAME) / f"{instance.name}.txt")
    program = _program(sack)
    return ProgramProblem(program, lambda x: measure(sack, x), choices=program.columns)


def read(path: Path) -> Knapsack:
    """What stands before the word Solutions: counts, capacities, then each group's number and items."""
    words = iter(path.read_text(encoding="utf-8").split("Solutions")[0].split())
    groups, items, dimensions = (int(next(words)) for _ in range(3))
    capacity = tuple(int(next(words)) for _ in range(dimensions))
    found = []
    for _ in range(groups):
        next(words)  # the group's number
        found.append(
            tuple(
                (_tenths(next(words)), tuple(int(next(words)) for _ in range(dimensions)))
                for _ in range(items)
            )
        )
    return Knapsack(capacity, tuple(found))


def measure(sack: Knapsack, x: FloatArray) -> int:
    """The value in tenths; raises Broken where a group has not one item or a capacity is passed."""
    value, first = 0, 0
    weight = [0] * len(sack.capacity)
    for number, items in enumerate(sack.groups):
        taken = [i for i in range(len(items)) if x[first + i]]
        if len(taken) != 1 or x[first + taken[0]] != 1:
            raise Broken(f"group {number + 1} has {len(taken)} items")
        value += items[taken[0]][0]
        weight = [w + more for w, more in zip(weight, items[taken[0]][1], strict=True)]
        first += len(items)
    for k, (used, most) in enumerate(zip(weight, sack.capacity, strict=True)):
        if used > most:
            raise Broken(f"dimension {k + 1}: {used}, at most {most}")
    return value


def _tenths(word: str) -> int:
    value = Fraction(word) * UNIT
    if value.denominator != 1:
        raise ValueError(f"{word}: a value of more than one decimal")
    return int(value)


def _program(sack: Knapsack) -> Program:
    items = [item for group in sack.groups for item in group]
    sizes = [len(group) for group in sack.groups]
    one = np.repeat(np.arange(len(sizes)), sizes) == np.arange(len(sizes))[:, None]
    weights = np.array([weight for _, weight in items], dtype=np.float64).T
    return Program(
        np.array([value for value, _ in items], dtype=np.float64),
        sp.csc_array(np.vstack([one.astype(np.float64), weights])),
        np.append(np.ones(len(sizes)), np.full(len(sack.capacity), -np.inf)),
        np.append(np.ones(len(sizes)), np.array(sack.capacity, dtype=np.float64)),
        np.ones(len(items)),
    )
