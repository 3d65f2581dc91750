"""What the ledgers that sources ask for come to on every candidate area: balanced always, maybe, or never."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.areas import Candidates
from planner.model.columns import membership
from planner.model.packages import Table
from planner.operations import Condition, conditions, standing
from planner.scenario.operations import Operation
from planner.scenario.types import Scenario

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
KEPT, OPEN, FAILED = 0, 1, 2  # a ledger that always balances (or is not asked), may, or never does


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One condition measured on all candidates."""

    condition: Condition
    base: IntArray
    state: IntArray  # KEPT, OPEN or FAILED
    work: Mapping[tuple[str, str], int]


def measured(scenario: Scenario, candidates: Candidates, tables: Mapping[str, Table]) -> list[Measured]:
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
) -> Measured:
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
    return Measured(condition, base, np.where(here, state, KEPT), work)


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
