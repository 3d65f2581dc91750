"""What a plan leaves to one more community: money by source and year, and the room in the rows of rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner.funding.need import Demand
from planner.model import Model, Table
from planner.model.rows import Row, matrix
from planner.money import wan
from planner.scenario.types import Community
from planner.verdict import Reason

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

# Rules that one more area can only strain.
PLAIN = frozenset(
    {
        *("capacity", "continuing", "exclusive", "late_built", "links", "moratorium", "new_starts"),
        *("one_dig", "spending"),
    }
)
# Rules that another package, or another community, may mend: every package is tried.
BALANCED = frozenset(
    {"equity", "even_flow", "lift_subsidy", "residents_floor", "utility_cap", "utility_floor"}
)
MOST_SOURCES = 6  # of one community: every set of them is a cut that may be too small


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Rows over choices alone, totals written out; `activity` is what the plan makes of each."""

    rows: Sequence[Row]
    entries: sparse.csc_array
    activity: FloatArray
    least: FloatArray
    most: FloatArray


def _packages(table: Table) -> slice:
    """The packages that hold a work."""
    return slice(None) if table.stands_alone else slice(1, None)


class Room:
    """What a plan leaves, by the rows of its model.

    Of the rows those count that hold nothing but choices, and totals of choices: where a column of another
    kind could give way, a row broken by the community alone proves nothing.
    """

    def __init__(self, model: Model, point: FloatArray, chosen: set[str]) -> None:
        self.model, self.point, self.chosen = model, point, chosen

    def short(self, community: Community, table: Table, year: int) -> tuple[int, int, int] | None:
        """(year, yuan left, yuan due) of the first payment that the money left cannot make; None: it can.

        What is due is the least of any package, without a project cost: merging may save that.
        """
        rows = _packages(table)
        sources = self._sources(community, table)
        for k, due in enumerate(table.pool[:, rows].min(axis=1).tolist()):
            if due and year + k <= self.model.paying_years[-1]:
                left = sum(self.left.get((source, year + k), 0) for source in sources)
                if due > left:
                    return year + k, left, int(due)
        return None

    def unpayable(self, community: Community, table: Table, year: int) -> Reason | None:
        """The first payment that the sources with money left may not make: by their kinds, caps or matching.

        Money suffices; each step takes away what one rule keeps a source from paying of any package.
        """
        sources = self._sources(community, table)
        for k, demand in enumerate(table.demands):
            if year + k > self.model.paying_years[-1]:
                break
            left = {s: self.left.get((s, year + k), 0) for s in sources}
            matched = {s: min(left[s], self._matched(s, year + k)) for s in sources}
            if len(sources) > MOST_SOURCES or not self._lacking(table, demand, demand.caps, matched).all():
                continue
            for rule, caps, most in (
                ("source_eligibility", {}, left),
                ("source_caps", demand.caps, left),
                ("matching", demand.caps, matched),
            ):
                lacking = self._lacking(table, demand, caps, most)
                if lacking.all():
                    p = int(lacking.argmin())
                    due = int(table.pool[k, _packages(table)][p])
                    return Reason(rule, "PAYABLE", f"{year + k}: {wan(due - int(lacking[p]))}", wan(due))
        return None

    def broken(self, community: str, year: int) -> list[Row] | None:
        """The plain rows that its smallest area would break in `year`; None where there is none."""
        area = self._smallest(community, year)
        if area is None:
            return None
        entries, activity = self._rows.entries, self._rows.activity
        column = self._column(area, year)
        at = slice(entries.indptr[column], entries.indptr[column + 1])
        found = [
            row
            for r, value in zip(entries.indices[at].tolist(), entries.data[at].tolist(), strict=True)
            if (row := self._rows.rows[r]).rule in PLAIN and not row.least <= activity[r] + value <= row.most
        ]
        return found or None

    def unbalanced(self, community: str, table: Table, year: int) -> list[Row] | None:
        """The rows that it would break in `year` by itself with any package; None where one breaks none."""
        area = self._smallest(community, year)
        model = self.model
        if area is None or not self._rows.rows or len(model.candidates.ids(area)) > 1:
            return None
        c = model.index[community]
        extra = model.columns.packages[year]
        mine = range(int(model.packages.first[c]), int(model.packages.first[c + 1]))
        bar = int(model.financing.bar[area])
        columns = [
            extra.first + int(extra.position[p])
            for p in mine
            if extra.position[p] >= 0 and model.packages.bar[p] == bar
        ]
        base = self._rows.entries[:, [self._column(area, year)]].toarray().ravel()
        tried = [base] if table.stands_alone or table.stands.get(bar) else []
        added = self._rows.entries[:, columns]
        near = np.union1d(np.flatnonzero(base), added.indices)
        values = added[near].toarray() + base[near, np.newaxis]
        values = np.column_stack([*(b[near] for b in tried), values])
        if not values.size:
            return None
        after = values + self._rows.activity[near, np.newaxis]
        wrong = (after < self._rows.least[near, np.newaxis]) | (after > self._rows.most[near, np.newaxis])
        if not wrong.any(axis=0).all():
            return None
        always = wrong.all(axis=1)
        shown = near[always] if always.any() else near[wrong.any(axis=1)]
        return [self._rows.rows[r] for r in shown.tolist()]

    def _sources(self, community: Community, table: Table) -> list[str]:
        return [s.id for s in self.model.scenario.sources if any(s.pays(w, community) for w in table.works)]

    def _lacking(
        self, table: Table, demand: Demand, caps: Mapping[str, IntArray], most: Mapping[str, int]
    ) -> IntArray:
        """Yuan of each package that nobody can pay."""
        limited = {
            source: np.minimum(caps[source], yuan) if source in caps else np.full(table.size, yuan)
            for source, yuan in most.items()
        }
        found: IntArray = Demand(demand.by_class, limited).need(frozenset(), table.size)[_packages(table)]
        return found

    def _matched(self, source: str, year: int) -> int:
        """What more `source` may pay in `year` when the sources that match it pay all they have left."""
        scenario = self.model.scenario
        most = self.left.get((source, year), 0)
        for other, rate in scenario.source[source].match.items():
            if rate:
                met = self._paid(other, year) + self.left.get((other, year), 0)
                most = min(most, max(0, int(met / rate) - self._paid(source, year)))
        return most

    def _paid(self, source: str, year: int) -> int:
        column = self.model.columns.money.get((source, year))
        return 0 if column is None else round(float(self.point[column]))

    def _smallest(self, community: str, year: int) -> int | None:
        """The smallest area it could start in with nobody who is planned already."""
        block = self.model.columns.areas.get(year)
        if block is None:
            return None
        near = np.asarray(self.model.areas_of(community))
        near = near[(block.position[near] >= 0) & self._free[near]]
        if not len(near):
            return None
        return int(near[np.lexsort((near, self._sizes[near]))[0]])

    @cached_property
    def _sizes(self) -> IntArray:
        """Members of each area."""
        sizes: IntArray = np.diff(self.model.candidates.indptr)
        return sizes

    @cached_property
    def _free(self) -> npt.NDArray[np.bool_]:
        """Areas with nobody who is planned already."""
        planned = np.array([c.id in self.chosen for c in self.model.community], dtype=np.int64)
        found: npt.NDArray[np.bool_] = self.model.members @ planned == 0
        return found

    def _column(self, area: int, year: int) -> int:
        block = self.model.columns.areas[year]
        return block.first + int(block.position[area])

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
    def _rows(self) -> "_Rows":
        model = self.model
        choices = model.columns.choices
        totals = {int(row.expression.columns.max()): row for row in model.rows.rows if row.rule == "total"}
        rows = [
            row
            for row in model.rows.rows
            if row.rule in PLAIN | BALANCED
            and all(c in totals for c in row.expression.columns[row.expression.columns >= choices].tolist())
        ]
        entries, least, most = matrix(rows, model.columns.count)
        summed, _, _ = matrix(list(totals.values()), model.columns.count)
        where = list(totals)
        choice = (entries[:, :choices] + entries[:, where] @ summed[:, :choices]).tocsc()
        return _Rows(rows, choice, choice @ self.point[:choices], least, most)
