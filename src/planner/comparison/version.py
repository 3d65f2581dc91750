"""One of the plans that are compared: what it does, what its solve proved, and what it was measured at."""

from dataclasses import dataclass, replace
from pathlib import Path

from planner.checker import check
from planner.plan import Plan
from planner.report import manifest
from planner.report.plan_file import PLAN, SCENARIO, PlanFolder
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
    """A plan folder read back; its checks are measured where it tells of none, or was edited since.

    Raises PlanFileError where the plan speaks of something its scenario does not have.
    """
    result = recollect(folder)
    if not result.checks or _edited(folder.path):
        result = replace(result, checks=check(result.plan))
    return Version(
        label=label,
        plan=result.plan,
        goals=result.goals,
        checks=result.checks,
        truncated=result.truncated,
        result=result,
        folder=folder,
    )


def _edited(place: Path) -> bool:
    """Whether plan.json or scenario.json are not as the manifest says; a folder not yet written is not."""
    if not (place / PLAN).is_file():
        return False
    made, now = manifest.read(place), dict(manifest.outputs(place))
    return made is None or any(made.outputs.get(file) != now.get(file) for file in (PLAN, SCENARIO))
