"""Every yuan of every work has a payer, in the years the payment profile says."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import LATER, Allocation, Plan, PlannedArea
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "paid_in_full"


def add(model: Model) -> None:
    """What is asked of the pool in a year is what its sources pay; more rows follow where needed."""
    model.rows.extend(model.pool.rows())


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Each work's payments equal its cost, and each payer's instalments follow the profile to the yuan."""
    due: dict[tuple[str, str], tuple[PlannedArea, int, tuple[Fraction, ...]]] = {}
    for area, work in plan.done():
        due[work.community, work.id] = (area, work.cost, scenario.profile(work))
    for area in plan.areas:
        for own in area.own:
            due[area.id, own.id] = (area, own.cost, scenario.payment)
    paid: dict[tuple[str, str], dict[str, dict[int, int]]] = {key: {} for key in due}
    for a in plan.allocations:
        payer = a.source if a.source in {p.id for p in scenario.payers} else "pool"
        years = paid.setdefault((a.subject, a.work), {}).setdefault(payer, {})
        years[a.year] = years.get(a.year, 0) + a.amount
    for (subject, name), payers in sorted(paid.items()):
        whole = sum(sum(years.values()) for years in payers.values())
        found = due.get((subject, name))
        yield Check(NAME, f"{subject} {name}", whole, "exactly", found[1] if found else 0)
        if found:
            off = sum(_off_profile(years, found[0].year, found[2]) for years in payers.values())
            yield Check(NAME, f"{subject} {name} profile", off, "at most", 0)
    yield Check(NAME, "ledger", sum(1 for a in plan.allocations if _misplaced(scenario, a)), "at most", 0)


def _misplaced(scenario: Scenario, allocation: Allocation) -> bool:
    """A payment of nothing, or pool money past the horizon that is not left to later years' budgets."""
    if allocation.amount <= 0:
        return True
    if allocation.source in {payer.id for payer in scenario.payers}:
        return False
    return (allocation.year > scenario.paying_years[-1]) != (allocation.source == LATER)


def _off_profile(years: dict[int, int], start: int, profile: tuple[Fraction, ...]) -> int:
    """Instalments that are not what largest remainder makes of their sum; at least 1 where any is not."""
    total = sum(years.values())
    parts = [years.get(start + k, 0) for k in range(len(profile))]
    off = 0 if sum(parts) == total else 1
    over = [part - total * share for part, share in zip(parts, profile, strict=True)]
    off += sum(1 for o in over if not -1 < o < 1)
    # Who is rounded up (over > 0) had a larger remainder than who is not, or the same and came first.
    up = [(1 - o, -i) for i, o in enumerate(over) if o > 0]
    down = [(-o, -i) for i, o in enumerate(over) if o <= 0]
    return off or int(bool(up) and bool(down) and max(down) > min(up))
