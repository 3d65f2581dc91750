"""A plan from a result and the same plan from its folder are the same version."""

import json
from dataclasses import replace
from pathlib import Path

from planner.comparison import of_folder, of_result
from planner.comparison.figures import figures
from planner.report import folder, plan_file
from planner.report.codec import decode
from planner.report.document import Document
from planner.report.encoding import encode
from planner.report.manifest import Settings
from tests.report.by_hand import tutorial_result


def test_a_folder_read_back(tmp_path: Path) -> None:
    result = tutorial_result()
    settings = Settings(time_limit=1.0, gap=0.01, seed=0, workers=1, repeatable=False)
    place = folder.write(result, tmp_path / "plan", settings)
    found, made = of_folder("x", plan_file.read(place)), of_result("x", result)
    assert found.goals == made.goals
    assert set(found.checks) == set(made.checks)
    assert found.plan.areas == made.plan.areas
    assert sorted(map(str, found.plan.allocations)) == sorted(map(str, made.plan.allocations))
    assert found.scenario == made.scenario


def test_a_plan_that_tells_of_no_checks_is_measured(tmp_path: Path) -> None:
    result = tutorial_result()
    settings = Settings(time_limit=1.0, gap=0.01, seed=0, workers=1, repeatable=False)
    read = plan_file.read(folder.write(result, tmp_path / "plan", settings))
    data = encode(read.document)
    bare = decode(Document, {key: data[key] for key in ("schema", "scenario", "batches", "allocations")})
    found = of_folder("x", plan_file.PlanFolder(path=read.path, scenario=read.scenario, document=bare))
    assert found.goals == ()
    assert {check.rule for check in found.checks} > {"budget", "consent", "paid_in_full"}


def test_a_plan_edited_since_is_measured_again(tmp_path: Path) -> None:
    """One yuan more than the works come to: the checks beside it in plan.json still tell of none."""
    settings = Settings(time_limit=1.0, gap=0.01, seed=0, workers=1, repeatable=False)
    place = folder.write(tutorial_result(), tmp_path / "plan", settings)
    path = place / plan_file.PLAN
    data = json.loads(path.read_text(encoding="utf-8"))
    data["allocations"][0]["amount"] += 1
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    found = of_folder("x", plan_file.read(place))
    assert [check.rule for check in figures(found).broken] == ["paid_in_full"]
    assert found.result is not None
    assert found.result.checks == found.checks


def test_a_plan_as_it_was_written_is_not_measured_again(tmp_path: Path) -> None:
    result = replace(tutorial_result(), checks=tutorial_result().checks[:1])
    settings = Settings(time_limit=1.0, gap=0.01, seed=0, workers=1, repeatable=False)
    place = folder.write(result, tmp_path / "plan", settings)
    assert len(of_folder("x", plan_file.read(place)).checks) == 1
