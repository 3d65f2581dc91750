"""The packages of works each community can be given: mandatory works plus a subset of the optional ones.

One table for all communities, without years. The first package of a community, its base, rides on the area
columns; the others carry only what they add to it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from planner.funding.caps import caps
from planner.funding.grants import granted
from planner.funding.need import Demand, Sources, joined
from planner.funding.payers import dues, paid_over, payment_shares, refuses, relieved
from planner.funding.pool import payable
from planner.model.subsets import jobs_of, subsets
from planner.scenario.types import Community, Scenario, Utility, Work

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
Kinds = frozenset[str]  # of works; empty: all
MOST_OPTIONAL = 10  # 2**10 = 1,024 packages a community


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of packages that belong together (a community's, later a whole district's).

    `done` has shape (packages, works); everything else is per package, in yuan; instalments come first.
    """

    works: tuple[Work, ...]
    done: BoolArray
    payers: Mapping[str, IntArray]  # payer -> (instalments, packages)
    pool: IntArray  # (instalments, packages): what is left to the pool
    demands: tuple[Demand, ...]  # one per instalment
    stands_alone: bool  # whether the base holds at least one work; else another must be chosen
    relieved: IntArray  # per package: what utilities pay and get back as tax relief
    spent: Mapping[Kinds, IntArray]  # kinds the scenario limits -> (instalments, packages): by all payers
    dropped: tuple[str, ...] = ()  # optional works left out because there were too many
    open: BoolArray | None = None  # (packages, years): in which years a package can start; None: in all
    bases: Mapping[int, int] = field(default_factory=lambda: {0: 0})  # bar (see financing) -> its base
    stands: Mapping[int, bool] = field(
        default_factory=dict
    )  # bar -> whether its base may be all; 0: see above

    @property
    def size(self) -> int:
        """How many packages."""
        return len(self.done)

    def opens(self, package: int, year: int) -> bool:
        """Whether a package can start in the year of this index."""
        return self.open is None or bool(self.open[package, year])


def tables(scenario: Scenario, allowed: Collection[str]) -> Mapping[str, Table]:
    """The packages of every allowed community; a community no source can pay for has none."""
    found = {}
    for community in scenario.communities:
        if community.id in allowed:
            table = _table(scenario, community)
            if table.size > 1 or (table.size == 1 and table.stands_alone):
                found[community.id] = table
    return found


def _table(scenario: Scenario, community: Community) -> Table:
    works, dropped = _considered(scenario, community)
    done = subsets(scenario, works)
    alike = _years_alike(scenario, community, works)
    priced = [_priced(scenario, community, works, done, years[0]) for years in alike]
    table = priced[0] if len(priced) == 1 else _stacked(scenario, priced, alike)
    return _payable(replace(table, dropped=dropped))


def _years_alike(scenario: Scenario, community: Community, works: Sequence[Work]) -> list[list[int]]:
    """Start years in which the same utilities pay, the most years first: in them a package costs the same."""
    mine = [p for p in scenario.payers if isinstance(p, Utility) and any(p.owns(w) for w in works)]
    found: dict[tuple[bool, ...], list[int]] = {}
    for year in scenario.years:
        found.setdefault(tuple(refuses(p, community, year) for p in mine), []).append(year)
    return sorted(found.values(), key=lambda years: (-len(years), years))


def _stacked(scenario: Scenario, priced: Sequence[Table], alike: Sequence[Sequence[int]]) -> Table:
    """The packages once for each group of years; only there each can start."""
    first = priced[0]
    opened = [[[year in years for year in scenario.years]] * first.size for years in alike]
    whole = replace(
        first,
        done=np.concatenate([t.done for t in priced]),
        payers={p: np.concatenate([t.payers[p] for t in priced], axis=1) for p in first.payers},
        pool=np.concatenate([t.pool for t in priced], axis=1),
        demands=tuple(
            joined([t.demands[k] for t in priced], [first.size] * len(priced))
            for k in range(len(first.demands))
        ),
        relieved=np.concatenate([t.relieved for t in priced]),
        spent={kinds: np.concatenate([t.spent[kinds] for t in priced], axis=1) for kinds in first.spent},
        open=np.array([row for rows in opened for row in rows], dtype=bool),
    )
    keep = np.array([row.any() for row in whole.done], dtype=bool)
    keep[:1] = True  # a base without works is once enough: beyond it a package holds some
    return kept(whole, keep)


