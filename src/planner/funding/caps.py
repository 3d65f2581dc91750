"""The most each capped source may pay of each package, payment year by payment year, in whole yuan.

A share of the cost is rounded down, unless that would leave a work unpaid: 40/30/30 of 101 yuan make 100.
Where all sources of a work are capped by shares, and these (with the share of its utility) sum to 100 % or
more, each is rounded up: less than a yuan over its share of what falls due in the year. What could be paid
at the exact shares can then be paid in whole yuan, for a flow with whole sides is whole (Gale 1957).

A year's part of a cap is that of the payment profile; where works are paid in years of their own, it is in
proportion to what falls due in the year.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from planner.funding.payers import BoolArray, IntArray, outlay, paid_over, payment_shares
from planner.scenario.types import Community, Scenario, Source, Utility, Work

UNCAPPED = np.iinfo(np.int64).max


def caps(
    scenario: Scenario,
    places: Sequence[Community],
    households: int | None,
    works: Sequence[Work],
    cost: IntArray,
) -> Mapping[str, tuple[IntArray, ...]]:
    """Capped source -> instalment -> yuan per package; `cost` has shape (packages, works).

    A cap per household binds a community; an area's own works (`households` None) know only the share.
    `places` are that community, or the members of the area.
    """
    capped = [
        s
        for s in scenario.sources
        if s.share_cap is not None or (s.cap_per_household is not None and households is not None)
    ]
    if not capped:
        return {}
    found = {}
    fees = _fees(works, cost)
    strict = _strict(scenario, places, works)
    for source in capped:
        mine = np.array([source.pays(work, *places) for work in works], dtype=bool)
        fee: BoolArray = np.any(fees[:, mine] > 0, axis=1)  # other costs than construction
        if mine.any() and (source.cap_per_household is not None or source.share_cap != 1 or fee.any()):
            base = (cost - fees * source.construction_only)[:, mine]
            shares = [payment_shares(scenario, w) for w, pays in zip(works, mine, strict=True) if pays]
            due = paid_over(base, shares, scenario.instalments).sum(axis=2)
            up: BoolArray = np.any(cost[:, mine & strict] > 0, axis=1)
            apart = np.array([bool(work.payment) for work in works], dtype=bool)
            own: BoolArray = np.any(cost[:, mine & apart] > 0, axis=1)
            found[source.id] = tuple(
                _cap(source, households, base.sum(axis=1), due[k], (up, fee, own), part)
                for k, part in enumerate(payment_shares(scenario))
            )
    return found


def _fees(works: Sequence[Work], cost: IntArray) -> IntArray:
    """What of the cost of each work in each package is no construction; the project of an area is none."""
    other = np.array([work.other for work in works], dtype=np.int64)
    project = np.array([work.kind == "project" for work in works], dtype=bool)
    fees: IntArray = np.where(project, cost, np.minimum(cost, other))
    return fees


def _cap(
    source: Source,
    households: int | None,
    whole: IntArray,
    due: IntArray,
    where: tuple[BoolArray, BoolArray, BoolArray],
    part: tuple[int, int],
) -> IntArray:
    """One instalment of one source: `whole` is all its share is of, `due` what of it falls due then.

    `where` says which packages are rounded up, which hold other costs than construction, and which are paid
    in years of their own.
    """
    up, fee, own = where
    limit = np.full(len(whole), UNCAPPED, dtype=np.int64)
    rate = source.share_cap
    if rate is not None:
        down = _part(whole * rate.numerator // rate.denominator, whole, due, own, part)
        limit = np.where(up, -(-due * rate.numerator // rate.denominator), down)
    if rate == 1:  # all of construction: it binds only where there is something else
        limit = np.where(fee, limit, UNCAPPED)
    if source.cap_per_household is not None and households is not None:
        most = np.full(len(whole), source.cap_per_household * households, dtype=np.int64)
        limit = np.minimum(limit, _part(most, whole, due, own, part))
    return limit


def _part(cap: IntArray, whole: IntArray, due: IntArray, own: BoolArray, part: tuple[int, int]) -> IntArray:
    """What of a cap on the whole falls into the instalment, rounded down."""
    numerator, denominator = part
    found: IntArray = cap * numerator // denominator
    if own.any():  # money times money: in Python's own whole numbers
        found = np.where(own, cap.astype(object) * due // np.maximum(1, whole), found).astype(np.int64)
    return found


def _strict(scenario: Scenario, places: Sequence[Community], works: Sequence[Work]) -> BoolArray:
    """Works whose sources are all capped by a share, and whose shares, the utility's too, make the whole."""
    return np.array([_makes_the_whole(scenario, places, work) for work in works], dtype=bool)


def _makes_the_whole(scenario: Scenario, places: Sequence[Community], work: Work) -> bool:
    shared = Fraction(0)
    for source in scenario.sources:
        if source.pays(work, *places):
            fee = source.construction_only and (work.other or work.kind == "project")
            if source.cap_share is None or source.cap_share >= 1 or fee:
                return False
            shared += source.cap_share
    for payer in scenario.payers:
        if isinstance(payer, Utility) and work.cost:
            shared += outlay(payer, work) / work.cost
    return shared >= 1
