"""Multidimensional knapsacks of the OR-Library (mknap1, mknapcb1, 4 and 7), at the engine's door."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from benchmarks.family import Asked, Instance, present
from benchmarks.problem import Broken, ProgramProblem
from planner.engine import FloatArray, Program

NAME = "mkp"
PEERS = ("HiGHS", "CP-SAT")
FILES = ("mknap1", "mknapcb1", "mknapcb4", "mknapcb7")


@dataclass(frozen=True, slots=True)
class Knapsack:
    """Items of a value and a weight in each dimension; `best` is what the file says, None where nothing."""

    value: tuple[Fraction, ...]
    weight: tuple[tuple[Fraction, ...], ...]  # (dimensions, items)
    capacity: tuple[Fraction, ...]
    best: Fraction | None

    @property
    def unit(self) -> int:
        """The least factor that makes every value whole."""
        return math.lcm(*(v.denominator for v in self.value))


def instances(asked: Asked) -> Sequence[Instance]:
    """Those whose file is here; named by file, or by dimensions, items and number as they are published."""
    return [
        Instance(NAME, name, len(sack.value), unit=sack.unit, published=best)
        for name, sack, best in _listed(present(NAME))
    ]


def load(instance: Instance) -> ProgramProblem:
    """A column for every item, a row for every dimension."""
    sack = next(sack for name, sack, _ in _listed(present(NAME)) if name == instance.name)
    program = _program(sack)
    return ProgramProblem(program, lambda x: measure(sack, x), choices=program.columns)


def read(path: Path) -> list[Knapsack]:
    """All problems of a file: items, dimensions and best (0: unknown), values, weights, capacities."""
    words = (Fraction(word) for word in path.read_text(encoding="utf-8").split())
    found = []
    for _ in range(int(next(words))):
        items, dimensions, best = int(next(words)), int(next(words)), next(words)
        value = tuple(next(words) for _ in range(items))
        weight = tuple(tuple(next(words) for _ in range(items)) for _ in range(dimensions))
        capacity = tuple(next(words) for _ in range(dimensions))
        found.append(Knapsack(value, weight, capacity, best or None))
    return found


def measure(sack: Knapsack, x: FloatArray) -> int:
    """The value in units; raises Broken where a capacity is passed."""
    if not set(x.tolist()) <= {0.0, 1.0}:
        raise Broken("an item is taken in part, or more than once")
    taken = np.flatnonzero(x).tolist()
    for k, (row, most) in enumerate(zip(sack.weight, sack.capacity, strict=True)):
        used = sum(row[i] for i in taken)
        if used > most:
            raise Broken(f"dimension {k + 1}: {used}, at most {most}")
    return int(sum(sack.value[i] for i in taken) * sack.unit)


def _listed(folder: Path) -> Iterator[tuple[str, Knapsack, Fraction | None]]:
    """Every problem with its name and the best value published."""
    best = {}
    if (folder / "best_known.csv").is_file():
        with (folder / "best_known.csv").open(encoding="utf-8-sig", newline="") as file:
            best = {r["problem"]: Fraction(r["best_chu_beasley_1998"]) for r in csv.DictReader(file)}
    for file_name in FILES:
        path = folder / f"{file_name}.txt"
        for number, sack in enumerate(read(path) if path.is_file() else []):
            name = f"{len(sack.capacity)}.{len(sack.value)}-{number:02}"
            name = name if name in best else f"{file_name}-{number + 1}"
            yield name, sack, best.get(name, sack.best)


def _program(sack: Knapsack) -> Program:
    """Rows are multiplied until they are whole."""
    rows, sides = [], []
    for row, most in zip(sack.weight, sack.capacity, strict=True):
        factor = math.lcm(most.denominator, *(w.denominator for w in row))
        rows.append([int(w * factor) for w in row])
        sides.append(int(most * factor))
    return Program(
        np.array([int(v * sack.unit) for v in sack.value], dtype=np.float64),
        sp.csc_array(np.array(rows, dtype=np.float64)),
        np.full(len(rows), -np.inf),
        np.array(sides, dtype=np.float64),
        np.ones(len(sack.value)),
    )
