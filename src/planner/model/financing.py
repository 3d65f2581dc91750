"""How areas may be financed: sources that ask for a balanced ledger are barred where it does not balance.

Whether a ledger balances can hang on optional works, which stand on packages. So a candidate area is split
into variants, one for each set of sources it does without (its bar), where its ledger can both balance and
fail; elsewhere it has the one bar it deserves. A variant that keeps a source claims that the ledger balances,
and a row holds it to that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from planner.areas import Candidates
from planner.funding.need import Sources
from planner.model.ledgers import FAILED, OPEN, measured
from planner.model.packages import Table
from planner.model.twins import FREE, with_twins
from planner.operations import Condition
from planner.scenario.types import Scenario

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """The candidates that claim a ledger balances: what it comes to with base works, and what works add."""

    condition: Condition
    areas: IntArray
    base: IntArray  # yuan, one for each of `areas`
    work: Mapping[tuple[str, str], int]  # (community, work) -> yuan


@dataclass(frozen=True, slots=True, eq=False)
class Financing:
    """The bar of each candidate, and what is claimed of their ledgers."""

    bars: tuple[Sources, ...]  # bars[0] bars nothing
    bar: IntArray  # candidate -> place in `bars`
    claims: tuple[Claim, ...] = ()


def financed(
    scenario: Scenario, candidates: Candidates, tables: Mapping[str, Table]
) -> tuple[Candidates, Mapping[str, Table], Financing]:
    """Candidates split by how they may be financed, and the packages with a twin for each bar they meet."""
    asked = measured(scenario, candidates, tables)
    if not asked:
        return candidates, tables, Financing((FREE,), np.zeros(candidates.size, dtype=np.int64))
    codes = np.stack([a.state for a in asked], axis=1)
    places: dict[Sources, int] = {FREE: 0}
    rows: list[IntArray] = []
    bar: list[IntArray] = []
    claimed: list[BoolArray] = []
    for code in np.unique(codes, axis=0):
        areas = np.flatnonzero((codes == code).all(axis=1))
        for sources, claims in _variants([a.condition for a in asked], code.tolist()).items():
            rows.append(areas)
            bar.append(np.full(len(areas), places.setdefault(sources, len(places)), dtype=np.int64))
            claimed.append(np.tile(claims, (len(areas), 1)))
    order = np.argsort(np.concatenate(rows), kind="stable")
    row, claim = np.concatenate(rows)[order], np.concatenate(claimed)[order]
    financing = Financing(
        tuple(places),
        np.concatenate(bar)[order],
        tuple(
            Claim(a.condition, np.flatnonzero(claim[:, i]), a.base[row[claim[:, i]]], a.work)
            for i, a in enumerate(asked)
            if claim[:, i].any()
        ),
    )
    split = candidates.picked(row)
    return split, with_twins(split, financing.bars, financing.bar, tables), financing


def _variants(asked: Sequence[Condition], code: Sequence[int]) -> dict[Sources, BoolArray]:
    """The bars an area can have, each with the conditions it must claim for it: those it does not bar."""
    found: dict[Sources, BoolArray] = {}
    for failing in product(*((False, True) if state == OPEN else (state == FAILED,) for state in code)):
        sources = FREE.union(*(c.sources for c, fails in zip(asked, failing, strict=True) if fails))
        found[sources] = np.array(
            [state == OPEN and not c.sources <= sources for c, state in zip(asked, code, strict=True)]
        )
    return found
