"""The bound of every goal over all areas, where not all of them are listed."""

import math
import time
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner import engine
from planner.model.expression import Expr
from planner.model.rows import Row, matrix
from planner.solver.order import LEVEL
from planner.solver.others import Duals
from planner.solver.search import Search
from planner.solver.widening import Widened

FloatArray = npt.NDArray[np.float64]
SHARE = 0.2  # of the time left, at most, to bound goals at the end
ABOVE = "a checked point of value {value} is above the bound {bound} of all areas"


class Everywhere:
    """Bounds goals one by one, when the search is done with each; then puts them in their outcomes.

    `begins` is when the search must be done, so that its last goal is bounded in time.
    """

    def __init__(self, widened: Widened, goals: int, deadline: float, repeatable: bool) -> None:
        self._widened = widened
        self._until = math.inf if repeatable else deadline
        left = max(0.0, deadline - time.monotonic())
        self.begins = deadline if repeatable else deadline - min(widened.closing(goals), SHARE * left)

    def __call__(self, search: Search, name: str, value: Expr, outcome: engine.Outcome) -> float:
        """The bound of a goal over all areas; infinite where there was no time for it."""
        if not search.levels and math.isfinite(self._widened.without):
            return math.inf  # it has one already
        if search.ended or search.effort.interrupt.pressed:
            return math.inf
        program = outcome.rows.with_objective(search.objective(value))
        at = Duals(search.model, program, _named(search, program), outcome.duals)
        rest = self._widened.others.rest(name, at, self._until)
        return math.inf if rest is None else rest.bound

    def settle(self, search: Search) -> bool:
        """Give each goal its bound of all areas; whether there is one for every goal."""
        told = []
        for i, (name, value, outcome) in enumerate(search.levels):
            bound = search.bounds[i]
            if i == 0:
                bound = min(bound, self._widened.first, max(outcome.bound, self._widened.without))
            told.append(math.isfinite(bound))
            if told[-1]:
                search.levels[i] = (name, value, _bounded(outcome, value, bound, search.effort.gap))
        return all(told)


def _bounded(outcome: engine.Outcome, value: Expr, bound: float, gap: float) -> engine.Outcome:
    """The same plan against another bound."""
    assert outcome.value is not None
    if outcome.status == "disagreement":
        return outcome
    if outcome.value > math.floor(bound):
        note = "; ".join(filter(None, (outcome.note, ABOVE.format(value=outcome.value, bound=bound))))
        return replace(outcome, status="disagreement", note=note)
    if outcome.value == math.floor(bound):
        return replace(outcome, bound=bound, status="proven")
    near = engine.gap(outcome.value + value.constant, bound + value.constant) <= gap
    return replace(outcome, bound=bound, status="gap" if near else "feasible")


def _named(search: Search, program: engine.Program) -> list[Row | None]:
    """What each row of a goal's program is: of the model, a level, found later; None where nobody knows.

    The engine adds rows of its own: what it concludes of the columns it has need not hold of others.
    """
    count = search.model.columns.count
    found: list[Row | None] = list(search.model.rows.rows)
    later = {_content(matrix([row], count)[0].tocsr(), 0): row for row in search.separated}
    levels = {outcome.rows.rows: (name, value) for name, value, outcome in search.levels}
    for i in range(len(found), program.rows):
        if i in levels:
            name, value = levels[i]
            found.append(Row(LEVEL, name, value, float(program.lower[i]), np.inf))
        else:
            row = later.get(_content(program.by_row, i))
            same = row is not None and (row.least, row.most) == (program.lower[i], program.upper[i])
            found.append(row if same else None)
    return found


def _content(rows: sparse.csr_array, i: int) -> bytes:
    """Which columns stand in a row with which coefficients."""
    part = slice(rows.indptr[i], rows.indptr[i + 1])
    order = np.argsort(rows.indices[part], kind="stable")
    columns = rows.indices[part][order].astype(np.int64)
    return bytes(columns.tobytes() + rows.data[part][order].astype(np.float64).tobytes())
