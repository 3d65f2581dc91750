"""Every plan by one measure: the goals of the first, and the needs and gains its scenario gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from planner.appraisal import measured_as
from planner.comparison.figures import Totals, totals
from planner.comparison.version import Version
from planner.goals import GOAL, MINIMISED
from planner.plan import Plan
from planner.pricing.asking import priced_goal
from planner.pricing.interval import Optimum
from planner.pricing.question import optimum
from planner.result import GoalLevel
from planner.scenario.types import Scenario

WEIGHTED = "weighted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """One plan by the measure of the first: what it comes to, and of each goal what it and the best reach.

    A plan may reach less of a goal than the best plan known, for the goals after it.
    """

    totals: Totals
    values: Mapping[str, int]  # goal -> what the plan reaches
    optima: Mapping[str, Optimum]  # goal -> the best known, and what none passes; None: not known
    truncated: bool


@dataclass(frozen=True, kw_only=True)
class Yardstick:
    """The first plan's goals and measure of need."""

    version: Version

    @property
    def scenario(self) -> Scenario:
        """The scenario of the first plan."""
        return self.version.scenario

    @property
    def goal(self) -> str:
        """The goal whose change is told: need where it is pursued."""
        if self.scenario.goals.weights:
            return WEIGHTED
        return priced_goal(self.scenario)

    @property
    def goals(self) -> tuple[str, ...]:
        """All goals that were bounded in the first plan, and the one that is told."""
        return tuple(dict.fromkeys([*(level.goal for level in self.version.goals), self.goal]))

    def optimum(self, version: Version) -> Optimum:
        """Where the best of `goal` lies for a version."""
        levels = version.goals if judged_alike(self.scenario, version.scenario) else ()
        level = next((level for level in levels if level.goal == self.goal), None)
        if level is not None:
            return optimum(level)
        return self.reached(version.plan, version.goals, truncated=version.truncated).optima[self.goal]

    def totals(self, plan: Plan) -> Totals:
        """What a plan comes to."""
        return totals(self._measured(plan))

    def reached(self, plan: Plan, levels: Sequence[GoalLevel], *, truncated: bool) -> Reached:
        """What a plan and its bounds come to; bounds of other goals, or of other needs, say nothing here."""
        measured = self._measured(plan)
        alike = judged_alike(self.scenario, plan.scenario)
        bounded = {level.goal: level for level in levels} if alike else None
        values = {goal: self._value(goal, measured) for goal in self.goals}
        optima = {}
        for goal, value in values.items():
            if bounded is None or not levels:
                optima[goal] = Optimum(value, None, goal in MINIMISED)
            elif goal in bounded:
                optima[goal] = optimum(bounded[goal])
            else:  # where no plan moves a goal the solver passes it over
                optima[goal] = Optimum(value, value, goal in MINIMISED)
        return Reached(totals=totals(measured), values=values, optima=optima, truncated=truncated)

    def _measured(self, plan: Plan) -> Plan:
        """A plan whose works gain what they gain in the first scenario."""
        return replace(plan, scenario=_by(self.scenario, plan.scenario))

    def _value(self, goal: str, plan: Plan) -> int:
        """What a plan reaches of a goal, as the levels of a result count it."""
        scenario = replace(plan.scenario, years=self.scenario.years, published=self.scenario.published)
        if goal != WEIGHTED:
            value = GOAL[goal].measure(scenario, plan)
            return -value if goal in MINIMISED else value
        weights = self.scenario.goals.weights
        scale = next((level.scale for level in self.version.goals if level.goal == WEIGHTED), 1)
        weighed = sum((w * GOAL[name].measure(scenario, plan) for name, w in weights.items()), Fraction(0))
        return int(weighed * scale)


def judged_alike(mine: Scenario, other: Scenario) -> bool:
    """Whether a solve of `other` maximises what is measured by `mine`; both are appraised."""
    stable = "stability" not in (*mine.goals.order, *mine.goals.weights)
    return (
        mine.goals == other.goals
        and (mine.discount, mine.years) == (other.discount, other.years)
        and (stable or mine.published == other.published)
        and counted_alike(mine, other)
    )


def counted_alike(mine: Scenario, other: Scenario) -> bool:
    """Whether works gain as much in `other` as by `mine`."""
    return other is mine or other.works == _by(mine, other).works


def _by(mine: Scenario, other: Scenario) -> Scenario:
    """`other` with the needs and gains of `mine`."""
    if other is mine or (other.works, other.discount) == (mine.works, mine.discount):
        return other
    return measured_as(other, mine)
