"""The waiting list (候补): who passes the gates and is not in the plan, and what keeps each out by itself.

Said is only what holds with the rest of the plan as it is: that the money left of the sources that may pay
is less than the community takes at the least, that a row of a rule would be broken with every package, or
that what a rule leaves a source does not pay for any. Where none bars every year, the rules and goals
together leave no room, or the time did not allow to find it.
"""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from planner.model import Model, Table
from planner.model.rows import Row
from planner.money import half_up, wan
from planner.plan import Plan
from planner.result import Waiting
from planner.scenario.types import Community, Scenario
from planner.solver.ceiling import members_of
from planner.solver.preparation import Prepared
from planner.solver.room import Room
from planner.verdict import Reason

FloatArray = npt.NDArray[np.float64]


def waiting(
    prepared: Prepared, model: Model, plan: Plan, point: FloatArray, reduced: FloatArray, proven: bool
) -> tuple[Waiting, ...]:
    """Communities whose gates are met and that are not in the plan, the nearest to it first."""
    chosen = {c for _, c in plan.placed()}
    nearest = _nearest(model, reduced)
    room = Room(model, point, chosen)
    found = []
    for i, community in enumerate(model.community):
        if community.id not in chosen and np.isfinite(nearest[i]):
            table = prepared.tables[community.id]
            row = 0 if table.stands_alone else table.size - 1
            gain = sum(
                (w.gain for w, d in zip(table.works, table.done[row], strict=True) if d), start=Fraction(0)
            )
            found.append(
                Waiting(
                    community=community.id,
                    reduced_cost=max(0.0, -float(nearest[i])),
                    gain=half_up(gain) if community.need is not None else community.households,
                    fiscal=int(table.pool[:, row].sum()) + model.scenario.limits.project_cost,
                    households=community.households,
                    why=why(room, community, table, prepared.years_of[community.id], proven),
                )
            )
    return tuple(sorted(found, key=lambda w: (w.reduced_cost, -w.gain / max(1, w.fiscal), w.community)))


def _nearest(model: Model, reduced: FloatArray) -> FloatArray:
    """The best reduced cost of any area of each community; -inf where it is in none."""
    best = np.full(len(model.community), -np.inf)
    lengths = np.diff(model.candidates.indptr)
    for block in model.columns.areas.values():
        np.maximum.at(
            best,
            members_of(model, block.item),
            np.repeat(reduced[block.columns], lengths[block.item]),
        )
    return best


def why(
    room: Room, community: Community, table: Table, years: Sequence[int], proven: bool
) -> tuple[Reason, ...]:
    """What bars `community` in every year it may start in; else that nothing does by itself."""
    money: list[tuple[int, int, int]] = []
    found: list[Reason] = []
    full: dict[tuple[str, str], list[str]] = defaultdict(list)
    for year in years:
        short = room.short(community, table, year)
        rows, code = room.broken(community.id, year), "AT_LIMIT"
        if short is None and rows is None:
            rows, code = room.unbalanced(community.id, table, year), "WOULD_BREAK"
        unpayable = room.unpayable(community, table, year) if short is None and rows is None else None
        if short is None and rows is None and unpayable is None:
            return (Reason("", "TOGETHER" if proven else "NOT_FOUND"),)
        if short is not None:
            money.append(short)
        if unpayable is not None:
            found.append(unpayable)
        for row in rows or ():
            full[row.rule, code].append(named(room.model.scenario, row))
    if money:
        year, left, due = max(money, key=lambda m: (m[1] - m[2], -m[0]))
        found.insert(0, Reason("budget", "MONEY_LEFT", f"{year}: {wan(left)}", wan(due)))
    found += [Reason(rule, code, ", ".join(dict.fromkeys(names))) for (rule, code), names in full.items()]
    return tuple(found)


def named(scenario: Scenario, row: Row) -> str:
    """What a row speaks of, communities by their names."""
    if row.rule not in ("exclusive", "links", "moratorium"):
        return row.subject
    words = row.subject.split(" ")
    ids = {"exclusive": slice(None), "links": slice(-1), "moratorium": slice(1, -1)}[row.rule]
    known = scenario.community
    words[ids] = [known[word].name or word if word in known else word for word in words[ids]]
    return " ".join(words)
