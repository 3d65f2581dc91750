"""What the areas that are not listed could add to a bound over those that are.

For any row duals y every plan of all areas, listed or not, is worth at most

    U(y) over the listed columns + Σ over its areas a that are not listed of r(a),

where r(a) is the most that a is worth at y in any year: its coefficient in the goal less y times those in
the rows (engine.bound says why for listed columns, solver.probe where r comes from). The areas of a plan
share no member, so the sum is at most Σ over communities of the best r(a)/|a| of an area that holds it;
areas with r(a) below a little ε are not looked for, and add at most ε for each a plan has room for.
Columns that break a row alone count for nothing in U only where no area could make room in that row.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner import engine
from planner.areas import Beyond, Found, Most
from planner.model import Model
from planner.model.rows import Row
from planner.solver.probe import Probe

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
LOOKED_AT = 500_000  # sets looked at in one search, about
TOLD = 20_000  # areas it tells of, at most
LITTLE = 1e-4  # of the bound: what all areas that are not looked for add at most


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """A bound of all areas, infinite where not all could be looked at; and those that are worth most.

    `without` bounds the plans with an area that is neither listed nor among those found.
    """

    bound: float
    added: float  # what of the bound is for areas that are not listed
    without: float
    found: Found


@dataclass(frozen=True, slots=True, eq=False)
class Duals:
    """Duals of rows: each of the model or a level, None where nobody knows; and column bounds, if known."""

    model: Model
    program: engine.Program  # with the rows, and the goal as objective
    rows: Sequence[Row | None]
    values: FloatArray
    cap: FloatArray | None = None


class Others:
    """All areas of more than `sizes` groups but those of `known`."""

    def __init__(self, beyond: Beyond, probe: Probe, sizes: int) -> None:
        self._beyond, self._probe, self._sizes = beyond, probe, sizes
        self.known: Collection[tuple[int, ...]] = frozenset()

    def cap(self, goal: str, program: engine.Program, rows: Sequence[Row | None]) -> FloatArray:
        """Column bounds that every plan keeps, whatever its areas."""
        priced = self._probe.priced(goal, rows, np.zeros(program.rows))
        return program.bound if priced is None else _cap(self._wide(program), priced.rising)

    def rest(self, goal: str, at: Duals, until: float = math.inf, share: float = LITTLE) -> Rest | None:
        """The bound at these duals; None where the goal cannot be priced, as listed areas may show.

        Not looked for are areas that, as many as a plan has room for, are worth less than this share of the
        bound; a share below 0 is that of a single area. None is looked for after `until`.
        """
        priced = self._probe.priced(goal, at.rows, engine.usable(at.program, at.values))
        if priced is None:
            return None
        wide = self._wide(at.program)
        cap = _cap(wide, priced.rising) if at.cap is None else at.cap
        proof = engine.upper(wide, priced.duals, cap)
        if not self._probe.confirmed(at.model, proof.reduced, priced.worth):
            return None
        listed = proof.value
        count = len(self._beyond.communities)
        room = count // (self._sizes + 1)
        size = max(1.0, abs(listed))
        least = share * size / max(1, room) if share > 0 else share * size
        most = Most(LOOKED_AT, TOLD, until)
        found = self._beyond.worthwhile(priced.worth, least, self._sizes, self.known, most)
        shared = _shared(found, count)
        added = shared + room * max(0.0, found.least)
        return Rest(
            listed + added, added, listed + shared + found.least if found.least <= 0 else math.inf, found
        )

    def _wide(self, program: engine.Program) -> engine.Program:
        """The program with room in its amounts for areas that are not listed."""
        bound, amounts = program.bound.copy(), self._probe.bounds
        if len(amounts):
            bound[-len(amounts) :] = np.maximum(bound[-len(amounts) :], amounts)
        return engine.Program(program.objective, program.matrix, program.lower, program.upper, bound)


def _cap(program: engine.Program, rising: BoolArray) -> FloatArray:
    """Column bounds from the upper sides of rows that no area lowers: there nobody else makes room."""
    kept = np.flatnonzero(rising)
    least = np.full(len(kept), -np.inf)
    part = engine.Program(
        program.objective, program.by_row[kept].tocsc(), least, program.upper[kept], program.bound
    )
    return engine.tighten(part)


def _shared(found: Found, communities: int) -> float:
    """Σ over communities of the best share of an area that holds it."""
    best = np.zeros(communities)  # an area worth less than nothing adds nothing
    for members, worth in zip(found.members, found.worth.tolist(), strict=True):
        inside = list(members)
        best[inside] = np.maximum(best[inside], worth / len(inside))
    return float(best.sum())
