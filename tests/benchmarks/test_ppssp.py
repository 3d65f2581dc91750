"""A project portfolio through the scenario format: nothing is lost on the way, nothing gained."""

import gzip
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from benchmarks import ppssp_evaluation as evaluation
from benchmarks.families import ppssp as family
from benchmarks.problem import Broken
from planner.mechanisms import load
from planner.solver import solve

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "data" / "ppssp" / "PI_1_1000_25_0.25_0.01.json.gz"
real = pytest.mark.skipif(not REAL.is_file(), reason="the data of PPSSP is not here")
PLENTY = 999.5

Instance = dict[str, Any]


def project(number: int, stream: int, cost: list[float], value: list[float], **given: Any) -> Instance:
    return {
        "name": f"Project {number + 1}",
        "stream": stream,
        "duration": len(cost),
        "cost": cost,
        "value": value,
        "prereq": [],
        "exclude": [],
        "window": None,
        **given,
    }


# Best by listing all 4^5 choices: Project 1 in the first year, 3 in the second, 2 in the third, once 1 is
# finished: (2 + 4/1.01) + (8/1.01 + 8/1.01^3) + 5/1.01^2 = 26.547.
SMALL: Instance = {
    "id": "small",
    "num_projects": 5,
    "planning_window": 3,
    "budget_window": 5,
    "discount_rate": 0.01,
    "budget": [12.7, 12.2, 11.9, 9.5, 6.4],
    "initiation_budget": [9.5, 8.9, 7.3, 0.0, 0.0],
    "ongoing_budget": [5.9, 6.8, 7.2, 8.6, 6.3],
    "stream_budgets": [22.4, 8.6],
    "projects": [
        project(0, 0, [2.0, 6.0], [2.0, 4.0]),
        project(1, 1, [1.0], [5.0], prereq=[0]),
        project(2, 0, [4.0, 2.0, 5.0], [8.0, 0.0, 8.0], exclude=[3]),
        project(3, 1, [7.0, 3.0], [8.0, 12.0]),
        project(4, 0, [6.0, 7.0], [5.0, 0.0]),
    ],
}


def without(key: str) -> Instance:
    """The projects without their `key`."""
    return {"projects": [{**p, key: []} for p in SMALL["projects"]]}


LOOSER: Mapping[str, Instance] = {
    "budget": {"budget": [PLENTY] * 5},
    "initiation": {"initiation_budget": [PLENTY] * 5},
    "ongoing": {"ongoing_budget": [PLENTY] * 5},
    "stream": {"stream_budgets": [PLENTY] * 2},
    "prerequisite": without("prereq"),
    "exclusion": without("exclude"),
}


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"benchmarks.{script}", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


def converted(instance: Instance, folder: Path) -> Path:
    """The scenario file of an instance."""
    path = folder / "instance.json"
    path.write_text(json.dumps(instance), encoding="utf-8")
    done = run("ppssp", path, folder / "scenario")
    assert done.returncode == 0, done.stderr
    return folder / "scenario" / "scenario.yaml"


def listed(instance: Instance) -> int:
    """The best value of all choices of projects and start years, in thousandths."""
    best = 0
    for chosen in product((None, *range(instance["planning_window"])), repeat=len(instance["projects"])):
        placed = [(j, start) for j, start in enumerate(chosen) if start is not None]
        if all(limit.kept for limit in evaluation.limits(instance, placed)):
            best = max(best, evaluation.value(instance, placed))
    return best


def test_the_small_one_by_hand() -> None:
    assert listed(SMALL) == evaluation.value(SMALL, [(0, 0), (1, 2), (2, 1)]) == 26_547


@pytest.mark.parametrize("name", ["nothing", *LOOSER])
def test_the_planner_finds_what_listing_finds(name: str, tmp_path: Path) -> None:
    """With one limit after the other taken away: each of them binds, and is the same on both sides."""
    instance = {**SMALL, **LOOSER.get(name, {})}
    best = listed(instance)
    assert (best > listed(SMALL)) == (name in LOOSER)
    result = solve(load(converted(instance, tmp_path)), gap=0.0, time_limit=60)
    assert (result.goals[0].value, result.status) == (best, "proven")


