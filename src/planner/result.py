"""What a solve hands out: a checked plan, its proof, and why each community stands where it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from planner.locale import mark
from planner.plan import Plan
from planner.scenario.types import Category, Scenario
from planner.verdict import Check, Reason

ProofStatus = Literal["proven", "gap", "feasible", "disagreement"]

# What ended a search before its time; it stands in the note of a result.
KILLED = mark("the system ended the search, perhaps for want of memory")
CRASHED = mark("the search crashed: please report it")
FULL = mark("the search had reached the limit of memory")
ENDED = (KILLED, CRASHED, FULL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One of the goals weighed together: what the plan reaches of it, and what a unit of it counts."""

    goal: str
    value: int
    weight: Fraction
    minimised: bool = False

    @property
    def points(self) -> Fraction:
        """What it brings to the sum; what is made small takes away from it."""
        return self.weight * (-self.value if self.minimised else self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLevel:
    """One goal: what the plan reaches, the bound of the whole program, and the levels it stands on."""

    goal: str
    value: int
    bound: float
    best: int  # the best plan known for this goal alone: the handed-out one may give up a little of it
    status: ProofStatus
    minimised: bool = False  # fiscal cost, unfunded: value and bound are of what is made small
    held: int | None = None  # what the goals after it had to leave; no more than it, where minimised
    stands_on: Mapping[str, int] = field(default_factory=dict)  # the levels its bound takes for granted
    scale: int = 1  # value, bound, best and held are so many times the goal itself
    weighed: tuple[Weighed, ...] = ()  # the goals in a weighted one

    @property
    def gap(self) -> float:
        """How far the best possible can be above (below) the best plan known at most, as a share of it."""
        return abs(self.bound - self.best) / max(1, abs(self.best))

    @property
    def given_up(self) -> int:
        """How much less than the best plan known the handed-out one reaches, for the goals after it."""
        return self.value - self.best if self.minimised else self.best - self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A community whose gates are met and that is not in the plan (候补)."""

    community: str
    reduced_cost: float  # goal points the plan would lose at least if it were forced in (0: none)
    gain: int  # points of need x households
    fiscal: int  # yuan the pool sources would pay
    households: int
    why: tuple[Reason, ...] = ()  # what keeps it out by itself, the rest of the plan as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A work that is not done, and why: nobody called for it, or its community is planned without it."""

    community: str
    work: str
    kind: str
    category: Category
    cost: int  # yuan
    gain: int  # points of need x households it would have closed
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A list a bureau would make by hand, and how far it gets with the same money."""

    name: Literal["score_stop", "score_skip", "need_per_yuan"]
    communities: tuple[str, ...]
    households: int
    need: int  # points of need x households, not discounted
    cost: int  # yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A checked plan with its proof."""

    scenario: Scenario
    plan: Plan
    status: ProofStatus
    goals: tuple[GoalLevel, ...]  # in order; with weights: one level named "weighted"
    checks: tuple[Check, ...]
    rejected: Mapping[str, tuple[Reason, ...]]  # community -> why it cannot be planned in any year
    waiting: tuple[Waiting, ...]  # best first
    rankings: tuple[Ranking, ...]
    executable: bool = True  # False where money is unfunded
    candidates: int = 0  # areas measured
    truncated: bool = False  # candidates were capped: the bound is over the candidates
    columns: int = 0
    seconds: float = 0.0
    seed: int = 0
    gap_asked: float = 0.01
    time_limit: float = 60.0
    note: str = ""
    solvers: Mapping[str, str] = field(default_factory=dict)  # who confirmed what
    floor_left_out: tuple[tuple[str, str], ...] = ()  # (community, work) left out because of a floor
    no_package: tuple[str, ...] = ()  # areas whose unmanaged members are too few for a property package
    dropped: tuple[tuple[str, str], ...] = ()  # (community, work) not considered: too many optional works
    left_out: tuple[LeftOut, ...] = ()
    interrupted: bool = False  # stopped by the keyboard: the best plan so far
