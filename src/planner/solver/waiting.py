"""The waiting list (候补): who passes the gates and is not in the plan, and what keeps each out by itself.

Said is only what holds with the rest of the plan as it is: that the money left of the sources that may pay
is less than the community takes at the least, or that a row of a rule would be broken. Where neither bars
every year, the rules and goals together leave no room, or the time did not allow to find it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np
import numpy.typing as npt

from planner.model import Model, Table
from planner.model.rows import Row, matrix
from planner.money import half_up, wan
from planner.plan import Plan
from planner.result import Waiting
from planner.scenario.types import Community
from planner.solver.ceiling import members_of
from planner.solver.preparation import Prepared
from planner.verdict import Reason

FloatArray = npt.NDArray[np.float64]

# Rules that one more area can only strain. Of their rows those count that hold nothing but choices: where a
# column of another kind could give way, a row broken by the area alone proves nothing.
PLAIN = frozenset(
    {
        *(
            "capacity",
            "continuing",
            "exclusive",
            "late_built",
            "links",
            "moratorium",
            "new_starts",
            "one_dig",
        ),
        "spending",
    }
)


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
    room: "Room", community: Community, table: Table, years: Sequence[int], proven: bool
) -> tuple[Reason, ...]:
    """What bars `community` in every year it may start in; else that nothing does by itself."""
    money: list[tuple[int, int, int]] = []
    full: dict[str, list[str]] = defaultdict(list)
    for year in years:
        short = room.short(community, table, year)
        rows = room.broken(community.id, year)
        if short is None and rows is None:
            code = "TOGETHER" if proven else "NOT_FOUND"
            return (Reason("", code),)
        if short is not None:
            money.append(short)
        for row in rows or ():
            full[row.rule].append(row.subject)
    found = []
    if money:
        year, left, due = max(money, key=lambda m: (m[1] - m[2], -m[0]))
        found.append(Reason("budget", "MONEY_LEFT", f"{year}: {wan(left)}", wan(due)))
    found += [Reason(rule, "AT_LIMIT", ", ".join(dict.fromkeys(names))) for rule, names in full.items()]
    return tuple(found)


class Room:
    """What a plan leaves: money by source and year, and the rows of the plain rules."""

    def __init__(self, model: Model, point: FloatArray, chosen: set[str]) -> None:
        self.model, self.point, self.chosen = model, point, chosen

    def short(self, community: Community, table: Table, year: int) -> tuple[int, int, int] | None:
        """(year, yuan left, yuan due) of the first payment that the money left cannot make; None: it can.

        What is due is the least of any package, without a project cost: merging may save that.
        """
        rows = table.pool if table.stands_alone else table.pool[:, 1:]
        sources = [
            s.id for s in self.model.scenario.sources if any(s.pays(w, community) for w in table.works)
        ]
        for k, due in enumerate(rows.min(axis=1).tolist()):
            if due and year + k <= self.model.paying_years[-1]:
                left = sum(self.left.get((source, year + k), 0) for source in sources)
                if due > left:
                    return year + k, left, int(due)
        return None

    def broken(self, community: str, year: int) -> list[Row] | None:
        """The plain rows that its smallest area would break in `year`; None where there is none."""
        block = self.model.columns.areas.get(year)
        if block is None:
            return None
        free = [
            int(area)
            for area in self.model.areas_of(community)
            if block.position[area] >= 0 and not self.chosen.intersection(self.model.candidates.ids(area))
        ]
        if not free:
            return None
        smallest = min(free, key=lambda area: (len(self.model.candidates.ids(area)), area))
        column = block.first + int(block.position[smallest])
        rows, (entries, activity) = self._plain
        at = slice(entries.indptr[column], entries.indptr[column + 1])
        found = [
            rows[r]
            for r, value in zip(entries.indices[at].tolist(), entries.data[at].tolist(), strict=True)
            if not rows[r].least <= activity[r] + value <= rows[r].most
        ]
        return found or None

    @cached_property
    def left(self) -> Mapping[tuple[str, int], int]:
        """Yuan each source could still pay in each year, by the tightest row that holds only its money."""
        columns = self.model.columns
        keys = {column: key for key, column in columns.money.items()}
        found = {
            key: columns.bounds[column - columns.choices] - round(float(self.point[column]))
            for column, key in keys.items()
        }
        for row in self.model.rows.rows:
            mine = row.expression.columns.tolist()
            plain = np.isfinite(row.most) and all(c in keys for c in mine)
            if mine and plain and (row.expression.values == 1).all():
                slack = int(row.most) - (row.expression.at(self.point) - row.expression.constant)
                for c in mine:
                    found[keys[c]] = max(0, min(slack, found[keys[c]]))
        return found

    @cached_property
    def _plain(self):  # type: ignore[no-untyped-def]
        choices = self.model.columns.choices
        rows = [
            row
            for row in self.model.rows.rows
            if row.rule in PLAIN and (row.expression.columns < choices).all()
        ]
        entries, _, _ = matrix(rows, self.model.columns.count)
        return rows, (entries, entries @ self.point)
