"""One of the plans that are compared: what it does, what its solve proved, and what it was measured at."""

from dataclasses import dataclass

from planner.checker import check
from planner.plan import Plan
from planner.report.plan_file import PlanFolder
from planner.report.recollection import recollect
from planner.result import GoalLevel, Result
from planner.scenario.types import Scenario
from planner.verdict import Check


@dataclass(frozen=True, kw_only=True)
class Version:
    """A plan as an answer to its own appraised scenario."""

    label: str  # what it was called: a plan folder, or a scenario file
    plan: Plan
    goals: tuple[GoalLevel, ...]  # none where nothing was proven of it
    checks: tuple[Check, ...]
    truncated: bool = False  # its bounds are over the candidates
    result: Result | None = None  # what a solve said of it, where one did
    folder: PlanFolder | None = None  # where it was read from

    @property
    def scenario(self) -> Scenario:
        """What it answers."""
        return self.plan.scenario


def of_result(label: str, result: Result) -> Version:
    """What the solver hands out."""
    return Version(
        label=label,
        plan=result.plan,
        goals=result.goals,
        checks=result.checks,
        truncated=result.truncated,
        result=result,
    )


def of_folder(label: str, folder: PlanFolder) -> Version:
    """A plan folder read back; where its plan.json tells of no checks they are measured.

    Raises PlanFileError where the plan speaks of something its scenario does not have.
    """
    result = recollect(folder)
    return Version(
        label=label,
        plan=result.plan,
        goals=result.goals,
        checks=result.checks or check(result.plan),
        truncated=result.truncated,
        result=result,
        folder=folder,
    )
