"""The rows that hold an area to its claim that a ledger balances: one for each such area and year.

Where the area starts, base + what packages add >= 0; where it does not, the row says nothing: its members'
packages lower the sum by no more than M. Written at once where they are few, else when a point breaks them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from planner.model.expression import Expr, total
from planner.model.financing import Claim
from planner.model.rows import Row

if TYPE_CHECKING:  # the model holds its balance
    from planner.model.model import Model

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

RULE = "operating_balance"
AT_ONCE = 2_000  # rows written at once
MOST_BROKEN = 20  # rows a year and ledger that one point may add
_TOLERANCE = 1e-6  # of M: below it a fractional point is not cut off


class Balance:
    """The claims of a model as rows."""

    def __init__(self, model: "Model") -> None:
        self.model = model
        self._added = [self._by_package(claim) for claim in model.financing.claims]

    def rows(self) -> list[Row]:
        """Every row, where they are few."""
        years = self.model.years
        if sum(len(claim.areas) for claim in self.model.financing.claims) * len(years) > AT_ONCE:
            return []
        return [
            self._row(n, i, year)
            for n, claim in enumerate(self.model.financing.claims)
            for i in range(len(claim.areas))
            for year in years
            if self.model.columns.areas[year].position[claim.areas[i]] >= 0
        ]

    def broken(self, point: FloatArray) -> list[Row]:
        """The rows `point` breaks most."""
        whole = bool((point == np.rint(point)).all())
        return [
            row
            for n in range(len(self._added))
            for year in self.model.years
            for row in self._worst(n, year, point, whole)
        ]

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

    def _most_lost(self, n: int) -> IntArray:
        """How much the packages of each community can lower the ledger (M of an area is their sum)."""
        lost = np.zeros(len(self.model.community), dtype=np.int64)
        np.maximum.at(lost, self.model.packages.community, -self._added[n])
        return lost

    def _worst(self, n: int, year: int, point: FloatArray, whole: bool) -> Iterator[Row]:
        model, claim = self.model, self.model.financing.claims[n]
        areas, packages = model.columns.areas[year], model.columns.packages[year]
        added = np.zeros(len(model.community))
        worth = self._added[n][packages.item] * point[packages.columns]
        np.add.at(added, model.packages.community[packages.item], worth)
        place = areas.position[claim.areas]
        chosen = np.where(place >= 0, point[areas.first + np.maximum(place, 0)], 0.0)
        slack = (model.members @ self._most_lost(n))[claim.areas]
        value = (model.members @ added)[claim.areas] + (claim.base - slack) * chosen + slack
        least = 0.5 if whole else np.maximum(0.5, _TOLERANCE * slack)
        wrong = np.flatnonzero((chosen > 0) & (value < -least))
        for i in wrong[np.argsort(value[wrong])][:MOST_BROKEN].tolist():
            yield self._row(n, i, year)

    def _row(self, n: int, i: int, year: int) -> Row:
        model, claim = self.model, self.model.financing.claims[n]
        area = int(claim.areas[i])
        inside = model.candidates.members[model.candidates.indptr[area] : model.candidates.indptr[area + 1]]
        slack = int(self._most_lost(n)[inside].sum())
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
