"""A twin of each package for each bar its community meets; what only some sources can pay is right in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from planner.areas import Candidates
from planner.funding.need import Demand, Sources
from planner.model.columns import membership
from planner.model.packages import Table, kept

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
FREE: Sources = frozenset()


def with_twins(
    candidates: Candidates, bars: Sequence[Sources], bar: IntArray, tables: Mapping[str, Table]
) -> Mapping[str, Table]:
    """Every table with twins for the bars of the areas its community may be in; `bar` by candidate."""
    members = membership(candidates)
    meets = np.stack([members.T @ (bar == k).astype(np.int64) > 0 for k in range(len(bars))])
    found = dict(tables)
    for i, c in enumerate(candidates.communities):
        met = [k for k in range(1, len(bars)) if meets[k, i]]
        if met:
            found[c] = _twinned(tables[c], bars, met)
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