def _priced(
    scenario: Scenario,
    community: Community,
    works: tuple[Work, ...],
    done: BoolArray,
    year: int,
) -> Table:
    """The packages as they are paid when they start in `year`."""
    shares = [payment_shares(scenario, work) for work in works]
    paid, left = dues(scenario, community, works, done, year)
    pool = paid_over(left, shares, scenario.instalments)
    payers = {payer: paid_over(yuan, shares, scenario.instalments) for payer, yuan in paid.items()}
    return Table(
        works=works,
        done=done,
        payers={payer: yuan.sum(axis=2) for payer, yuan in payers.items()},
        pool=pool.sum(axis=2),
        demands=_demands(scenario, community, works, done, pool),
        stands_alone=bool(done[0].any()) if len(done) else False,
        relieved=relieved(scenario, works, paid) + np.zeros(len(done), dtype=np.int64),
        spent=_spent(scenario, works, sum(payers.values(), start=pool)),
    )


def _spent(scenario: Scenario, works: Sequence[Work], due: IntArray) -> Mapping[Kinds, IntArray]:
    """What falls `due` (instalments, packages, works) for the kinds of works the scenario limits."""
    found: dict[Kinds, IntArray] = {}
    for limit in scenario.rules.spending:
        mine = [i for i, work in enumerate(works) if not limit.kinds or work.kind in limit.kinds]
        found[limit.kinds] = due[:, :, mine].sum(axis=2)
    return found


def _considered(scenario: Scenario, community: Community) -> tuple[tuple[Work, ...], tuple[str, ...]]:
    """The works that packages are made of, and the optional ones left out where there are too many."""
    works = [work for work in scenario.works_of[community.id] if not work.waived and work.called_for]
    jobs = jobs_of(scenario, works)
    best = sorted(jobs, key=lambda job: _rank([works[i] for i in job]))[:MOST_OPTIONAL]
    dropped = {i for job in jobs for i in job} - {i for job in best for i in job}
    return (
        tuple(work for i, work in enumerate(works) if i not in dropped),
        tuple(work.id for i, work in enumerate(works) if i in dropped),
    )


def _rank(job: Sequence[Work]) -> tuple[Fraction, int, str]:
    """The optional jobs that gain most for their money come first."""
    gain = sum((work.gain for work in job), start=Fraction(0))
    return -gain / max(1, sum(work.cost for work in job)), -sum(work.hazards for work in job), job[0].id


def _demands(
    scenario: Scenario,
    community: Community,
    works: Sequence[Work],
    done: BoolArray,
    pool: IntArray,
) -> tuple[Demand, ...]:
    """What each package asks of the pool, by class of works and instalment; `pool` is that by work."""
    sources_of: list[Sources] = [payable(scenario, work, community) for work in works]
    grants = [granted(work, pool[:, :, w]) for w, work in enumerate(works)]
    cost: IntArray = done.astype(np.int64) * np.array([work.cost for work in works], dtype=np.int64)
    limits = caps(scenario, (community,), community.households, works, cost)
    demands = []
    for k, part in enumerate(pool):
        by_class: dict[Sources, IntArray] = {}
        for w, sources in enumerate(sources_of):
            _ask(by_class, sources, part[:, w] - grants[w][k])
            if works[w].grant_source:
                _ask(by_class, sources & {works[w].grant_source}, grants[w][k])
        demands.append(Demand(by_class, {source: limit[k] for source, limit in limits.items()}))
    return tuple(demands)


def _ask(by_class: dict[Sources, IntArray], sources: Sources, yuan: IntArray) -> None:
    before = by_class.get(sources)
    by_class[sources] = yuan if before is None else before + yuan


def _payable(table: Table) -> Table:
    """Only the packages that some stack could pay if budgets were unlimited; none when the base cannot be."""
    short = np.zeros(table.size, dtype=bool)
    for demand in table.demands:
        short |= demand.need(frozenset(), table.size) > 0
    if not short.any():
        return table
    return kept(table, ~short)


def kept(table: Table, keep: BoolArray) -> Table:
    """Only some packages; the first of them is the base."""
    return replace(
        table,
        done=table.done[keep],
        payers={payer: yuan[:, keep] for payer, yuan in table.payers.items()},
        pool=table.pool[:, keep],
        demands=tuple(
            Demand(
                {sources: yuan[keep] for sources, yuan in demand.by_class.items()},
                {source: yuan[keep] for source, yuan in demand.caps.items()},
            )
            for demand in table.demands
        ),
        stands_alone=bool(table.done[keep][0].any()) if keep.any() else False,
        relieved=table.relieved[keep],
        spent={kinds: yuan[:, keep] for kinds, yuan in table.spent.items()},
        open=None if table.open is None else table.open[keep],
    )


def points(gains: Sequence[Fraction], factor: Fraction) -> IntArray:
    """Gains of works in whole points, after discounting by `factor`, half a point up."""
    return np.array(
        [int((2 * g * factor + 1) // 2) for g in gains],
        dtype=np.int64,
    )
