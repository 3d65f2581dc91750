"""The decisions of a plan as columns, and the vectors over them that the words of `Model` are made of.

Members' sums stand on area columns, packages carry what they add to the base.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np
import numpy.typing as npt

from planner.areas import Candidates
from planner.model.columns import Block, Columns, Packages, lay_out, membership, stack
from planner.model.expression import Expr, nothing, total
from planner.model.financing import financed
from planner.model.own import OwnTable, own_table
from planner.model.packages import Table, points
from planner.model.rows import Rows
from planner.model.twins import dead
from planner.scenario.scope import Scope
from planner.scenario.types import Community, Scenario, Work

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
PackageValues = Callable[[Table], IntArray]
WorkValue = Callable[[Work], int]


class Decisions:
    """Columns and rows of one scenario.

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
        candidates, tables, self.financing = financed(scenario, candidates, tables)
        self.candidates = candidates
        self.years = scenario.years
        self.paying_years = scenario.paying_years
        self.members = membership(candidates)
        self.packages: Packages = stack([tables[c] for c in candidates.communities])
        self.own: OwnTable = own_table(scenario, candidates, self.financing)
        payable = self.own.payable & ~self._hopeless()
        self.columns: Columns = lay_out(candidates, self.packages, open_years, self.members, payable)
        self.rows = Rows()
        self.instalments = scenario.instalments
        self.index = {c: i for i, c in enumerate(candidates.communities)}
        self.community: tuple[Community, ...] = tuple(scenario.community[c] for c in candidates.communities)

    def inside(self, where: Scope) -> BoolArray:
        """The communities `where` speaks of."""
        return np.array([where.holds(c) for c in self.community], dtype=bool)

    def touching(self, communities: BoolArray) -> BoolArray:
        """The areas with a member among `communities`."""
        found: BoolArray = self.members @ communities.astype(np.int64) > 0
        return found

    def most_of(self, package: IntArray, area: IntArray) -> int:
        """An upper bound of a sum over packages and areas: the dearest of each community."""
        dearest = np.zeros((2, len(self.community)), dtype=np.int64)
        np.maximum.at(dearest[0], self.packages.community, package)
        np.maximum.at(dearest[1], self.lead, area)
        return int(dearest.sum())

    def column(self, column: int) -> Expr:
        """One column by itself."""
        return Expr(np.array([column], dtype=np.int64), np.ones(1, dtype=np.int64))

    def total(self, expression: Expr, most: int) -> Expr:
        """`expression` as a column of its own (0..`most`): a sum used in several rows stays sparse."""
        column = self.column(self.columns.extra(most))
        self.rows.exactly("total", "", expression - column, 0)
        return column

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
            np.concatenate([of(table) for table in self.packages.tables])
            if self.packages.tables
            else np.zeros(0, dtype=np.int64)
        )

    def by_work(self, of: WorkValue) -> IntArray:
        """A value per package: the sum of a whole number over the works it does."""
        return self.by_package(
            lambda t: t.done.astype(np.int64) @ np.array([of(w) for w in t.works], dtype=np.int64)
        )

    def benefit(self, year: int) -> IntArray:
        """Points of benefit of each package started in `year`, discounted year by year, whole."""
        factor = self.scenario.discount ** (year - self.years[0])
        return self.by_package(
            lambda t: (
                t.done.astype(np.int64)
                @ points([self._benefit_of[w.community, w.id] for w in t.works], factor)
            )
        )

    def gain(self, year: int) -> IntArray:
        """Points of need x households of each package started in `year`, discounted, whole."""
        factor = self.scenario.discount ** (year - self.years[0])
        return self.by_package(lambda t: t.done.astype(np.int64) @ points([w.gain for w in t.works], factor))

    @cached_property
    def _benefit_of(self) -> Mapping[tuple[str, str], Fraction]:
        """The benefit of each work as it is worth in its start year."""
        fading = [
            self.scenario.discount**k
            for k in range(max((len(w.benefit) for w in self.scenario.works), default=0))
        ]
        return {
            (w.community, w.id): sum((b * f for b, f in zip(w.benefit, fading, strict=False)), Fraction(0))
            for w in self.scenario.works
        }

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

    def _hopeless(self) -> BoolArray:
        """The areas with a member that nobody left by their bar can pay for."""
        found = np.zeros(self.candidates.size, dtype=bool)
        for bar in range(1, len(self.financing.bars)):
            lost = self.members @ dead(self.packages.tables, bar).astype(np.int64) > 0
            found |= (self.financing.bar == bar) & lost
        return found

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
