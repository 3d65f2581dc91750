"""One searcher: free a part of the plan, solve it over its best columns, hand in what is better."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from planner.engine.claim import Claim, Found
from planner.engine.clock import Clock
from planner.engine.cpsat import ask_cpsat
from planner.engine.earnings import Earnings
from planner.engine.highs import ask_highs
from planner.engine.neighbourhood import Neighbourhoods, open_part
from planner.engine.part import Part
from planner.engine.program import FloatArray, IntArray
from planner.engine.state import State
from planner.engine.units import coarsen, holding

SECONDS = 6.0  # most time for one part
SHARE = 0.1  # of all the time there is, at most, for one part
QUICK = 1.0  # seconds for a part that might as well have been larger
NEAR = 1e-5  # relative; a part is not worth proving to the last point
NODES = 300  # most nodes for one part where runs must repeat
CORE_NODES = 3_000
NARROWEST, WIDEST = 300, 4_000
MOST_BLOCKS = 12  # joined in one part
FRUITLESS = 30  # parts without gain in a row that end a repeatable search
SOLVERS = ("HiGHS", "CP-SAT")
SECOND_OPINION = 0.2  # of the parts go to either solver alike, the others to the one that earns more

Ask = Callable[[FloatArray, str], bool]


@dataclass
class Size:
    """How large the parts of one kind are: columns at most, and blocks joined."""

    width: int = 1_500
    several: int = 1

    def adapt(self, finished: bool, room: bool, quick: bool) -> None:
        """Larger parts while they are solved to the end, twice as large when that was quick; else smaller."""
        if not finished:
            self.width = max(NARROWEST, int(0.7 * self.width))
            self.several = max(1, self.several - 1)
        elif room:
            self.several = min(MOST_BLOCKS, 2 * self.several if quick else self.several + 1)
        else:
            self.width = min(WIDEST, int((2.0 if quick else 1.4) * self.width))


class Lane:
    """A searcher with its own luck; several may run side by side on one state."""

    def __init__(
        self, state: State, linear: FloatArray, cap: FloatArray, blocks: Sequence[IntArray], seed: int
    ):
        self._state, self._linear, self._cap = state, linear, cap
        self._arms = Neighbourhoods(blocks, seed)
        self._sizes: dict[int, Size] = defaultdict(Size)
        self._solvers = Earnings(SOLVERS, SECOND_OPINION, np.random.default_rng(seed))
        self._seed = seed
        self._repeatable = state.limits.repeatable
        self._seconds = max(QUICK, min(SECONDS, SHARE * state.clock.left()))

    def core(self, ask: Ask, drop: Ask | None, clock: Clock, width: int) -> None:
        """Branch and cut over the best columns of all; points go to ``drop`` as they are found."""
        plan = self._plan()
        own = np.flatnonzero(plan)
        part = open_part(self._state.program, own, None, plan, self._cap, self._state.proof, width)
        hear: Found | None = None if drop is None else lambda x: _hand_in(drop, part, x)
        claim = self._highs(part, plan, clock, CORE_NODES, hear)
        self._offer(ask, part, plan, claim, "core")

    def search(self, ask: Ask, clock: Clock) -> None:
        """Part after part until time runs out, or gains do where runs must repeat."""
        idle = 0
        while clock.left() > 0 and not (self._repeatable and idle >= FRUITLESS):
            idle = 0 if self._part(ask, clock) else idle + 1

    def _part(self, ask: Ask, clock: Clock) -> bool:
        plan, began = self._plan(), time.monotonic()
        arm, name = self._arms.pick(), self._solvers.pick()
        size = self._sizes[self._arms.kind(arm)]
        own, inside = self._arms.free(arm, size.several, plan, self._linear)
        part = open_part(self._state.program, own, inside, plan, self._cap, self._state.proof, size.width)
        limit = clock if self._repeatable else clock.within(self._seconds)
        solver = self._cpsat if name == "CP-SAT" else self._highs
        claim = solver(part, plan, limit, NODES, None)
        gain = self._offer(ask, part, plan, claim, f"{claim.solver} on a part")
        spent = 1.0 if self._repeatable else time.monotonic() - began
        quick = not self._repeatable and spent < QUICK
        self._arms.pay(arm, gain, spent)
        self._solvers.pay(name, gain, spent)
        size.adapt(claim.status in ("optimal", "infeasible"), part.program.columns < size.width, quick)
        return gain > 0

    def _plan(self) -> FloatArray:
        plan = self._state.incumbent.x
        if plan is None:
            raise ValueError("A neighbourhood needs a plan to start from.")
        return plan

    def _highs(self, part: Part, plan: FloatArray, clock: Clock, nodes: int, hear: Found | None) -> Claim:
        self._seed += 1
        return ask_highs(
            part.program,
            clock,
            seed=self._seed,
            hint=plan[part.columns],
            work=nodes if self._repeatable else None,
            found=hear,
            exact=False,
            gap=NEAR,
        )

    def _cpsat(self, part: Part, plan: FloatArray, clock: Clock, nodes: int, hear: Found | None) -> Claim:
        self._seed += 1
        here = plan[part.columns]
        coarse, unit = coarsen(part.program, here)
        start = np.floor(here / unit)
        coarse, work = holding(coarse, start), nodes if self._repeatable else None
        claim = ask_cpsat(coarse, clock, seed=self._seed, hint=start, work=work, found=hear)
        point = None if claim.point is None else claim.point * unit
        return Claim(claim.solver, claim.status, claim.value, claim.bound, point)

    def _offer(self, ask: Ask, part: Part, plan: FloatArray, claim: Claim, source: str) -> float:
        """Hand a point in when it promises more; the points it gained."""
        if claim.point is None:
            return 0.0
        gain = float(part.program.objective @ (claim.point - plan[part.columns]))
        return gain if gain > 0.5 and ask(part.lift(claim.point), source) else 0.0


def _hand_in(drop: Ask, part: Part, x: FloatArray) -> None:
    drop(part.lift(x), "core")
