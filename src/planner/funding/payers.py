"""Payers by rule: what utilities, residents, private capital and lift subsidies owe once works are decided.

Payers act in the scenario's order; each pays min(its due, what is unpaid of that work). Dues are rounded
half up to the yuan. Everything is computed for many packages of one community at once: a package is a row
of booleans over the community's works.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

import numpy as np
import numpy.typing as npt

from planner.money import half_up
from planner.scenario.lifts import Lift, LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Community, Payer, Private, Residents, Scenario, Utility, Work
from planner.scenario.utility_modes import GRANTED, RELIEVED

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
Shares = tuple[tuple[int, int], ...]  # (numerator, denominator) of each instalment, over one denominator
LARGEST = 2**62  # products below it stay within 64 bits


def outlay(utility: Utility, work: Work) -> Fraction:
    """The exact amount `utility` owes for one of its own works; 0 for a work of somebody else."""
    if not utility.owns(work):
        return Fraction(0)
    shares = utility.civil_share * work.civil + utility.equipment_share * work.equipment
    whole = shares if work.agreed is None else Fraction(work.agreed)
    return max(Fraction(0), whole - work.granted) if work.mode in GRANTED else whole


def utility_due(utility: Utility, work: Work) -> int:
    """What `utility` owes for one of its own works, yuan, half a yuan up."""
    return half_up(outlay(utility, work))


def refuses(utility: Utility, community: Community, year: int | None) -> bool:
    """Whether `utility` pays nothing for what starts in `community` in `year`; None: a year of its plan."""
    if not utility.holds(community):
        return True
    planned = utility.plan.get(community.id)
    return planned is not None and year is not None and year not in planned


def residents_due(residents: Residents, community: Community) -> int:
    """What the residents of `community` owe when a work they pay for is done, yuan."""
    if not residents.where.holds(community):
        return 0
    return half_up(residents.per_m2 * community.floor_area_m2)


def subsidy_due(subsidy: LiftSubsidy, community: Community, lifts: Sequence[Lift]) -> int:
    """What public money owes for the lifts of one work, each by itself, yuan."""
    return sum(subsidy.of(lift) for lift in lifts) if subsidy.where.holds(community) else 0


def pay(
    payer: Payer,
    community: Community,
    works: Sequence[Work],
    done: BoolArray,
    unpaid: IntArray,
    lifts: Mapping[tuple[str, str], Sequence[Lift]],
    year: int | None,
) -> IntArray:
    """What `payer` pays of each work in each package started in `year`, shape (packages, works), yuan."""
    match payer:
        case Utility():
            pays = not refuses(payer, community, year)
            due = np.array([utility_due(payer, work) * pays for work in works], dtype=np.int64)
            return np.minimum(done * due, unpaid)
        case LiftSubsidy():
            found = [subsidy_due(payer, community, lifts.get((community.id, w.id), ())) for w in works]
            return np.minimum(done * np.array(found, dtype=np.int64), unpaid)
        case ResidentFund():
            return _fund(payer, community, works, unpaid)
        case Private():
            due = np.array([payer.amounts.get((community.id, work.id), 0) for work in works], dtype=np.int64)
            return np.minimum(done * due, unpaid)
        case Residents():
            mine = np.array([not payer.kinds or work.kind in payer.kinds for work in works], dtype=bool)
            # The due is one sum for the community: it fills the works in id order.
            filled = np.minimum(np.cumsum(unpaid * mine, axis=1), residents_due(payer, community))
            paid: IntArray = np.diff(filled, axis=1, prepend=0)
            return paid


def _fund(payer: ResidentFund, community: Community, works: Sequence[Work], unpaid: IntArray) -> IntArray:
    """Each line of the community fills the works it is for, in id order."""
    paid = np.zeros_like(unpaid)
    for line, yuan in payer.lines(community.id) if payer.where.holds(community) else ():
        mine = np.array([payer.pays(work.kind, line) for work in works], dtype=bool)
        filled = np.minimum(np.cumsum((unpaid - paid) * mine, axis=1), yuan)
        paid = paid + np.diff(filled, axis=1, prepend=0)
    return paid


def dues(
    scenario: Scenario,
    community: Community,
    works: Sequence[Work],
    done: BoolArray,
    year: int | None = None,
) -> tuple[Mapping[str, IntArray], IntArray]:
    """What each payer pays and what is left to the pool, each of shape (packages, works), yuan.

    `year` is the start year; None: one in which every utility's own plan holds the community.
    """
    unpaid: IntArray = done.astype(np.int64) * np.array([work.cost for work in works], dtype=np.int64)
    paid = {}
    for payer in scenario.payers:
        paid[payer.id] = pay(payer, community, works, done, unpaid, scenario.lifts_of, year)
        unpaid = unpaid - paid[payer.id]
    return paid, unpaid


def relieved(scenario: Scenario, works: Sequence[Work], paid: Mapping[str, IntArray]) -> IntArray:
    """What utilities get back as tax relief, per package, yuan: they pay it and do not bear it."""
    utilities = [paid[payer.id] for payer in scenario.payers if isinstance(payer, Utility)]
    most = np.array([work.granted if work.mode == RELIEVED else 0 for work in works], dtype=np.int64)
    nothing = np.zeros((1, len(works)), dtype=np.int64)
    back: IntArray = np.minimum(sum(utilities, start=nothing), most).sum(axis=1)
    return back


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


def payment_shares(scenario: Scenario, work: Work | None = None) -> Shares:
    """How `work` (None: one of an area) is paid, as (numerator, denominator) over one denominator.

    As many as any project of the scenario has instalments: what is paid sooner is followed by zeros.
    """
    profile = scenario.payment if work is None else scenario.profile(work)
    common = lcm(*(share.denominator for share in profile))
    parts = tuple((int(share * common), common) for share in profile)
    return (*parts, *[(0, common)] * (scenario.instalments - len(parts)))


def paid_over(amounts: IntArray, shares: Sequence[Shares], years: int) -> IntArray:
    """`amounts` (packages, works) split over the payment years, each work by its own shares.

    `shares` are those of the works; the result has the shape (years, packages, works).
    """
    profiles = set(shares)
    if len(profiles) == 1:
        return instalments(amounts, shares[0])
    found = np.zeros((years, *amounts.shape), dtype=np.int64)
    for profile in profiles:
        mine = [i for i, other in enumerate(shares) if other == profile]
        found[:, :, mine] = instalments(amounts[:, mine], profile)
    return found


def instalments(amounts: IntArray, shares: Shares) -> IntArray:
    """`amounts` split over the payment years by largest remainder, shape (years, *amounts.shape).

    `shares` are (numerator, denominator) over one common denominator; ties go to the earlier year.
    """
    if len(shares) == 1:
        return amounts[np.newaxis]
    denominator = shares[0][1]
    if int(amounts.max(initial=0)) * denominator > LARGEST:
        amounts = amounts.astype(object)  # Python's own whole numbers have no limit
    scaled = np.stack([amounts * numerator for numerator, _ in shares])
    whole, rest = scaled // denominator, scaled % denominator
    left = amounts - whole.sum(axis=0)
    # rank 0 for the largest remainder; a stable sort keeps the earlier year first among equals
    rank = np.argsort(np.argsort(-rest, axis=0, kind="stable"), axis=0, kind="stable")
    result: IntArray = (whole + (rank < left)).astype(np.int64)
    return result
