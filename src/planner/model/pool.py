"""The money of pool sources in the program: columns per source and year, and the rows that make stacks exist.

A source that serves several districts gives each its part of the year's money (a column); then, for every
payment year, district and set S of sources: what only S can pay there is at most what S pays there, and
what all sources pay is exactly what is asked of the pool. Most sets say nothing that a smaller set does not
say already; the rows of those that do are written at once where they are few, else when a point breaks them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from planner.errors import Place, Problem, ScenarioError
from planner.funding.need import Demand, Sources, joined
from planner.funding.pool import last_year, pool_sources
from planner.locale import say
from planner.model.expression import Expr, total
from planner.model.rows import Row
from planner.model.usage import Part, usage
from planner.plan import UNFUNDED
from planner.scenario.types import Source

if TYPE_CHECKING:  # the model holds its pool
    from planner.model.model import Model

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

RULE = "budget"
AT_ONCE = 4_000_000  # entries of rows written at once
MOST_SOURCES = (
    12  # in a district, of those that are not alike: their sets are listed, twice as many with each
)
MOST_BROKEN = 12  # rows a year and district that one point may add
_TOLERANCE = 3e-5  # of the money in question: below it a fractional point is not cut off


class Pool:
    """The pool sources of a model: their money columns and the rows that tie works to money."""

    def __init__(self, model: "Model") -> None:
        self.model = model
        self.sources = pool_sources(model.scenario)
        self.districts = sorted({c.district for c in model.community})
        self._demands = {d: self._gather(d) for d in self.districts}
        self._spreads: dict[tuple[str, Sources, int, int], Expr] = {}
        self._needs: dict[tuple[str, Sources], tuple[tuple[IntArray, IntArray], ...]] = {}
        self._columns: dict[tuple[str, str, int], int] = {}  # (source, district, year) -> column
        most = model.most_of(model.by_package(lambda t: t.pool.sum(axis=0)), model.own.cost)
        for source in self.sources:
            for year in model.paying_years:
                bound = most if source.id == UNFUNDED else min(most, _reachable(source, year))
                model.columns.money[source.id, year] = model.columns.extra(bound)
                self._share(source, year, bound)
        self._essential = {d: self._essential_sets(d) for d in self.districts}

    def rows(self) -> list[Row]:
        """The rows to begin with: parts make the whole, all is paid, and the sets where they are few."""
        years = self.model.paying_years
        found = [row for source in self.sources for year in years for row in self._whole(source, year)]
        for district in self.districts:
            for year in self.model.paying_years:
                among = self._all(district)
                asked = self._asked(district, among, year) - self._money(district, among, year)
                found.append(Row(RULE, f"{district} {year}", asked, 0, 0))
        sets = [(d, among, year) for d in self.districts for among in self._essential[d] for year in years]
        if self._entries() <= AT_ONCE:
            found += [self._row(district, among, year) for district, among, year in sets]
        return [row for row in found if len(row.expression.columns)]

    def broken(self, point: FloatArray) -> list[Row]:
        """The rows `point` breaks most, a few per year and district; none: every stack exists."""
        found = []
        whole = bool((point == np.rint(point)).all())  # a plan is held to the yuan, a linear point is not
        used = {year: usage(self.model, point, year) for year in self.model.years}
        for district in self.districts:
            packages, areas = self._demands[district][0], self._areas(district)
            started = {year: use.of(packages, areas) for year, use in used.items()}
            for year in self.model.paying_years:
                scale = sum(float(point[self._columns[s, district, year]]) for s in self._all(district))
                least = 0.5 if whole else max(0.5, _TOLERANCE * scale)
                values = [
                    (self._excess(district, s, year, point, started), i)
                    for i, s in enumerate(self._essential[district])
                ]
                worst = sorted(((value, i) for value, i in values if value > least), reverse=True)
                found += [
                    self._row(district, self._essential[district][i], year) for _, i in worst[:MOST_BROKEN]
                ]
        return found

    def row_of(self, subject: str) -> Row | None:
        """The row of a set of sources by its subject, written already or not."""
        if subject not in self._subjects:
            return None
        return self._row(*self._subjects[subject])

    @cached_property
    def _subjects(self) -> Mapping[str, tuple[str, Sources, int]]:
        years = self.model.paying_years
        every = ((d, among, year) for d in self.districts for among in self._essential[d] for year in years)
        return {_subject(*at): at for at in every}

    def shares_of(self, districts: Collection[str]) -> IntArray:
        """The columns that say what `districts` get of sources that serve several."""
        wholes = set(self.model.columns.money.values())
        found = {column for (_, d, _), column in self._columns.items() if d in districts} - wholes
        return np.array(sorted(found), dtype=np.int64)

    # ---- money -------------------------------------------------------------------------------------

    def _share(self, source: Source, year: int, bound: int) -> None:
        """A column for what each district gets of a source that serves several."""
        served = [d for d in self.districts if source.district in ("", d)]
        for district in served:
            whole = self.model.columns.money[source.id, year]
            self._columns[source.id, district, year] = (
                whole if len(served) == 1 else self.model.columns.extra(bound)
            )

    def _whole(self, source: Source, year: int) -> Iterator[Row]:
        """What the districts get is what the source pays."""
        parts = [
            self._columns[source.id, d, year] for d in self.districts if (source.id, d, year) in self._columns
        ]
        if parts and len(parts) > 1:
            whole = self.model.column(self.model.columns.money[source.id, year])
            yield Row(RULE, f"{source.id} {year}", total([self.model.column(p) for p in parts]) - whole, 0, 0)
        elif not parts:
            yield Row(
                RULE,
                f"{source.id} {year}",
                self.model.column(self.model.columns.money[source.id, year]),
                0,
                0,
            )

    def _money(self, district: str, among: Sources, year: int) -> Expr:
        return total([self.model.column(self._columns[s, district, year]) for s in sorted(among)])

    def _all(self, district: str) -> Sources:
        return frozenset(s.id for s in self.sources if s.district in ("", district))

    # ---- what only a set of sources can pay --------------------------------------------------------

    def _essential_sets(self, district: str) -> list[Sources]:
        """The sets whose needs no smaller set has too; all other rows follow from theirs."""
        found = []
        alike = self._alike(district)
        if len(alike) > MOST_SOURCES:
            raise ScenarioError([_too_many(len(alike))])
        for among in _unions(alike):
            if among and among != self._all(district) and self._is_essential(district, among):
                found.append(among)
        return found

    def _alike(self, district: str) -> list[Sources]:
        """Sources without a cap that pay for the same, together; each one with a cap by itself.

        What one of them pays another could: while one is outside a set, those inside add nothing to its need.
        """
        demands = (*self._demands[district][1], *self.model.own.demands.get(district, ()))
        capped = {source for demand in demands for source in demand.caps}
        classes = sorted({among for demand in demands for among in demand.by_class}, key=sorted)
        found: dict[tuple[str, tuple[bool, ...]], set[str]] = {}
        for source in sorted(self._all(district)):
            pays = tuple(source in among for among in classes)
            found.setdefault((source if source in capped else "", pays), set()).add(source)
        return [frozenset(group) for group in found.values()]

    def _is_essential(self, district: str, among: Sources) -> bool:
        needs = self._need(district, among)
        if not any(package.any() or area.any() for package, area in needs):
            return False
        return not any(_same(needs, self._need(district, among - {source})) for source in among)

    def _row(self, district: str, among: Sources, year: int) -> Row:
        expression = self._asked(district, among, year) - self._money(district, among, year)
        return Row(RULE, _subject(district, among, year), expression, -np.inf, 0)

    def _excess(
        self, district: str, among: Sources, year: int, point: FloatArray, started: Mapping[int, Part]
    ) -> float:
        """How much more is asked of `among` at a point than they pay, yuan."""
        asked = sum(
            started[year - k].sum(need, own)
            for k, (need, own) in enumerate(self._need(district, among))
            if year - k in started
        )
        return asked - sum(float(point[self._columns[s, district, year]]) for s in among)

    def _asked(self, district: str, among: Sources, year: int) -> Expr:
        return total(list(self._needed(district, among, year)))

    def _needed(self, district: str, among: Sources, year: int) -> Iterator[Expr]:
        """What only `among` can pay in `year` of what starts in the district, instalment by instalment."""
        for k in range(self.model.instalments):
            start = year - k
            if start not in self.model.columns.areas:
                continue
            at = (district, among, k, start)
            if at not in self._spreads:
                self._spreads[at] = self._spread(district, among, k, start)
            yield self._spreads[at]

    def _spread(self, district: str, among: Sources, k: int, start: int) -> Expr:
        packages, _ = self._demands[district]
        need, own = self._need(district, among)[k]
        package = np.zeros(self.model.packages.size, dtype=np.int64)
        package[packages] = need
        area = np.zeros(self.model.candidates.size, dtype=np.int64)
        area[self._areas(district)] = own
        self._under_bars(package, area)
        return self.model.spread(package=package, area=area, year=start)

    def _under_bars(self, package: IntArray, area: IntArray) -> None:
        """The base rides on areas at its need where nothing is barred: what it needs more is added."""
        packages, financing = self.model.packages, self.model.financing
        for bar, bases in packages.bases.items():
            if bar:
                more = np.where(bases >= 0, package[bases] - package[packages.base], 0)
                mine = packages.bar == bar
                package[mine] -= more[packages.community[mine]]
                area += np.where(financing.bar == bar, self.model.members @ more, 0)

    def _need(self, district: str, among: Sources) -> tuple[tuple[IntArray, IntArray], ...]:
        """need_S of the district's packages and areas, one pair per instalment."""
        if (district, among) not in self._needs:
            packages, demands = self._demands[district]
            areas = self._areas(district)
            own = self.model.own.demands.get(district, ())
            self._needs[district, among] = tuple(
                (
                    demand.need(among, len(packages)),
                    own[k].need(among, len(areas)) if own else np.zeros(0, dtype=np.int64),
                )
                for k, demand in enumerate(demands)
            )
        return self._needs[district, among]

    def _areas(self, district: str) -> IntArray:
        return self.model.own.districts.get(district, np.zeros(0, dtype=np.int64))

    def _entries(self) -> int:
        """About how many entries the rows of all essential sets would have."""
        years, parts = len(self.model.years), self.model.instalments
        return sum(
            len(self._essential[d]) * (len(self._areas(d)) + len(self._demands[d][0])) * years * parts
            for d in self.districts
        )

    def _gather(self, district: str) -> tuple[IntArray, tuple[Demand, ...]]:
        """The packages of a district, and what they ask, in one table."""
        model = self.model
        here = [i for i, c in enumerate(model.community) if c.district == district]
        first = model.packages.first
        packages = np.concatenate([np.arange(first[i], first[i + 1]) for i in here])
        tables = [model.packages.tables[i] for i in here]
        return packages, tuple(
            joined([t.demands[k] for t in tables], [t.size for t in tables]) for k in range(model.instalments)
        )


def _subject(district: str, among: Sources, year: int) -> str:
    return f"{district} {'+'.join(sorted(among))} {year}"


def _same(a: tuple[tuple[IntArray, IntArray], ...], b: tuple[tuple[IntArray, IntArray], ...]) -> bool:
    return all(
        np.array_equal(x, y) for one, other in zip(a, b, strict=True) for x, y in zip(one, other, strict=True)
    )


def _reachable(source: Source, year: int) -> int:
    return sum(
        yuan for granted, yuan in source.money.items() if granted <= year <= last_year(source, granted)
    )


def _too_many(sources: int) -> Problem:
    return Problem(
        Place(key="funding"),
        say("{n} sources with rules of their own may pay in one district", n=sources),
        say("at most {n}", n=MOST_SOURCES),
        say("Put sources with the same rules together under one name."),
    )


def _unions(groups: Sequence[Sources]) -> Iterator[Sources]:
    for count in range(len(groups) + 1):
        for chosen in combinations(groups, count):
            yield frozenset[str]().union(*chosen)
