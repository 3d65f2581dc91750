"""Payers by rule: what a utility, the residents and private capital owe once works are decided.

Payers act in the scenario's order; each pays min(its due, what is unpaid of that work). Dues are rounded
half up to the yuan. Everything is computed for many packages of one community at once: a package is a row
of booleans over the community's works.
"""

from collections.abc import Mapping, Sequence
from math import lcm

import numpy as np
import numpy.typing as npt

from planner.money import half_up
from planner.scenario.types import Community, Payer, Private, Residents, Scenario, Utility, Work

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def utility_due(utility: Utility, work: Work) -> int:
    """What `utility` owes for one of its own works, yuan; 0 for a work of somebody else."""
    if work.utility != utility.id:
        return 0
    return half_up(utility.civil_share * work.civil + utility.equipment_share * work.equipment)


def residents_due(residents: Residents, community: Community) -> int:
    """What the residents of `community` owe when a work they pay for is done, yuan."""
    if not residents.where.holds(community):
        return 0
    return half_up(residents.per_m2 * community.floor_area_m2)


def pay(
    payer: Payer, community: Community, works: Sequence[Work], done: BoolArray, unpaid: IntArray
) -> IntArray:
    """What `payer` pays of each work in each package, shape (packages, works), yuan."""
    match payer:
        case Utility():
            due = np.array([utility_due(payer, work) for work in works], dtype=np.int64)
            return np.minimum(done * due, unpaid)
        case Private():
            due = np.array([payer.amounts.get((community.id, work.id), 0) for work in works], dtype=np.int64)
            return np.minimum(done * due, unpaid)
        case Residents():
            mine = np.array([not payer.kinds or work.kind in payer.kinds for work in works], dtype=bool)
            # The due is one sum for the community: it fills the works in id order.
            filled = np.minimum(np.cumsum(unpaid * mine, axis=1), residents_due(payer, community))
            paid: IntArray = np.diff(filled, axis=1, prepend=0)
            return paid


def dues(
    scenario: Scenario, community: Community, works: Sequence[Work], done: BoolArray
) -> tuple[Mapping[str, IntArray], IntArray]:
    """What each payer pays and what is left to the pool, each of shape (packages, works), yuan."""
    unpaid: IntArray = done.astype(np.int64) * np.array([work.cost for work in works], dtype=np.int64)
    paid = {}
    for payer in scenario.payers:
        paid[payer.id] = pay(payer, community, works, done, unpaid)
        unpaid = unpaid - paid[payer.id]
    return paid, unpaid


def own_dues(scenario: Scenario, work: str, cost: IntArray) -> tuple[Mapping[str, IntArray], IntArray]:
    """The same for one work of areas: only private capital may be earmarked to it (by its id)."""
    paid = {}
    unpaid = cost
    for payer in scenario.payers:
        due = payer.amounts.get((work, work), 0) if isinstance(payer, Private) else 0
        if due:
            paid[payer.id] = np.minimum(due, unpaid)
            unpaid = unpaid - paid[payer.id]
    return paid, unpaid


def payment_shares(scenario: Scenario) -> tuple[tuple[int, int], ...]:
    """The payment profile as (numerator, denominator) over one common denominator."""
    common = lcm(*(share.denominator for share in scenario.payment))
    return tuple((int(share * common), common) for share in scenario.payment)


def instalments(amounts: IntArray, shares: Sequence[tuple[int, int]]) -> IntArray:
    """`amounts` split over the payment years by largest remainder, shape (years, *amounts.shape).

    `shares` are (numerator, denominator) over one common denominator; ties go to the earlier year.
    """
    if len(shares) == 1:
        return amounts[np.newaxis]
    scaled = np.stack([amounts * numerator for numerator, _ in shares])
    denominator = shares[0][1]
    whole, rest = scaled // denominator, scaled % denominator
    left = amounts - whole.sum(axis=0)
    # rank 0 for the largest remainder; a stable sort keeps the earlier year first among equals
    rank = np.argsort(np.argsort(-rest, axis=0, kind="stable"), axis=0, kind="stable")
    result: IntArray = whole + (rank < left)
    return result
