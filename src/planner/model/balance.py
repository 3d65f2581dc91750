"""The rows that hold an area to its claim that a ledger balances.

One for each such area and year: where it starts, base + what packages add >= 0; where it does not, the row
says nothing, for its members' packages lower the sum by no more than M. Written at once where they are few,
else when a whole point breaks them: with M they say little of a linear one. What a linear point needs is one
row for each community and year: it brings at least what its area lacks when all others bring their most.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from planner.areas.arrays import ranges
from planner.model.expression import Expr, total
from planner.model.financing import Claim
from planner.model.rows import Row

if TYPE_CHECKING:  # the model holds its balance
    from planner.model.model import Model

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

RULE = "operating_balance"
AT_ONCE = 2_000  # rows written at once


class Balance:
    """The claims of a model as rows."""

    def __init__(self, model: "Model") -> None:
        self.model = model
        self._added = [self._by_package(claim) for claim in model.financing.claims]
        self._lost = [self._most_lost(added) for added in self._added]

    def rows(self) -> list[Row]:
        """What each community must bring; and the row of every area, where they are few."""
        years = self.model.years
        found = [row for n in range(len(self._added)) for year in years for row in self._shares(n, year)]
        if sum(len(claim.areas) for claim in self.model.financing.claims) * len(years) > AT_ONCE:
            return found
        return found + [
            self._row(n, i, year)
            for n, claim in enumerate(self.model.financing.claims)
            for i in range(len(claim.areas))
            for year in years
            if self.model.columns.areas[year].position[claim.areas[i]] >= 0
        ]

    def broken(self, point: FloatArray) -> list[Row]:
        """The rows of areas that a whole point breaks."""
        if (point != np.rint(point)).any():
            return []
        return [
            row
            for n in range(len(self._added))
            for year in self.model.years
            for row in self._wrong(n, year, point)
        ]

    def _shares(self, n: int, year: int) -> Iterator[Row]:
        """Per community: what its packages bring, against what its area lacks beyond the others' most."""
        model, claim = self.model, self.model.financing.claims[n]
        most = np.zeros(len(model.community), dtype=np.int64)
        np.maximum.at(most, model.packages.community, self._added[n])
        starts = model.columns.areas[year]
        areas = claim.areas[starts.position[claim.areas] >= 0]
        lacks = -claim.base[starts.position[claim.areas] >= 0] - (model.members @ most)[areas]
        sizes = np.diff(model.candidates.indptr)[areas]
        first = model.candidates.indptr[areas]
        member = model.candidates.members[ranges(first, sizes)]
        column = np.repeat(starts.first + starts.position[areas], sizes)
        share = np.repeat(lacks, sizes) + most[member]
        extra = model.columns.packages[year]
        brings = np.maximum(0, self._added[n][extra.item])
        for c in np.unique(member[share > 0]).tolist():
            asked = (member == c) & (share > 0)
            mine = (model.packages.community[extra.item] == c) & (brings > 0)
            expression = Expr(extra.columns[mine], brings[mine]) - Expr(column[asked], share[asked])
            yield Row(RULE, f"{model.community[c].name} {year}", expression, 0, np.inf)

    def _by_package(self, claim: Claim) -> IntArray:
        """What each package adds to the ledger, beyond the base it would replace."""
        model = self.model
        communities = [c.id for c in model.community]
        worth = np.concatenate(
            [
                table.done @ np.array([claim.work.get((c, w.id), 0) for w in table.works], dtype=np.int64)
                for c, table in zip(communities, model.packages.tables, strict=True)
            ]
        )
        found: IntArray = worth - worth[model.packages.base][model.packages.community]
        return found

    def _most_lost(self, added: IntArray) -> IntArray:
        """How much the packages of each community can lower the ledger (M of an area is their sum)."""
        lost = np.zeros(len(self.model.community), dtype=np.int64)
        np.maximum.at(lost, self.model.packages.community, -added)
        return lost

    def _wrong(self, n: int, year: int, point: FloatArray) -> Iterator[Row]:
        model, claim = self.model, self.model.financing.claims[n]
        areas, packages = model.columns.areas[year], model.columns.packages[year]
        added = np.zeros(len(model.community))
        worth = self._added[n][packages.item] * point[packages.columns]
        np.add.at(added, model.packages.community[packages.item], worth)
        place = areas.position[claim.areas]
        chosen = np.where(place >= 0, point[areas.first + np.maximum(place, 0)], 0.0)
        slack = (model.members @ self._lost[n])[claim.areas]
        value = (model.members @ added)[claim.areas] + (claim.base - slack) * chosen + slack
        for i in np.flatnonzero((chosen > 0.5) & (value < -0.5)).tolist():
            yield self._row(n, i, year)

    def _row(self, n: int, i: int, year: int) -> Row:
        model, claim = self.model, self.model.financing.claims[n]
        area = int(claim.areas[i])
        inside = model.candidates.members[model.candidates.indptr[area] : model.candidates.indptr[area + 1]]
        slack = int(self._lost[n][inside].sum())
        block = model.columns.areas[year]
        packages = np.concatenate(
            [np.arange(model.packages.first[c], model.packages.first[c + 1]) for c in inside.tolist()]
        )
        offset = model.columns.packages[year].position[packages]
        here = (offset >= 0) & (self._added[n][packages] != 0)
        column = np.array([block.first + block.position[area]], dtype=np.int64)
        expression = total(
            [
                Expr(column, np.array([int(claim.base[i]) - slack], dtype=np.int64)),
                Expr(model.columns.packages[year].first + offset[here], self._added[n][packages][here]),
            ]
        )
        return Row(RULE, f"{'+'.join(model.candidates.ids(area))} {year}", expression, -slack, np.inf)
