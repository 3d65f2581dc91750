"""The goals of plan.json: what is reached, and what no plan can exceed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from planner.result import GoalLevel, ProofStatus, Weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """One goal: what the plan reaches and what no plan can exceed."""

    goal: str
    value: int
    bound: float | None  # None: nothing was proven
    gap: float | None
    best: int
    status: ProofStatus
    minimised: bool = False
    given_up: int = 0  # of the best known, for the goals after it
    held: int | None = None  # the level the goals after it had to keep
    stands_on: Mapping[str, int] = field(default_factory=dict)  # what the bound takes for granted
    scale: int = 1  # value, bound, best and held count the goal so many times
    weighed: tuple[Weighed, ...] = ()

    @property
    def level(self) -> GoalLevel:
        """What the solve said of this goal; a bound that is not written is no bound."""
        return GoalLevel(
            goal=self.goal,
            value=self.value,
            bound=self.bound if self.bound is not None else (-inf if self.minimised else inf),
            best=self.best,
            status=self.status,
            minimised=self.minimised,
            held=self.held,
            stands_on=self.stands_on,
            scale=self.scale,
            weighed=self.weighed,
        )
