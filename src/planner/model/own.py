"""The works whose subject is the area itself: what they cost, who pays them, what they ask of the pool."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.areas import Candidates
from planner.funding.caps import caps
from planner.funding.need import Demand, Sources, joined
from planner.funding.payers import Shares, instalments, own_dues, payment_shares
from planner.funding.pool import payable
from planner.model.columns import membership
from planner.model.financing import Financing
from planner.model.packages import Kinds
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Scenario, Work

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class OwnTable:
    """Per candidate area, yuan; payers and demands by instalment, demands district by district."""

    cost: IntArray
    payers: Mapping[str, IntArray]  # payer -> (instalments, areas)
    districts: Mapping[str, IntArray]  # district -> its areas
    demands: Mapping[str, tuple[Demand, ...]]  # district -> one per instalment, over its areas
    instalments: IntArray  # (instalments, areas): all payers and the pool together
    spent: Mapping[Kinds, IntArray]  # kinds the scenario limits -> (instalments, areas)
    payable: BoolArray  # whether some stack could pay the area's own works if budgets were unlimited


def own_table(scenario: Scenario, candidates: Candidates, financing: Financing) -> OwnTable:
    """Measure the own works of every candidate area."""
    lead = candidates.members[candidates.indptr[:-1]]
    district_of = np.array([scenario.community[c].district for c in candidates.communities], dtype=object)
    shares = payment_shares(scenario)
    cost = np.zeros(candidates.size, dtype=np.int64)
    nothing = np.zeros((len(shares), candidates.size), dtype=np.int64)
    payers: dict[str, IntArray] = {}
    spent = {limit.kinds: nothing for limit in scenario.rules.spending}
    pool: dict[Work, IntArray] = {}
    for kind, yuan in candidates.own_cost.items():
        work = Work(community="", id=kind.id, kind=kind.kind, category=kind.category)
        cost += yuan
        paid, left = own_dues(scenario, kind.id, yuan)
        pool[work] = left
        for payer, amount in paid.items():
            payers[payer] = payers.get(payer, nothing) + instalments(amount, shares)
        for kinds in spent:
            if not kinds or kind.kind in kinds:
                spent[kinds] = sum(
                    (instalments(part, shares) for part in (left, *paid.values())), start=spent[kinds]
                )
    alike = {
        str(name): _served_alike(scenario, candidates, np.flatnonzero(district_of[lead] == name))
        for name in sorted(set(district_of[lead].tolist()))
    }
    districts = {name: np.concatenate(groups) for name, groups in alike.items()}
    demands = {
        name: tuple(
            joined(parts, [len(areas) for areas in groups])
            for parts in zip(
                *(_demands(scenario, candidates, financing, areas, pool, shares) for areas in groups),
                strict=True,
            )
        )
        for name, groups in alike.items()
    }
    payable = np.ones(candidates.size, dtype=bool)
    for name, areas in districts.items():
        for demand in demands[name]:
            payable[areas[demand.need(frozenset(), len(areas)) > 0]] = False
    parts = sum(
        (instalments(left, shares) for left in pool.values()), start=sum(payers.values(), start=nothing)
    )
    return OwnTable(cost, payers, districts, demands, parts, spent, payable)


def _served_alike(scenario: Scenario, candidates: Candidates, areas: IntArray) -> list[IntArray]:
    """The areas of a district, those together all members of which the same sources serve."""
    some = [source for source in scenario.sources if source.district or source.where != EVERYWHERE]
    if not some:
        return [areas]
    outside = np.array(
        [[not source.serves(scenario.community[c]) for source in some] for c in candidates.communities],
        dtype=np.int64,
    )
    beyond = (membership(candidates) @ outside)[areas] > 0
    _, group = np.unique(beyond, axis=0, return_inverse=True)
    group = group.reshape(-1)
    return [areas[group == k] for k in range(int(group.max()) + 1)]


def _demands(
    scenario: Scenario,
    candidates: Candidates,
    financing: Financing,
    areas: IntArray,
    pool: Mapping[Work, IntArray],
    shares: Shares,
) -> tuple[Demand, ...]:
    """What the own works of `areas`, which the same sources serve, ask of the pool; by instalment."""
    members = tuple(scenario.community[c] for c in candidates.ids(int(areas[0])))
    by_class: list[dict[Sources, IntArray]] = [{} for _ in shares]
    full = {kind.id: yuan for kind, yuan in candidates.own_cost.items()}
    for work, left in pool.items():
        sources = payable(scenario, work, *members)
        for bar in np.unique(financing.bar[areas]).tolist():
            payers = sources - financing.bars[bar]
            asked = np.where(financing.bar[areas] == bar, left[areas], 0)
            for k, part in enumerate(instalments(asked, shares)):
                before = by_class[k].get(payers)
                by_class[k][payers] = part if before is None else before + part
    cost = np.zeros((len(areas), len(pool)), dtype=np.int64)
    for i, work in enumerate(pool):
        cost[:, i] = full[work.id][areas]
    limits = caps(scenario, members, None, tuple(pool), cost)
    return tuple(
        Demand(by_class[k], {source: limit[k] for source, limit in limits.items()})
        for k in range(len(shares))
    )
