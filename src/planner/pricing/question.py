"""One solve of a pricing: the scenario with some mechanisms added or taken out, judged as the base is.

Questions and answers are plain values: they travel between processes, where each rebuilds the scenario
from its file.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, isfinite
from typing import Literal

from planner.appraisal import appraise
from planner.areas.derived import with_edges
from planner.errors import Infeasible, NoCandidate, OutOfTime, PlannerError, SearchEnded
from planner.goals import MINIMISED
from planner.mechanisms import AS_WRITTEN, Edit, examine
from planner.plan import UNFUNDED, Allocation, Plan, PlannedArea
from planner.pricing.interval import Optimum
from planner.pricing.outline import Outline, outline
from planner.result import GoalLevel, Result
from planner.scenario.reading import planned
from planner.scenario.settings import Goals
from planner.scenario.types import Published, Scenario
from planner.solver import solve

End = Literal["no plan", "no candidate", "no time", "stopped", "failed", "ended", "not begun"]
LEAST = 1.0  # seconds: with less left nothing is solved
EXACTLY = Fraction(0)  # no goal gives up anything for a later one


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioFile:
    """Where the scenario is read from, and how."""

    path: str
    overrides: tuple[str, ...] = ()
    allow_outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of the solver."""

    file: ScenarioFile
    edit: Edit = AS_WRITTEN
    goals: tuple[str, ...]  # in order
    priced: str = ""  # the goal whose value is asked; "": the first that measures anything
    floors: Mapping[str, int] = field(default_factory=dict)
    near: Published | None = None  # the plan that the goal `stability` stays close to
    start: tuple[PlannedArea, ...] = ()  # the plan the search begins from
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """No plan, and how that came: none can exist, none among the candidates, none was found in time …"""

    end: End
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A plan: what is known of the goal that was priced, and the plan's figures."""

    goal: str
    optimum: Optimum
    truncated: bool  # areas or works were left out: nothing is proven of the best plan
    nearest: bool  # proven: of the plans that keep the value this one is nearest to the one asked for
    outline: Outline
    areas: tuple[PlannedArea, ...]
    allocations: tuple[Allocation, ...]
    note: str = ""

    def plan(self, scenario: Scenario) -> Plan:
        """The plan as an answer to `scenario`."""
        return Plan(scenario=scenario, areas=self.areas, allocations=self.allocations)


Answer = Solved | Missing


def read(file: ScenarioFile, edit: Edit) -> Scenario:
    """The scenario of `file` with its mechanisms changed; raises ScenarioError."""
    return planned(examine(file.path, overrides=file.overrides, allow_outside=file.allow_outside, edit=edit))


@lru_cache(maxsize=2)
def base(file: ScenarioFile) -> Scenario:
    """The scenario as it is, appraised: what every plan is measured by."""
    return appraise(with_edges(read(file, AS_WRITTEN)))


def answer(question: Question, seconds: float) -> Answer:
    """Solve it in so many seconds, reading included."""
    begun = time.monotonic()
    try:
        yardstick = base(question.file)
        scenario = asked(question, read(question.file, question.edit))
        left = seconds - (time.monotonic() - begun)
        if left < LEAST:
            return Missing("no time")
        result = solve(
            scenario,
            time_limit=left,
            gap=0.0,
            seed=question.seed,
            workers=2,
            yardstick=yardstick,
            start=question.start,
        )
    except Infeasible:
        return Missing("no plan")
    except NoCandidate:
        return Missing("no candidate")
    except OutOfTime:
        return Missing("no time")
    except SearchEnded as error:
        return Missing("ended", str(error))
    except PlannerError as error:
        return Missing("failed", str(error))
    except KeyboardInterrupt:
        return Missing("stopped")
    return _of(result, question.priced)


def asked(question: Question, scenario: Scenario) -> Scenario:
    """`scenario` with the goals and floors of the question instead of its own goals."""
    floors = {**scenario.rules.goal_floors, **question.floors}
    return replace(
        scenario,
        goals=Goals(order=question.goals, tolerance=EXACTLY),
        rules=replace(scenario.rules, goal_floors=floors),
        published=question.near or scenario.published,
    )


def _of(result: Result, priced: str) -> Solved:
    level = next(level for level in result.goals if level.goal != UNFUNDED)
    nothing = priced not in ("", level.goal)  # where no plan moves a goal the solver passes it over
    found = Optimum(0, 0, priced in MINIMISED) if nothing else optimum(level)
    return Solved(
        goal=priced or level.goal,
        optimum=replace(found, bound=None) if result.truncated else found,
        truncated=result.truncated,
        nearest=_nearest(result),
        outline=outline(result.plan),
        areas=result.plan.areas,
        allocations=result.plan.allocations,
        note=result.note,
    )


def _nearest(result: Result) -> bool:
    """Whether the goals after the first are proven too, over all areas."""
    return not result.truncated and all(level.status == "proven" for level in result.goals)


def optimum(level: GoalLevel) -> Optimum:
    """What a goal's level says of the best there is; solvers that disagree prove nothing."""
    bound = None if level.status == "disagreement" else whole(level.bound, level.minimised)
    return Optimum(level.best, bound, level.goal in MINIMISED)


def whole(bound: float, minimised: bool) -> int | None:
    """The whole number no plan goes beyond; None where there is none."""
    if not isfinite(bound):
        return None
    return ceil(bound - 1e-6) if minimised else floor(bound + 1e-6)
