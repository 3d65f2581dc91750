"""The utility floors explained: the highest share any plan can reach, and the works a plan left out."""

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from planner.funding import dues, relieved
from planner.model import Model
from planner.plan import Plan
from planner.scenario.settings import UtilityFloor
from planner.scenario.types import Scenario, Utility, Work

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]


def highest_utility_share(model: Model, floor: UtilityFloor) -> Fraction:
    """The highest share that utilities can bear in any plan of this model, counted as `floor` counts it.

    A plan is a sum of areas, so its share is at most that of its best area; for a given share the best
    package of each member is the one with the most borne less the share of its cost (Dinkelbach 1967).
    Packages that a utility could not pay in any year, all its cap of the year set aside, are in no plan.
    """
    utilities = [p.id for p in model.scenario.payers if isinstance(p, Utility)]
    inside = model.inside(floor.where)
    there = inside[model.packages.community]
    relief = there * model.by_package(lambda t: t.relieved)
    outlay = there * model.by_package(
        lambda t: sum((t.payers[u].sum(axis=0) for u in utilities), start=np.zeros(t.size, dtype=np.int64))
    )
    borne = outlay - relief
    own_works = floor.base == "own_works"
    base = there * (model.by_work(lambda w: w.cost if w.utility else 0) if own_works else model.cost) - relief
    own = model.own.cost * (model.touching(inside) & (not own_works))
    afforded = _afforded(model)
    share = Fraction(0)
    while True:
        found = _better(model, borne, base, own, share, afforded)
        if found <= share:
            return share
        share = found


def _afforded(model: Model) -> BoolArray:
    """Which packages may start in some year with every instalment of a utility under its cap of the year."""
    capped = [p for p in model.scenario.payers if isinstance(p, Utility) and p.cap]
    found = np.zeros(model.packages.size, dtype=bool)
    for i, year in enumerate(model.years):
        startable = model.members.T @ (model.columns.areas[year].position >= 0) > 0
        may = model.packages.opens(i) & startable[model.packages.community]
        for utility in capped:
            for k in range(model.instalments):
                if year + k in utility.cap:
                    due = model.by_package(lambda t, u=utility.id, k=k: t.payers[u][k])  # type: ignore[misc]
                    may &= due <= utility.cap[year + k]
        found |= may
    return found


def _better(
    model: Model, borne: IntArray, base: IntArray, own: IntArray, share: Fraction, afforded: BoolArray
) -> Fraction:
    """The share of the area whose borne money most exceeds `share` of its cost; exact in whole numbers."""
    excess = [int(b) * share.denominator - int(c) * share.numerator for b, c in zip(borne, base, strict=True)]
    best = np.full(len(model.community), -1, dtype=np.int64)
    for package, c in enumerate(model.packages.community.tolist()):
        may_stand = model.packages.tables[c].stands_alone or package != model.packages.first[c]
        if may_stand and afforded[package] and (best[c] < 0 or excess[package] > excess[best[c]]):
            best[c] = package
    most, found = 0, share
    indptr, members = model.candidates.indptr.tolist(), model.candidates.members.tolist()
    for area in range(model.candidates.size):
        inside = [int(best[c]) for c in members[indptr[area] : indptr[area + 1]]]
        if min(inside) < 0:
            continue
        value = sum(excess[p] for p in inside) - int(own[area]) * share.numerator
        if value > most:
            most = value
            cost = sum(int(base[p]) for p in inside) + int(own[area])
            found = Fraction(sum(int(borne[p]) for p in inside), cost) if cost else share
    return found


def left_out_by_floor(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Works not done in planned communities that would, by themselves, push the plan under the floor."""
    scenario = plan.scenario
    done = {(w.community, w.id) for _, w in plan.done()}
    found: dict[tuple[str, str], None] = {}
    for floor in scenario.rules.utility_floor:
        borne = plan.borne_by_utilities(floor.where)
        base = _base(plan, floor)
        for area, c in plan.placed():
            for work in scenario.works_of[c] if floor.where.holds(scenario.community[c]) else ():
                # another scheme is not left out
                left = not work.waived and work.called_for and not work.scheme
                if (c, work.id) not in done and left and (floor.base == "total" or work.utility):
                    outlay, relief = _paid(scenario, work, area.year)
                    if borne + outlay - relief < floor.share * (base + work.cost - relief):
                        found[c, work.id] = None
    return tuple(found)


def _base(plan: Plan, floor: UtilityFloor) -> int:
    """What the share of a floor is taken of, yuan."""
    community = plan.scenario.community
    works = [w for _, w in plan.done() if floor.where.holds(community[w.community])]
    relief = plan.tax_relief(floor.where)
    if floor.base == "own_works":
        return sum(w.cost for w in works if w.utility) - relief
    own = [a.own for a in plan.areas if any(floor.where.holds(community[c]) for c in a.members)]
    return sum(w.cost for w in works) + sum(w.cost for lines in own for w in lines) - relief


def _paid(scenario: Scenario, work: Work, year: int) -> tuple[int, int]:
    """What utilities would pay of `work` by itself, after payers before them; and the tax relief in it."""
    community = scenario.community[work.community]
    paid, _ = dues(scenario, community, (work,), np.ones((1, 1), dtype=bool), year)
    utilities = [p.id for p in scenario.payers if isinstance(p, Utility)]
    return sum(int(paid[name][0, 0]) for name in utilities), int(relieved(scenario, (work,), paid)[0])
