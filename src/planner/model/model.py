"""The decisions of a plan as columns, and the words rules are written in.

`Model` answers to the same words as `planner.plan.Plan`; here they return linear expressions (`Expr`) over
the columns, there numbers. Members' sums stand on area columns, packages carry what they add to the base.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from planner.areas import Candidates
from planner.funding.payers import payment_shares
from planner.model.columns import Block, Columns, Packages, lay_out, membership, stack
from planner.model.expression import Expr, nothing, total
from planner.model.own import OwnTable, own_table
from planner.model.packages import Table, points
from planner.model.pool import Pool
from planner.model.rows import Rows
from planner.plan import UNFUNDED
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.types import Community, Scenario, Utility, Work

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
PackageValues = Callable[[Table], IntArray]
WorkValue = Callable[[Work], int]


class Model:
    """Columns and rows of one scenario; rules add the rows.

    Parameters
    ----------
    scenario: what is asked.
    candidates: the areas, measured.
    tables: the packages of each community of `candidates`.
    open_years: year -> which communities of `candidates` may start in it, (communities,) bool.
    """

    def __init__(
        self,
        scenario: Scenario,
        candidates: Candidates,
        tables: Mapping[str, Table],
        open_years: Mapping[int, BoolArray],
    ) -> None:
        self.scenario = scenario
        self.candidates = candidates
        self.years = scenario.years
        self.paying_years = scenario.paying_years
        self.members = membership(candidates)
        self.packages: Packages = stack([tables[c] for c in candidates.communities])
        self.own: OwnTable = own_table(scenario, candidates)
        self.columns: Columns = lay_out(candidates, self.packages, open_years, self.members, self.own.payable)
        self.rows = Rows()
        self.shares = payment_shares(scenario)
        self.index = {c: i for i, c in enumerate(candidates.communities)}
        self.community: tuple[Community, ...] = tuple(scenario.community[c] for c in candidates.communities)
        self.pool = Pool(self)
        self._programmes: dict[str, dict[int, Expr]] = {}

    # ---- words -------------------------------------------------------------------------------------

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
    ) -> Expr:
        """`what` ("communities", "areas", "households" or "yuan") starts, in a year and a part of the city.

        An area counts where its first member stands.
        """
        inside = self._within(district, subdistrict, implementer) & self.inside(where)
        match what:
            case "areas":
                return self.spread(area=inside[self.lead].astype(np.int64), year=year)
            case "communities":
                return self.spread(community=inside.astype(np.int64), year=year)
            case "households":
                return self.spread(community=inside * self._households, year=year)
            case "yuan":
                return self.spread(
                    package=self.cost * inside[self.packages.community],
                    area=self.own.cost * inside[self.lead],
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
                for k in range(len(self.shares))
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
        relief = self.by_package(lambda t: t.relieved) * self.inside(where)[self.packages.community]
        return self.paid_by_rule(utilities, where) - self.spread(package=relief)

    def instalment(self, k: int, year: int) -> Expr:
        """Yuan of the k-th instalment (0: in the start year) of all that starts in `year`."""
        package = self.by_package(lambda t: t.pool[k] + sum(yuan[k] for yuan in t.payers.values()))
        return self.spread(package=package, area=self.own.instalments[k], year=year)

    def pool_cost(self) -> Expr:
        """Yuan asked of the pool in all years, past the horizon too."""
        own = self.own.cost - sum(yuan.sum(axis=0) for yuan in self.own.payers.values())
        return self.spread(package=self.by_package(lambda t: t.pool.sum(axis=0)), area=own)

    def inside(self, where: Scope) -> BoolArray:
        """The communities `where` speaks of."""
        return np.array([where.holds(c) for c in self.community], dtype=bool)

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

    def most_of(self, package: IntArray, area: IntArray) -> int:
        """An upper bound of a sum over packages and areas: the dearest of each community."""
        dearest = np.zeros((2, len(self.community)), dtype=np.int64)
        np.maximum.at(dearest[0], self.packages.community, package)
        np.maximum.at(dearest[1], self.lead, area)
        return int(dearest.sum())

    def areas_with(self, members: Sequence[str]) -> IntArray:
        """The candidate areas with exactly these members: none, one, or one per set of facilities."""
        if not all(c in self.index for c in members):
            return _none()
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

    def column(self, column: int) -> Expr:
        """One column by itself."""
        return Expr(np.array([column], dtype=np.int64), np.ones(1, dtype=np.int64))

    def total(self, expression: Expr, most: int) -> Expr:
        """`expression` as a column of its own (0..`most`): a sum used in several rows stays sparse."""
        column = self.column(self.columns.extra(most))
        self.rows.exactly("total", "", expression - column, 0)
        return column

    # ---- vectors the words are made of -------------------------------------------------------------

    def spread(
        self,
        *,
        community: IntArray | None = None,
        package: IntArray | None = None,
        area: IntArray | None = None,
        year: int | None = None,
    ) -> Expr:
        """Σ over what starts (in `year`): values per community, per package done, per area."""
        sizes = len(self.community)
        per_member = np.zeros(sizes, dtype=np.int64) if community is None else community.astype(np.int64)
        if package is not None:
            per_member = per_member + package[self.packages.base]
        per_area = self.members @ per_member
        if area is not None:
            per_area = per_area + area
        parts = [_pick(block, per_area) for block in self._blocks(self.columns.areas, year)]
        if package is not None:
            added = package - package[self.packages.base][self.packages.community]
            parts += [_pick(block, added) for block in self._blocks(self.columns.packages, year)]
        return total(parts)

    def by_package(self, of: PackageValues) -> IntArray:
        """A value per package, gathered from the tables of the communities."""
        return (
            np.concatenate([of(table) for table in self.packages.tables]) if self.packages.tables else _none()
        )

    def by_work(self, of: WorkValue) -> IntArray:
        """A value per package: the sum of a whole number over the works it does."""
        return self.by_package(
            lambda t: t.done.astype(np.int64) @ np.array([of(w) for w in t.works], dtype=np.int64)
        )

    def gain(self, year: int) -> IntArray:
        """Points of need x households of each package started in `year`, discounted, whole."""
        factor = self.scenario.discount ** (year - self.years[0])
        return self.by_package(lambda t: t.done.astype(np.int64) @ points([w.gain for w in t.works], factor))

    @cached_property
    def cost(self) -> IntArray:
        """Yuan per package."""
        return self.by_work(lambda work: work.cost)

    @cached_property
    def lead(self) -> IntArray:
        """The first member of each area: where the area itself stands."""
        lead: IntArray = self.candidates.members[self.candidates.indptr[:-1]]
        return lead

    @cached_property
    def _households(self) -> IntArray:
        return np.array([c.households for c in self.community], dtype=np.int64)

    def _starts_of(self, community: str, year: int | None) -> Expr:
        if community not in self.index:
            return nothing()
        areas = self.areas_of(community)
        parts = []
        for block in self._blocks(self.columns.areas, year):
            offset = block.position[areas]
            offset = offset[offset >= 0]
            parts.append(Expr(block.first + offset, np.ones(len(offset), dtype=np.int64)))
        return total(parts)

    def _package_of(self, community: str, value: IntArray, year: int | None) -> Expr:
        """A value per package of one community: the base rides on its areas, the others add to it."""
        c = self.index[community]
        first, last = int(self.packages.first[c]), int(self.packages.first[c + 1])
        parts = [self._starts_of(community, year) * int(value[0])] if value[0] else []
        for block in self._blocks(self.columns.packages, year):
            offset = block.position[first:last]
            added = value - value[0]
            here = (offset >= 0) & (added != 0)
            parts.append(Expr(block.first + offset[here], added[here]))
        return total(parts)

    def areas_of(self, community: str) -> IntArray:
        """The candidate areas a community is a member of."""
        by_community = self._by_community
        c = self.index[community]
        found: IntArray = by_community.indices[by_community.indptr[c] : by_community.indptr[c + 1]].astype(
            np.int64
        )
        return found

    @cached_property
    def _by_community(self):  # type: ignore[no-untyped-def]
        return self.members.tocsc()

    def _within(self, district: str | None, subdistrict: str | None, implementer: str | None) -> BoolArray:
        return np.array(
            [
                (district is None or c.district == district)
                and (subdistrict is None or c.subdistrict == subdistrict)
                and (implementer is None or c.implementer == implementer)
                for c in self.community
            ],
            dtype=bool,
        )

    def _blocks(self, blocks: Mapping[int, Block], year: int | None) -> Sequence[Block]:
        if year is None:
            return tuple(blocks.values())
        return (blocks[year],) if year in blocks else ()


def _pick(block: Block, values: IntArray) -> Expr:
    mine = values[block.item]
    used = mine != 0
    return Expr(block.columns[used], mine[used])


def _none() -> IntArray:
    return np.zeros(0, dtype=np.int64)
