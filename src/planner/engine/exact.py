"""Both solvers side by side on one program, and what may be believed of their claims."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from planner.engine.attend import attend
from planner.engine.bound import Bound
from planner.engine.claim import Claim, Found
from planner.engine.clock import Clock
from planner.engine.cpsat import ask_cpsat
from planner.engine.highs import ask_highs
from planner.engine.part import Part
from planner.engine.program import FloatArray

SOLVERS = {"HiGHS": ask_highs, "CP-SAT": ask_cpsat}
CLOSE = 1e-6  # relative, for values a solver counted in floats
NODES = 20_000  # branch and cut nodes where runs must repeat; CP-SAT gets the like in its own measure


@dataclass(frozen=True)
class Verdict:
    """The bound both solvers vouch for, whether both see no plan, and contradictions."""

    bound: float
    infeasible: bool
    disputes: tuple[str, ...]


def ask_both(
    part: Part,
    clock: Clock,
    *,
    seed: int,
    repeatable: bool,
    hint: FloatArray | None,
    found: Callable[[FloatArray, str], bool] | None,
    look: Callable[[], None] | None,
) -> list[Claim]:
    """What each solver says of a part; points they pass on the way go to ``found``."""

    def ask(name: str) -> Callable[[], Claim]:
        hear: Found | None = None if found is None else lambda x: _pass_on(found, part.lift(x), name)
        work = NODES if repeatable else None
        start = None if hint is None else hint[part.columns]
        return lambda: SOLVERS[name](part.program, clock, seed=seed, hint=start, work=work, found=hear)

    answers = attend([ask(name) for name in SOLVERS], clock, look)
    missing = [Claim(name, "unknown", None, math.inf, None) for name in SOLVERS]
    return [answer or blank for answer, blank in zip(answers, missing, strict=True)]


def _pass_on(found: Callable[[FloatArray, str], bool], x: FloatArray, name: str) -> None:
    found(x, name)


def judge(claims: list[Claim], base: float, best: float, proof: Bound) -> Verdict:
    """Weigh claims on the full column set against each other, a checked value and U(y).

    ``base`` is the worth of the held columns, ``best`` the value of the best checked point."""
    disputes = []
    ceiling = math.floor(proof.value)
    for claim in claims:
        room = 1 + CLOSE * abs(proof.value) if claim.solver == "HiGHS" else 0.5
        if _whole(claim.bound + base) < best:
            disputes.append(f"{claim} contradicts a checked point of value {best:.0f}")
        if claim.value is not None and claim.value + base > ceiling + room:
            disputes.append(f"{claim} is above the proven bound {ceiling}")
    if {c.status for c in claims} >= {"infeasible", "optimal"}:
        disputes.append("; ".join(map(str, claims)) + ": one sees no plan where the other sees the best")
    bound = max(_whole(claim.bound + base) for claim in claims)
    if all(c.status == "optimal" and c.value is not None and round(c.value + base) == best for c in claims):
        bound = best  # both say that nothing is better than this very point: no room for floats is needed
    infeasible = all(claim.status == "infeasible" for claim in claims)
    return Verdict(bound, infeasible, tuple(dict.fromkeys(disputes)))


def _whole(bound: float) -> float:
    """A solver's bound rounded down to whole points, with room for its floats."""
    return math.floor(bound + CLOSE * max(1.0, abs(bound))) if math.isfinite(bound) else bound
