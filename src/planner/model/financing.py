"""How areas may be financed: sources that ask for a balanced ledger are barred where it does not balance.

Whether a ledger balances can hang on optional works, which stand on packages. So a candidate area is split
into variants, one for each set of sources it does without (its bar), where its ledger can both balance and
fail; elsewhere it has the one bar it deserves. A variant that keeps a source claims that the ledger balances,
and a row holds it to that. Packages have a twin for each bar their community meets, so that what only some
sources can pay is right in every variant.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import numpy.typing as npt

from planner.areas import Candidates
from planner.funding.need import Demand, Sources
from planner.model.columns import membership
from planner.model.packages import Table, kept
from planner.operations import Condition, conditions, standing
from planner.scenario.operations import Operation
from planner.scenario.types import Scenario

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
FREE: Sources = frozenset()
KEPT, OPEN, FAILED = 0, 1, 2  # a ledger that always balances (or is not asked), may, or never does


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


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """One condition measured on all candidates."""

    condition: Condition
    base: IntArray
    state: IntArray  # KEPT, OPEN or FAILED
    work: Mapping[tuple[str, str], int]


def financed(
    scenario: Scenario, candidates: Candidates, tables: Mapping[str, Table]
) -> tuple[Candidates, Mapping[str, Table], Financing]:
    """Candidates split by how they may be financed, and the packages with a twin for each bar they meet."""
    asked = _asked(scenario, candidates, tables)
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
    return split, _with_twins(split, financing, tables), financing


def _variants(asked: Sequence[Condition], code: Sequence[int]) -> dict[Sources, BoolArray]:
    """The bars an area can have, each with the conditions it must claim for it: those it does not bar."""
    found: dict[Sources, BoolArray] = {}
    for failing in product(*((False, True) if state == OPEN else (state == FAILED,) for state in code)):
        sources = FREE.union(*(c.sources for c, fails in zip(asked, failing, strict=True) if fails))
        found[sources] = np.array(
            [state == OPEN and not c.sources <= sources for c, state in zip(asked, code, strict=True)]
        )
    return found


def _asked(scenario: Scenario, candidates: Candidates, tables: Mapping[str, Table]) -> list[_Asked]:
    """Every condition that is asked of some candidate, measured on all of them."""
    scopes = [*(s.where for s in scenario.operating), *(s.where for s in scenario.upkeep)]
    if not scopes or not candidates.size:
        return []
    holds = np.array(
        [[scope.holds(scenario.community[c]) for scope in scopes] for c in candidates.communities],
        dtype=np.int64,
    )
    _, first, kind = np.unique(
        membership(candidates) @ holds > 0, axis=0, return_index=True, return_inverse=True
    )
    of_kind = [conditions(scenario, candidates.ids(i)) for i in first.tolist()]
    found = []
    for condition in dict.fromkeys(c for several in of_kind for c in several):
        here = np.array([condition in several for several in of_kind], dtype=bool)[kind.reshape(-1)]
        found.append(_measured(scenario, candidates, tables, condition, here))
    return found


def _measured(
    scenario: Scenario,
    candidates: Candidates,
    tables: Mapping[str, Table],
    condition: Condition,
    here: BoolArray,
) -> _Asked:
    """The ledger of each candidate with base works, and whether any works can change its sign."""
    work = {
        (c, row.work): 0
        for c in candidates.communities
        for row in scenario.operations_of.get(c, ())
        if row.work
    }
    for c, name in work:
        mine = (row for row in scenario.operations_of[c] if row.work == name)
        work[c, name] = sum(condition.row(row) for row in mine)
    always = standing(scenario)
    by_community = np.zeros((3, len(candidates.communities)), dtype=np.int64)  # base, least, most added
    for i, c in enumerate(candidates.communities):
        table = tables[c]
        added = table.done @ np.array([work.get((c, w.id), 0) for w in table.works], dtype=np.int64)
        stands = condition.member(scenario, scenario.community[c]) + sum(
            condition.row(row) for row in always[c]
        )
        more = added - added[0]
        by_community[:, i] = stands + added[0], more.min(), more.max()
    base, least, most = (membership(candidates) @ by_community.T).T
    base = base + _facilities(scenario, candidates, condition.row)
    base = base + _surplus(scenario, candidates, condition)
    state = np.where(base + least >= 0, KEPT, np.where(base + most < 0, FAILED, OPEN))
    return _Asked(condition, base, np.where(here, state, KEPT), work)


def _facilities(scenario: Scenario, candidates: Candidates, worth: Callable[[Operation], int]) -> IntArray:
    """What the facilities each candidate builds add up to."""
    each = np.array(
        [sum(worth(row) for row in scenario.operations_of.get(f.id, ())) for f in candidates.facilities],
        dtype=np.int64,
    )
    found = np.zeros(candidates.size, dtype=np.int64)
    rows = np.repeat(np.arange(candidates.size), np.diff(candidates.built_indptr))
    np.add.at(found, rows, each[candidates.built] if len(rows) else each[:0])
    return found


def _surplus(scenario: Scenario, candidates: Candidates, condition: Condition) -> IntArray:
    """What is certain to come to the upkeep of each candidate from beyond the cap of its pool."""
    if condition.capped is None:
        return np.zeros(candidates.size, dtype=np.int64)
    always = standing(scenario)
    of_works = {c: [r for r in scenario.operations_of.get(c, ()) if r.work] for c in candidates.communities}
    brought = np.array(
        [
            sum(condition.earned(row) for row in (*always[c], *of_works[c]))
            - sum(work.cost for work in scenario.works_of[c])
            for c in candidates.communities
        ],
        dtype=np.int64,
    )
    found: IntArray = membership(candidates) @ brought
    found = found + _facilities(scenario, candidates, condition.earned)
    for yuan in candidates.own_cost.values():
        found = found - yuan
    return found.clip(min=0)


# ---- packages -----------------------------------------------------------------------------------------


def _with_twins(
    candidates: Candidates, financing: Financing, tables: Mapping[str, Table]
) -> Mapping[str, Table]:
    """Every table with twins for the bars of the areas its community may be in."""
    members = membership(candidates)
    meets = np.stack(
        [members.T @ (financing.bar == k).astype(np.int64) > 0 for k in range(len(financing.bars))]
    )
    found = dict(tables)
    for i, c in enumerate(candidates.communities):
        met = [k for k in range(1, len(financing.bars)) if meets[k, i]]
        if met:
            found[c] = _twinned(tables[c], financing.bars, met)
    return found


def _twinned(table: Table, bars: Sequence[Sources], met: Sequence[int]) -> Table:
    """The table repeated for each bar met; of a twin only what can be paid stays, and its base."""
    blocks = [FREE, *(bars[k] for k in met)]
    whole = replace(
        table,
        done=np.tile(table.done, (len(blocks), 1)),
        payers={payer: np.tile(yuan, (1, len(blocks))) for payer, yuan in table.payers.items()},
        pool=np.tile(table.pool, (1, len(blocks))),
        demands=tuple(_repeated(demand, blocks, table.size) for demand in table.demands),
        relieved=np.tile(table.relieved, len(blocks)),
        spent={kinds: np.tile(yuan, (1, len(blocks))) for kinds, yuan in table.spent.items()},
        open=None if table.open is None else np.tile(table.open, (len(blocks), 1)),
    )
    short = np.zeros(whole.size, dtype=bool)
    for demand in whole.demands:
        short |= demand.need(FREE, whole.size) > 0
    first = np.arange(len(blocks)) * table.size
    keep = ~short
    keep[first] = True
    place = np.cumsum(keep) - 1
    bases = dict(zip((0, *met), place[first].tolist(), strict=True))
    stands = {
        k: table.stands_alone and not short[at] for k, at in zip((0, *met), first.tolist(), strict=True)
    }
    return replace(kept(whole, keep), bases=bases, stands=stands, stands_alone=table.stands_alone)


def _repeated(demand: Demand, blocks: Sequence[Sources], size: int) -> Demand:
    """What is asked, block by block without the sources barred in it."""
    by_class: dict[Sources, IntArray] = {}
    for i, barred in enumerate(blocks):
        for sources, yuan in demand.by_class.items():
            left = by_class.setdefault(sources - barred, np.zeros(size * len(blocks), dtype=np.int64))
            left[i * size : (i + 1) * size] += yuan
    return Demand(by_class, {source: np.tile(cap, len(blocks)) for source, cap in demand.caps.items()})


def dead(tables: Sequence[Table], bar: int) -> BoolArray:
    """The communities no package of which can be paid under `bar`."""
    return np.array(
        [bar in t.bases and not t.stands[bar] and not _others(t, bar) for t in tables], dtype=bool
    )


def _others(table: Table, bar: int) -> bool:
    """Whether the block of `bar` holds more than its base."""
    later = [at for at in (*table.bases.values(), table.size) if at > table.bases[bar]]
    return min(later) - table.bases[bar] > 1
