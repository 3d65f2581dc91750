"""What a solve knows at any moment: rows, best point, best bound, what was said."""

from __future__ import annotations

import math

import numpy as np

from planner.engine.bound import Bound, upper
from planner.engine.clock import Clock
from planner.engine.greedy import fill
from planner.engine.incumbent import Incumbent
from planner.engine.ledger import Ledger
from planner.engine.outcome import Limits, Outcome, Progress, Report, Separate, Status, gap
from planner.engine.program import FloatArray, IntArray, Program, Rows
from planner.engine.sift import Sift

TRIES = 8  # times a point is filled up, each from what the last one came to
ROUNDS = 50  # separated rows added to one point before it is given up


class State:
    """The only place where points are accepted and bounds are kept; used by one thread."""

    def __init__(
        self, program: Program, limits: Limits, separate: Separate | None, report: Report | None
    ) -> None:
        self.program, self.limits = program, limits
        self.clock = Clock(limits.deadline, stopped=limits.stopped)
        self.incumbent = Incumbent()
        self.claimed = math.inf  # a bound both solvers vouch for
        self.proof = upper(program, np.zeros(program.rows))
        self.infeasible = False
        self.disputes: list[str] = []
        self.notes: list[str] = []
        self.said: list[str] = []
        self.phase = "start"
        self.sift: Sift | None = None
        self._separate, self._report = separate, report
        self._ledger = Ledger(program)

    def offer(self, x: FloatArray, source: str) -> bool:
        """Check a point in whole arithmetic and keep it when it is better than all before."""
        if not np.isfinite(x).all():
            return False
        for _ in range(ROUNDS):
            point = self._ledger.complete(x, self.clock)
            if point is None or not self.program.feasible(point):
                return False
            if self.program.value(point) <= self.incumbent.floor():
                return False
            rows = self.broken(point)
            if rows is None:
                self.incumbent.offer(self.program, point, source)
                self.tell()
                return True
            self.add(rows)
        return False

    def keep(self, x: FloatArray, source: str) -> bool:
        """Keep a point as it is, amounts and all, where it is whole, keeps every row and is better: no solver
        is asked, so it is not lost when no time is left."""
        if len(x) != self.program.columns or not self.program.feasible(x):
            return False
        if self.program.value(x) <= self.incumbent.floor() or self.broken(x) is not None:
            return False
        self.incumbent.offer(self.program, x, source)
        self.tell()
        return True

    def extend(self, further: IntArray) -> bool:
        """Add to the best point what still fits, in the order of ``further``; whether it is better now.

        Totals may not follow all that fits by itself: then half of it is tried, and half of that."""
        before = self.incumbent.floor()
        for _ in range(TRIES):
            start = None if self.incumbent.x is None else self._ledger.roomy(self.incumbent.x)
            if start is None or not len(further) or self.clock.left() == 0:
                break
            point = fill(self.program, start, further)
            added = further[point[further] > start[further]]
            while len(added) and not self.offer(_with(start, added), "filling up"):
                further = further[further != added[0]] if len(added) == 1 else further
                added = added[: len(added) // 2]
            if not len(added) and not (point > start).any():
                break
        return self.incumbent.floor() > before

    def broken(self, x: FloatArray) -> Rows | None:
        """Rows the caller wants kept that the point breaks."""
        rows = None if self._separate is None else self._separate(x)
        return rows if rows is not None and len(rows.lower) else None

    def add(self, rows: Rows) -> None:
        self.program = self.program.with_rows(rows.matrix, rows.lower, rows.upper)
        self._ledger = Ledger(self.program)

    def prove(self, bound: Bound) -> None:
        """Keep a bound from duals when it is the best so far."""
        if bound.value < self.proof.value:
            self.proof = bound
            self.tell()

    def bound(self) -> float:
        return min(self.proof.value, self.claimed)

    def done(self) -> bool:
        """Whether nothing is left to gain: proven, near enough, or certified to have no plan."""
        if self.infeasible or self.disputes:
            return True
        value = self.incumbent.value
        return value is not None and (self.proven() or gap(value, self.bound()) <= self.limits.gap)

    def proven(self) -> bool:
        return self.incumbent.value is not None and self.incumbent.value >= math.floor(self.bound())

    def tell(self) -> None:
        """Report progress to the caller."""
        if self._report is None:
            return
        value, bound = self.incumbent.value, self.bound()
        distance = None if value is None else gap(value, bound)
        self._report(Progress(self.clock.spent(), value, bound, distance, self.phase, self.incumbent.x))

    def enter(self, phase: str) -> None:
        self.phase = phase
        self.tell()

    def outcome(self) -> Outcome:
        self._cross_check()
        duals = np.zeros(self.program.rows)
        duals[: len(self.proof.duals)] = self.proof.duals
        return Outcome(
            x=self.incumbent.x,
            value=self.incumbent.value,
            bound=self.proof.value if self.disputes else self.bound(),
            status=self._status(),
            rows=self.program,
            duals=duals,
            reduced=self.proof.reduced,
            note="; ".join(self.notes + self.disputes),
            solvers=tuple(self.said),
            linear=self.sift,
        )

    def _cross_check(self) -> None:
        value = self.incumbent.value
        if value is not None and self.infeasible:
            self.disputes.append(f"no plan was certified, but a checked point has value {value}")
        if value is not None and value > math.floor(self.proof.value):
            self.disputes.append(f"a checked point of value {value} is above the bound {self.proof.value}")

    def _status(self) -> Status:
        if self.disputes:
            return "disagreement"
        if self.incumbent.value is None:
            return "infeasible" if self.infeasible else "unknown"
        if self.proven():
            return "proven"
        return "gap" if gap(self.incumbent.value, self.bound()) <= self.limits.gap else "feasible"


def _with(start: FloatArray, added: IntArray) -> FloatArray:
    point = start.copy()
    point[added] = 1.0
    return point
