"""The words rules are written in.

`Model` answers to the same words as `planner.plan.Plan`; here they return linear expressions (`Expr`) over
the columns, there numbers.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from planner.areas import Candidates
from planner.model.balance import Balance
from planner.model.decisions import Decisions
from planner.model.expression import Expr, nothing, total
from planner.model.packages import Table
from planner.model.pool import Pool
from planner.model.rows import Row
from planner.plan import UNFUNDED
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.types import Scenario, Utility

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]


class Model(Decisions):
    """Columns and rows of one scenario in words; rules add the rows."""

    def __init__(
        self,
        scenario: Scenario,
        candidates: Candidates,
        tables: Mapping[str, Table],
        open_years: Mapping[int, BoolArray],
    ) -> None:
        super().__init__(scenario, candidates, tables, open_years)
        self.pool = Pool(self)
        self._programmes: dict[str, dict[int, Expr]] = {}
        self._due: dict[int, IntArray] = {}  # instalment -> yuan per package, by all payers
        self._spent: dict[tuple[frozenset[str], int], IntArray] = {}  # the same for works of some kinds
        self.balance = Balance(self)
        self.separators: list[Callable[[FloatArray], list[Row]]] = [self.pool.broken]

    def starts(
        self,
        *,
        community: str | None = None,
        district: str | None = None,
        subdistrict: str | None = None,
        implementer: str | None = None,
        year: int | None = None,
    ) -> Expr:
        """How many communities start, of those named."""
        if community is not None:
            return self._starts_of(community, year)
        return self.measure(
            "communities", district=district, subdistrict=subdistrict, implementer=implementer, year=year
        )

    def measure(
        self,
        what: str,
        *,
        district: str | None = None,
        subdistrict: str | None = None,
        implementer: str | None = None,
        year: int | None = None,
        where: Scope = EVERYWHERE,
        any_member: bool = False,
    ) -> Expr:
        """`what` ("communities", "areas", "households" or "yuan") starts, in a year and a part of the city.

        An area, with its own works, counts where its first member stands, so that parts add up to the
        whole; with `any_member` wherever one stands, so that merging takes none out of a part.
        """
        inside = self._within(district, subdistrict, implementer) & self.inside(where)
        stands = self.touching(inside) if any_member else inside[self.lead]
        match what:
            case "areas":
                return self.spread(area=stands.astype(np.int64), year=year)
            case "communities":
                return self.spread(community=inside.astype(np.int64), year=year)
            case "households":
                return self.spread(community=inside * self._households, year=year)
            case "yuan":
                return self.spread(
                    package=self.cost * inside[self.packages.community],
                    area=self.own.cost * stands,
                    year=year,
                )
            case _:
                raise ValueError(f"measure {what!r}: expected communities, areas, households or yuan")

    def paid(self, *, source: str, year: int) -> Expr:
        """Yuan `source` (a pool source or a payer by rule) pays in `year`."""
        if source in self.scenario.source or source == UNFUNDED:
            column = self.columns.money.get((source, year))
            return nothing() if column is None else self.column(column)
        return total(
            [
                self.spread(
                    package=self.by_package(lambda t, k=k: t.payers[source][k]),  # type: ignore[misc]
                    area=self.own.payers[source][k] if source in self.own.payers else None,
                    year=year - k,
                )
                for k in range(self.instalments)
                if year - k in self.columns.areas
            ]
        )

    def does(self, community: str, work: str, *, year: int | None = None) -> Expr:
        """1 where `work` is done in `community` (by an area that starts in `year`), else 0."""
        if community not in self.index:
            return nothing()
        table = self.packages.tables[self.index[community]]
        names = [w.id for w in table.works]
        if work not in names:
            return nothing()
        return self._package_of(community, table.done[:, names.index(work)].astype(np.int64), year)

    def does_any(self, community: str, works: Sequence[str]) -> Expr:
        """1 where any of `works` is done in `community`, whenever it starts, else 0."""
        if community not in self.index:
            return nothing()
        table = self.packages.tables[self.index[community]]
        wanted = np.array([work.id in works for work in table.works], dtype=bool)
        return self._package_of(community, (table.done & wanted).any(axis=1).astype(np.int64), None)

    def digs(self, community: str, year: int) -> Expr:
        """1 where `community` starts in `year` with a work that digs, else 0."""
        if community not in self.index:
            return nothing()
        table = self.packages.tables[self.index[community]]
        digging = np.array([work.digs for work in table.works], dtype=bool)
        return self._package_of(community, (table.done & digging).any(axis=1).astype(np.int64), year)

    def takes(self, community: str, value: IntArray, *, year: int | None = None) -> Expr:
        """What the package `community` takes is worth, of a value per package; 0 if it does not start."""
        return self._package_of(community, value, year)

    def beyond_base(self, community: str, year: int) -> Expr:
        """1 where `community` starts in `year` with a package other than its base, else 0."""
        value = np.ones(self.packages.tables[self.index[community]].size, dtype=np.int64)
        value[0] = 0
        return self._package_of(community, value, year)

    def programme(self, name: str, year: int) -> Expr:
        """1 where the special programme `name` is done in `year`, one of its years; it is done once."""
        if name not in self._programmes:
            years = next(p.years for p in self.scenario.programmes if p.id == name)
            done = {y: self.column(self.columns.extra(1)) for y in years}
            self.rows.at_most("special_programmes", name, total(list(done.values())), 1)
            self._programmes[name] = done
        return self._programmes[name].get(year, nothing())

    def paid_by_rule(self, payers: Sequence[str], where: Scope = EVERYWHERE) -> Expr:
        """Yuan that `payers` (by rule) pay in all years, past the horizon too; areas by first member."""
        package = np.zeros(self.packages.size, dtype=np.int64)
        area = np.zeros(self.candidates.size, dtype=np.int64)
        for payer in payers:
            package = package + self.by_package(lambda t, p=payer: t.payers[p].sum(axis=0))  # type: ignore[misc]
            if payer in self.own.payers:
                area = area + self.own.payers[payer].sum(axis=0)
        inside = self.inside(where)
        return self.spread(package=package * inside[self.packages.community], area=area * inside[self.lead])

    def borne_by_utilities(self, where: Scope = EVERYWHERE) -> Expr:
        """Yuan utilities finally bear: what they pay, less what they get back as tax relief."""
        utilities = [p.id for p in self.scenario.payers if isinstance(p, Utility)]
        return self.paid_by_rule(utilities, where) - self.tax_relief(where)

    def tax_relief(self, where: Scope = EVERYWHERE) -> Expr:
        """Yuan utilities pay and get back as tax relief."""
        relief = self.by_package(lambda t: t.relieved) * self.inside(where)[self.packages.community]
        return self.spread(package=relief)

    def instalment(self, k: int, year: int) -> Expr:
        """Yuan of the k-th instalment (0: in the start year) of all that starts in `year`."""
        if k not in self._due:
            self._due[k] = self.by_package(lambda t: t.pool[k] + sum(yuan[k] for yuan in t.payers.values()))
        return self.spread(package=self._due[k], area=self.own.instalments[k], year=year)

    def spent(self, kinds: frozenset[str], year: int, where: Scope = EVERYWHERE) -> Expr:
        """Yuan due in `year` for works of `kinds` (none named: all), by whomever; areas by any member.

        `kinds` are those of a limit on spending: others are not measured.
        """
        inside = self.inside(where)
        parts = []
        for k in range(self.instalments):
            if year - k in self.columns.areas:
                if (kinds, k) not in self._spent:
                    self._spent[kinds, k] = self.by_package(lambda t, k=k: t.spent[kinds][k])  # type: ignore[misc]
                package = self._spent[kinds, k] * inside[self.packages.community]
                area = self.own.spent[kinds][k] * self.touching(inside)
                parts.append(self.spread(package=package, area=area, year=year - k))
        return total(parts)

    def pool_cost(self) -> Expr:
        """Yuan asked of the pool in all years, past the horizon too."""
        own = self.own.cost - sum(yuan.sum(axis=0) for yuan in self.own.payers.values())
        return self.spread(package=self.by_package(lambda t: t.pool.sum(axis=0)), area=own)

    def most(self, what: str) -> int:
        """An upper bound of `measure(what)`."""
        match what:
            case "communities":
                return len(self.community)
            case "households":
                return int(self._households.sum())
            case "yuan":
                return self.most_of(self.cost, self.own.cost)
            case _:
                raise ValueError(f"most {what!r}: expected communities, households or yuan")

    def areas_with(self, members: Sequence[str]) -> IntArray:
        """The candidate areas with exactly these members: none, one, or one per set of facilities."""
        if not all(c in self.index for c in members):
            return np.zeros(0, dtype=np.int64)
        wanted = sorted(self.index[c] for c in members)
        sizes = np.diff(self.candidates.indptr)
        found = [
            a
            for a in self.areas_of(members[0]).tolist()
            if sizes[a] == len(wanted)
            and self.candidates.members[self.candidates.indptr[a] : self.candidates.indptr[a + 1]].tolist()
            == wanted
        ]
        return np.array(found, dtype=np.int64)

    def under_bar(self, community: str, bar: int, year: int) -> tuple[Expr, Expr]:
        """1 where `community` takes a package beyond its base under `bar`, and where it starts under it."""
        c = self.index[community]
        first, last = int(self.packages.first[c]), int(self.packages.first[c + 1])
        block = self.columns.packages[year]
        offset = block.position[first:last][self.packages.bar[first:last] == bar]
        offset = offset[offset >= 0]
        areas = self.areas_of(community)
        place = self.columns.areas[year].position[areas[self.financing.bar[areas] == bar]]
        place = place[place >= 0]
        return (
            Expr(block.first + offset, np.ones(len(offset), dtype=np.int64)),
            Expr(self.columns.areas[year].first + place, np.ones(len(place), dtype=np.int64)),
        )

    def broken(self, point: FloatArray) -> list[Row]:
        """The rows not yet written that `point` breaks: of the pool, and of rules with many."""
        return [row for separate in self.separators for row in separate(point)]
