"""The money of pool sources in the program: columns per source and year, and the rows that make stacks exist.

For every payment year and every set S of sources: what only S can pay is at most what S pays, and what all
sources pay is exactly what is asked of the pool. Rows are written when a point breaks them: for one choice
among the sources that serve the whole city, each district chooses among its own sources by itself.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from planner.funding.need import Demand, Sources
from planner.funding.pool import last_year, pool_sources
from planner.model.expression import Expr, total
from planner.model.rows import Row
from planner.plan import UNFUNDED
from planner.scenario.types import Source

if TYPE_CHECKING:  # the model holds its pool
    from planner.model.model import Model

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

RULE = "budget"
_TOLERANCE = 1e-6  # of the money in question: below it a fractional point is not cut off


class Pool:
    """The pool sources of a model: their money columns and the rows that tie works to money."""

    def __init__(self, model: "Model") -> None:
        self.model = model
        self.sources = pool_sources(model.scenario)
        self.shared: Sources = frozenset(s.id for s in self.sources if not s.district)
        self.districts = sorted({c.district for c in model.community})
        self._demands = {d: self._gather(d) for d in self.districts}
        self._needs: dict[tuple[str, Sources], tuple[tuple[IntArray, IntArray], ...]] = {}
        self._spreads: dict[tuple[str, Sources, int, int], Expr] = {}
        most = model.most_of(model.by_package(lambda t: t.pool.sum(axis=0)), model.own.cost)
        for source in self.sources:
            for year in model.years:
                bound = most if source.id == UNFUNDED else min(most, _reachable(source, year))
                model.columns.money[source.id, year] = model.columns.extra(bound)
        self.everything = frozenset(s.id for s in self.sources)

    def rows(self) -> list[Row]:
        """The rows to begin with: everything is paid, and what one source alone can pay."""
        found = []
        for year in self.model.years:
            expression = self._expression(self._same(self.everything), year) - self._money(
                self.everything, year
            )
            found.append(Row(RULE, str(year), expression, 0, 0))
            if len(self.sources) > 1:
                for source in self.sources:
                    found.append(self._row(self._same(frozenset([source.id])), year))
        return [row for row in found if len(row.expression.columns)]

    def broken(self, point: FloatArray) -> list[Row]:
        """The most broken row of each year at `point`, none where every stack exists."""
        found = []
        for year in self.model.years:
            worst, choice = 0.0, None
            for shared in _subsets(self.shared):
                value, chosen = self._worst(shared, year, point)
                if value > worst:
                    worst, choice = value, chosen
            if choice is not None and worst > max(0.5, _TOLERANCE * self._scale(year, point)):
                found.append(self._row(choice, year))
        return found

    # ---- what only a set of sources can pay -------------------------------------------------------

    def _worst(self, shared: Sources, year: int, point: FloatArray) -> tuple[float, dict[str, Sources]]:
        """The most that is asked of a set beyond what it pays, with `shared` fixed, and that set."""
        excess = -sum(point[self.model.columns.money[s, year]] for s in shared)
        chosen = {}
        for district in self.districts:
            own = frozenset(s.id for s in self.sources if s.district and s.district == district)
            best, best_set = -np.inf, frozenset[str]()
            for subset in _subsets(own):
                value = self._asked(district, shared | subset, year, point) - sum(
                    point[self.model.columns.money[s, year]] for s in subset
                )
                if value > best:
                    best, best_set = value, subset
            chosen[district] = shared | best_set
            excess += best
        return float(excess), chosen

    def _asked(self, district: str, among: Sources, year: int, point: FloatArray) -> float:
        if not among:
            return 0.0
        return sum(
            float(expression.values @ point[expression.columns])
            for expression in self._needed(district, among, year)
        )

    def _scale(self, year: int, point: FloatArray) -> float:
        return float(sum(point[self.model.columns.money[s.id, year]] for s in self.sources))

    def _same(self, among: Sources) -> dict[str, Sources]:
        own = {s.id: s.district for s in self.sources}
        return {d: frozenset(s for s in among if own[s] in ("", d)) for d in self.districts}

    def _row(self, choice: dict[str, Sources], year: int) -> Row:
        among = frozenset[str]().union(*choice.values()) if choice else frozenset[str]()
        expression = self._expression(choice, year) - self._money(among, year)
        return Row(RULE, f"{'+'.join(sorted(among))} {year}", expression, -np.inf, 0)

    def _money(self, among: Sources, year: int) -> Expr:
        return total([self.model.column(self.model.columns.money[s, year]) for s in sorted(among)])

    def _expression(self, choice: dict[str, Sources], year: int) -> Expr:
        return total([e for district, among in choice.items() for e in self._needed(district, among, year)])

    def _needed(self, district: str, among: Sources, year: int) -> Iterator[Expr]:
        """What only `among` can pay in `year` of what starts in the district, instalment by instalment."""
        key = district, among
        if key not in self._needs:
            self._needs[key] = tuple(self._need(district, among))
        for k, (package, area) in enumerate(self._needs[key]):
            if year - k in self.model.columns.areas:
                yield self._spread(key, k, package, area, year - k)

    def _spread(
        self, key: tuple[str, Sources], k: int, package: IntArray, area: IntArray, start: int
    ) -> Expr:
        at = (*key, k, start)
        if at not in self._spreads:
            self._spreads[at] = self.model.spread(package=package, area=area, year=start)
        return self._spreads[at]

    def _need(self, district: str, among: Sources) -> Iterator[tuple[IntArray, IntArray]]:
        packages, demands = self._demands[district]
        areas = self.model.own.districts.get(district, np.zeros(0, dtype=np.int64))
        for k, demand in enumerate(demands):
            package = np.zeros(self.model.packages.size, dtype=np.int64)
            package[packages] = demand.need(among, len(packages))
            area = np.zeros(self.model.candidates.size, dtype=np.int64)
            if len(areas):
                area[areas] = self.model.own.demands[district][k].need(among, len(areas))
            yield package, area

    def _gather(self, district: str) -> tuple[IntArray, tuple[Demand, ...]]:
        """The packages of a district, and what they ask, in one table."""
        model = self.model
        here = [i for i, c in enumerate(model.community) if c.district == district]
        first = model.packages.first
        packages = np.concatenate([np.arange(first[i], first[i + 1]) for i in here])
        tables = [model.packages.tables[i] for i in here]
        return packages, tuple(
            _joined([t.demands[k] for t in tables], [t.size for t in tables])
            for k in range(len(model.shares))
        )


def _joined(demands: list[Demand], sizes: list[int]) -> Demand:
    classes = sorted({sources for d in demands for sources in d.by_class}, key=sorted)
    capped = sorted({source for d in demands for source in d.caps})
    return Demand(
        {
            c: np.concatenate(
                [d.by_class.get(c, np.zeros(n, dtype=np.int64)) for d, n in zip(demands, sizes, strict=True)]
            )
            for c in classes
        },
        {
            s: np.concatenate(
                [d.caps.get(s, np.zeros(n, dtype=np.int64)) for d, n in zip(demands, sizes, strict=True)]
            )
            for s in capped
        },
    )


def _reachable(source: Source, year: int) -> int:
    return sum(
        yuan for granted, yuan in source.money.items() if granted <= year <= last_year(source, granted)
    )


def _subsets(sources: Sources) -> Iterator[Sources]:
    ordered = sorted(sources)
    for count in range(len(ordered) + 1):
        for chosen in combinations(ordered, count):
            yield frozenset(chosen)
