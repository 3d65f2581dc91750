"""The linear bound by sifting: a small active set of columns, all others priced by one product."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp

from planner.engine.bound import Bound, price, upper, usable
from planner.engine.clock import Clock
from planner.engine.program import FloatArray, IntArray, Program
from planner.engine.rate import rates
from planner.engine.scale import amounts, row_scale, scales
from planner.engine.simplex import Simplex

ROUND = 4_000  # columns added at most in a round, at least
TOLERANCE = 1e-7
ROUNDS = 400


class Sift:
    """The linear program of a whole program, kept hot while rows are added."""

    def __init__(
        self, program: Program, cap: FloatArray, clock: Clock, *, seed: int, guess: FloatArray | None = None
    ) -> None:
        self.program, self.cap, self._clock = program, cap, clock
        self._row, self._column = scales(program)
        self._cost = _cost_scale(program)
        self._lp = Simplex(program.lower * self._row, program.upper * self._row, seed=seed)
        self._active = np.zeros(0, dtype=np.int64)  # program column of every structural LP column
        self._place = np.zeros(0, dtype=np.int64)  # its place in the LP
        self._inside = np.zeros(program.columns, dtype=bool)
        self._elastic = np.zeros(0, dtype=np.int64)  # LP places of the elastic columns
        self._elastic_row: set[int] = set()
        self.x = np.zeros(program.columns)
        self.y = np.zeros(program.rows)
        self.infeasible: Bound | None = None  # the certificate, once there is one
        self._enter(self._first(guess))

    def solve(self, look: Callable[[int], None] | None = None) -> bool:
        """Reach the optimum over all columns; False when time ran out or no plan exists.

        ``look`` is called with the number of every round, counted from 1, when ``x`` is its optimum."""
        state = self._run()
        if state == "infeasible" or (state == "optimal" and self._open_elastics()):
            if not self._phase_one():
                return False
            state = self._run()
        for turn in range(ROUNDS):
            if state != "optimal":
                return False
            self._read(self._cost)
            if look is not None:
                look(turn + 1)
            reduced = price(self.program, usable(self.program, self.y), self.program.objective)
            fresh = self._attractive(reduced)
            if not len(fresh):
                return True
            self._enter(fresh)
            state = self._run()
        return False

    def turn(self, program: Program, clock: Clock, plan: FloatArray) -> None:
        """Carry on from the last basis with another goal, more rows and the columns of a plan."""
        self._clock, self.infeasible = clock, None
        self._cost = _cost_scale(program)
        self.program = self.program.with_objective(program.objective)
        self._enter(np.flatnonzero((plan > 0) & (self.cap > 0)))
        self._set_goal(one=False)
        self.grow(program)

    @property
    def usable(self) -> bool:
        """Whether no run was left behind in the linear program."""
        return not self._lp.lost

    def grow(self, program: Program) -> None:
        """Carry on with a program that has more rows than before."""
        first = self.program.rows
        matrix = program.rows_from(first)
        factor = row_scale(matrix.tocsc(), self._column)
        factor[factor == 0] = 1.0
        part = sp.csr_array(matrix)[:, self._active].tocsc()
        width = self._lp.columns
        scaled = _times(part, factor, self._column[self._active])
        spread = sp.coo_array(scaled)
        wide = sp.csr_array((spread.data, (spread.row, self._place[spread.col])), shape=(len(factor), width))
        self._lp.add_rows(wide, program.lower[first:] * factor, program.upper[first:] * factor)
        self._row = np.concatenate([self._row, factor])
        self.y = np.concatenate([self.y, np.zeros(len(factor))])
        self.program = program

    @property
    def active(self) -> IntArray:
        """The columns inside the linear program."""
        return self._active

    def fix(self, columns: IntArray, values: FloatArray) -> None:
        """Hold active columns at values until they are freed."""
        self._lp.set_bounds(self._places(columns), values, values)

    def free(self, columns: IntArray) -> None:
        self._lp.set_bounds(self._places(columns), np.zeros(len(columns)), self.cap[columns])

    def resolve(self) -> bool:
        """Solve over the active columns as they are fixed; whether there is a point."""
        if self._run() != "optimal":
            return False
        self._read(self._cost)
        return True

    def _places(self, columns: IntArray) -> IntArray:
        where = np.full(self.program.columns, -1)
        where[self._active] = self._place
        return where[columns]

    def bound(self) -> Bound:
        return upper(self.program, self.y, self.cap)

    def _run(self) -> str:
        return self._lp.run(self._clock)

    def _read(self, cost: float) -> None:
        self.y = self._lp.y * self._row / cost
        self.x = np.zeros(self.program.columns)
        self.x[self._active] = np.clip(
            self._lp.x[self._place] * self._column[self._active], 0, self.cap[self._active]
        )

    def _first(self, guess: FloatArray | None) -> IntArray:
        """Amounts, and the columns that earn most for the share of the rows they take; where there is a
        ``guess`` of the duals of the first rows, above that."""
        worth = rates(self.program, self.cap)
        if guess is not None:
            duals = np.zeros(self.program.rows)
            duals[: len(guess)] = guess
            reduced = price(self.program, usable(self.program, duals), self.program.objective)
            worth = np.where(self.cap > 0, reduced, -np.inf)
        return np.union1d(amounts(self.program), self._spread(worth, self._size()))

    def _size(self) -> int:
        return max(ROUND, self.program.rows)

    def _attractive(self, reduced: FloatArray) -> IntArray:
        """Columns outside that would raise the optimum, the best of them, spread over the rows."""
        gain = np.where(self._inside, -np.inf, reduced * self.cap)
        scale = TOLERANCE * max(1.0, float(np.abs(self.program.objective).max(initial=0.0)))
        fresh = np.flatnonzero((gain > scale) & (self.cap > 0))
        if len(fresh) <= self._size():
            return fresh
        gain[gain <= scale] = -np.inf
        return self._spread(gain, self._size())

    def _spread(self, worth: FloatArray, count: int) -> IntArray:
        """Half the best of all, half the best by first row, so that no corner is left out."""
        able = np.flatnonzero(np.isfinite(worth))
        if len(able) <= count:
            return able
        top = able[np.argpartition(-worth[able], count // 2)[: count // 2]]
        indptr = self.program.matrix.indptr
        filled = able[indptr[able + 1] > indptr[able]]
        key = self.program.matrix.indices[indptr[filled]]
        order = np.lexsort((-worth[filled], key))
        ranked = key[order]
        start = np.searchsorted(ranked, ranked, side="left")
        rank = np.arange(len(order)) - start
        groups = max(1, len(np.unique(key)))
        return np.union1d(top, filled[order[rank < max(1, count // 2 // groups)]])

    def _enter(self, columns: IntArray) -> None:
        columns = columns[~self._inside[columns]]
        part = _times(self.program.matrix[:, columns], self._row, self._column[columns])
        cost = self.program.objective[columns] * self._column[columns] * self._cost
        width = self._lp.columns
        self._lp.add_columns(cost, np.zeros(len(columns)), self.cap[columns] / self._column[columns], part)
        self._active = np.concatenate([self._active, columns])
        self._place = np.concatenate([self._place, np.arange(width, width + len(columns))])
        self._inside[columns] = True

    def _open_elastics(self) -> bool:
        """Whether a row is still kept only by its elastic column."""
        return bool((np.abs(self._lp.x[self._elastic]) > TOLERANCE).any()) if len(self._elastic) else False

    def _phase_one(self) -> bool:
        """Close the elastics over all columns, or certify that no plan exists."""
        self._add_elastics()
        self._set_goal(one=True)
        nothing = np.zeros(self.program.columns)
        for _ in range(ROUNDS):
            if self._run() != "optimal":
                return False
            if not self._open_elastics():
                self._set_goal(one=False)
                return True
            self._read(1.0)
            proof = upper(self.program, self.y, self.cap, nothing)
            fresh = self._attractive(proof.reduced * float(np.abs(self.program.objective).max(initial=1.0)))
            if proof.value < 0:
                self.infeasible = proof
                return False
            if not len(fresh):
                return False
            self._enter(fresh)
            self._set_goal(one=True)
        return False

    def _add_elastics(self) -> None:
        """An elastic column for every row that x = 0 breaks."""
        program = self.program
        broken = np.flatnonzero((program.lower > 0) | (program.upper < 0))
        fresh = np.array([r for r in broken.tolist() if r not in self._elastic_row], dtype=np.int64)
        if not len(fresh):
            return
        self._elastic_row |= set(fresh.tolist())
        sign = np.where(program.lower[fresh] > 0, 1.0, -1.0)
        shape = (program.rows, len(fresh))
        part = sp.csc_array((sign, (fresh, np.arange(len(fresh)))), shape=shape)
        width = self._lp.columns
        self._lp.add_columns(-np.ones(len(fresh)), np.zeros(len(fresh)), np.full(len(fresh), np.inf), part)
        self._elastic = np.concatenate([self._elastic, np.arange(width, width + len(fresh))])

    def _set_goal(self, *, one: bool) -> None:
        """Phase one counts the elastics, phase two the goal with the elastics shut."""
        goal = self.program.objective[self._active] * self._column[self._active] * self._cost
        self._lp.set_cost(self._place, np.zeros(len(goal)) if one else goal)
        if not len(self._elastic):
            return
        size = len(self._elastic)
        self._lp.set_cost(self._elastic, np.full(size, -1.0 if one else 0.0))
        self._lp.set_bounds(self._elastic, np.zeros(size), np.full(size, np.inf if one else 0.0))


def _cost_scale(program: Program) -> float:
    """Brings the largest coefficient of the goal near 1,024: far from HiGHS' tolerances."""
    return float(2.0 ** -np.floor(np.log2(max(1.0, np.abs(program.objective).max(initial=1.0)))) * 1024)


def _times(part: sp.csc_array, row: FloatArray, column: FloatArray) -> sp.csc_array:
    """diag(row) part diag(column)."""
    data = part.data * row[part.indices] * np.repeat(column, np.diff(part.indptr))
    return sp.csc_array((data, part.indices, part.indptr), shape=part.shape)
