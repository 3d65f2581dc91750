"""The way from one plan to another in steps whose differences add up to the whole."""

from dataclasses import dataclass
from typing import Literal

from planner.comparison.assumptions import Assumption
from planner.comparison.figures import Totals
from planner.comparison.yardstick import Reached
from planner.pricing.interval import Change, change

End = Literal["solved", "same", "given"]  # how the plan after a step came


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """An assumption that could not be switched without the next, and why."""

    assumption: Assumption
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Some assumptions switched: the plans before and after, both by the measure of the first of all."""

    assumptions: tuple[Assumption, ...]
    joined: tuple[Joined, ...] = ()  # of them, those that could not be switched alone
    end: End
    judges: bool = False  # how plans are judged changes: no bound tells anything then
    before: Reached
    after: Reached

    @property
    def totals(self) -> Totals:
        """What the plan after comes to, less the plan before."""
        return self.after.totals - self.before.totals

    def change(self, goal: str) -> Change:
        """Between which ends the best that can be reached of a goal changes."""
        return change(self.before.optima[goal], self.after.optima[goal])

    def reached(self, goal: str) -> int:
        """What the plan after reaches of a goal, less the plan before."""
        return self.after.values[goal] - self.before.values[goal]

    def distinguishable(self, goal: str) -> bool:
        """Whether the ends say which way it goes, or that it does not go at all."""
        return self.change(goal).sign != ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """All steps from the first plan to the other."""

    goal: str  # whose change is told first
    goals: tuple[str, ...]
    before: Reached
    after: Reached
    steps: tuple[Step, ...]
    solves: int  # asked for, at most
    seconds: float  # for all of them together
    stopped: bool = False  # by Ctrl-C: what was left is the last step

    @property
    def whole(self) -> Totals:
        """The whole difference; the steps' totals add up to it."""
        return self.after.totals - self.before.totals

    def reached(self, goal: str) -> int:
        """What the other plan reaches of a goal, less the first."""
        return self.after.values[goal] - self.before.values[goal]

    @property
    def change(self) -> Change:
        """Between which ends the best of `goal` changes from the first plan to the other."""
        return change(self.before.optima[self.goal], self.after.optima[self.goal])