def test_a_cost_of_nothing_at_the_end_is_time_all_the_same(tmp_path: Path) -> None:
    """Project 1 takes a third year that costs nothing: 2 can no longer follow it."""
    first = {**SMALL["projects"][0], "duration": 3, "cost": [2.0, 6.0, 0.0], "value": [2.0, 4.0, 0.0]}
    instance = {**SMALL, "projects": [first, *SMALL["projects"][1:]]}
    best = listed(instance)
    assert best < listed(SMALL)
    assert solve(load(converted(instance, tmp_path)), gap=0.0, time_limit=60).goals[0].value == best


def test_the_plan_folder_passes_the_evaluation(tmp_path: Path) -> None:
    scenario = converted(SMALL, tmp_path)
    command = [sys.executable, "-m", "planner", "solve", str(scenario), "-o", str(tmp_path / "plan")]
    subprocess.run([*command, "--gap", "0", "--quiet"], check=True, capture_output=True)
    done = run("ppssp_evaluation", tmp_path / "instance.json", tmp_path / "plan")
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            "small: 3 projects, value 26.547",
            "bound of the plan 26.55: gap 0.000 %",
            "29 limits, 0 broken",
        ],
    )


@pytest.mark.parametrize(
    ("placed", "broken"),
    [
        ([(0, 0), (1, 1)], "Project 2 after Project 1: finished in year"),
        ([(1, 2)], "Project 2 after Project 1, which is not selected"),
        ([(2, 0), (3, 2)], "Project 3 or Project 4"),
        ([(0, 0), (0, 2)], "Project 1 once"),
        ([(0, 3)], "Project 1 starts late"),
        ([(3, 2), (0, 2)], "initiation budget 2"),
        ([(4, 0)], "ongoing budget 1"),
        ([(3, 0)], "stream budget 1"),
        ([(3, 0), (2, 0)], "initiation budget 0"),
        ([(3, 1), (2, 1), (0, 0)], "budget 1"),
    ],
)
def test_the_evaluation_names_what_is_broken(placed: list[tuple[int, int]], broken: str) -> None:
    assert broken in {limit.name for limit in evaluation.limits(SMALL, placed) if not limit.kept}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"budget_window": 4}, "beyond the budget window"),
        ({"projects": [project(0, 0, [1.5], [1.0])]}, "Project 1: a cost that is not whole"),
        ({"projects": [project(0, 0, [1.0], [0.0001])]}, "Project 1: a value finer than a thousandth"),
        ({"projects": [project(0, 0, [1.0], [1.0], window=[0, 1])]}, "Project 1: a window"),
    ],
)
def test_what_cannot_be_said_is_refused(change: Instance, said: str, tmp_path: Path) -> None:
    path = tmp_path / "instance.json"
    path.write_text(json.dumps({**SMALL, **change}), encoding="utf-8")
    done = run("ppssp", path, tmp_path / "scenario")
    assert done.returncode != 0
    assert said in done.stderr


@real
def test_the_published_instance(tmp_path: Path) -> None:
    """Everything arrives; a plan made in a short time keeps every limit and counts what it says."""
    done = run("ppssp", REAL, tmp_path)
    assert done.returncode == 0, done.stderr
    scenario = load(tmp_path / "scenario.yaml")
    assert (len(scenario.communities), len(scenario.years), scenario.instalments) == (1000, 25, 38)
    assert (len(scenario.rules.links), len(scenario.rules.exclusive)) == (582, 149)
    assert sum(work.cost for work in scenario.works) == 1_723_474
    assert scenario.paying_years[-1] == 2026 + 24 + 37
    result = solve(scenario, time_limit=25)
    instance = json.loads(gzip.decompress(REAL.read_bytes()))
    placed = [(int(c[1:]), area.year - 2026) for area, c in result.plan.placed()]
    assert all(limit.kept for limit in evaluation.limits(instance, placed))
    assert evaluation.value(instance, placed) == result.goals[0].value > 0
    assert result.goals[0].bound < 915_203_198  # of the linear program


def test_the_family_measures_by_the_evaluation(tmp_path: Path) -> None:
    """Without Project 1, which is first, Project 2 lacks what it follows."""
    plan = solve(load(converted(SMALL, tmp_path)), gap=0.0, time_limit=60).plan
    assert family.measure(SMALL, plan) == 26_547
    later = tuple(area for area in plan.areas if area.year > plan.scenario.years[0])
    with pytest.raises(Broken, match="which is not selected"):
        family.measure(SMALL, replace(plan, areas=later))
