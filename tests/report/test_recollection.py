"""What the solver handed out comes back from plan.json, but for the times of the run."""

from dataclasses import replace
from math import inf
from pathlib import Path

from planner.report import folder, plan_file
from planner.report.manifest import Settings
from planner.report.recollection import recollect
from planner.result import LeftOut, Result
from planner.scenario.types import Category
from planner.verdict import Reason

SETTINGS = Settings(time_limit=60, gap=0.01, seed=0, workers=2, repeatable=False)


def back(result: Result, target: Path) -> Result:
    return recollect(plan_file.read(folder.write(result, target, SETTINGS)))


def test_a_result_comes_back(result: Result, tmp_path: Path) -> None:
    left = (
        LeftOut(
            community="A",
            work="综合改造",
            kind="综合改造",
            category=Category.BASIC,
            cost=4_180_000,
            gain=0,
            reason=Reason("", "TOO_MANY_WORKS"),
        ),
    )
    full = replace(result, left_out=left, dropped=(("A", "综合改造"),), truncated=True, interrupted=True)
    found = back(full, tmp_path / "plan")
    assert replace(found, seconds=full.seconds, time_limit=full.time_limit) == full


def test_a_goal_of_which_nothing_is_proven_has_no_bound(result: Result, tmp_path: Path) -> None:
    goals = tuple(
        replace(goal, bound=inf if not minimised else -inf, status="feasible", minimised=minimised)
        for goal, minimised in zip(result.goals, (False, True), strict=True)
    )
    found = back(replace(result, goals=goals, status="feasible"), tmp_path / "plan")
    assert found.goals == goals
