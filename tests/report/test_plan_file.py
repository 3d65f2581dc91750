"""Reading a plan folder: strict, bounded, and in words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.errors import PlanFileError
from planner.report import folder, json_file, plan_file
from planner.result import Result
from tests.report.test_folder import SETTINGS


@pytest.fixture
def place(result: Result, tmp_path: Path) -> Path:
    return folder.write(result, tmp_path / "x", SETTINGS)


def edit(place: Path, change: Callable[[Any], object], name: str = "plan.json") -> None:
    found = json.loads((place / name).read_text(encoding="utf-8"))
    change(found)
    (place / name).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def refused(place: Path) -> str:
    with pytest.raises(PlanFileError) as caught:
        plan_file.read(place)
    return str(caught.value)


def test_unknown_fields_are_refused_with_their_place(place: Path) -> None:
    edit(place, lambda d: d["batches"]["2026"]["areas"][0].update(colour="red"))
    assert "batches.2026.areas[0].colour: unknown field" in refused(place)


def test_unknown_communities_and_works_are_all_named(place: Path) -> None:
    def change(d: Any) -> None:
        d["batches"]["2026"]["areas"][0]["communities"][0]["id"] = "Z"
        d["batches"]["2027"]["areas"][0]["communities"][0]["works"][0]["id"] = "moat"

    edit(place, change)
    text = refused(place)
    assert "names an unknown community Z" in text
    assert "community B has no work moat" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", ":1:2: not JSON: a name in double quotes is missing"),
        ("[1", ":1:3: not JSON: a comma is missing"),
        ('{"schema": "planner.plan/9"}', 'schema is "planner.plan/9", expected planner.plan/1'),
        ("[]", "schema is null"),
        ('{"schema": "planner.plan/1", "schema": 1}', "given twice"),
        ('{"schema": NaN}', "not a number here"),
        ("[" * 100_000, "nested too deeply"),
        ('{"x": ' + "9" * 5000 + "}", "plan.json"),
        ('{"schema": "planner.plan/1"}', "missing"),
    ],
)
def test_what_is_no_plan_is_refused(place: Path, text: str, said: str) -> None:
    (place / "plan.json").write_text(text)
    assert said in refused(place)


def test_files_that_are_missing_too_large_or_not_text(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no such plan folder" in refused(tmp_path / "nowhere")
    (place / "scenario.json").unlink()
    assert "scenario.json: no such file" in refused(place)
    (place / "plan.json").write_bytes(b"\xff\xfe{}")
    assert "not UTF-8" in refused(place)
    monkeypatch.setattr(json_file, "LARGEST", 3)
    assert "larger than" in refused(place)


def test_a_plan_made_by_hand_may_be_short(place: Path, result: Result) -> None:
    short = {
        "schema": "planner.plan/1",
        "scenario": {"name": "by hand"},
        "batches": {
            "2026": {"areas": [{"id": "x", "communities": [{"id": "H", "works": [{"id": "综合改造"}]}]}]}
        },
    }
    (place / "plan.json").write_text(json.dumps(short), encoding="utf-8")
    plan = plan_file.read(place).plan
    assert [(area.year, area.members) for area in plan.areas] == [(2026, ("H",))]
    assert plan.scenario == result.scenario


def test_what_is_named_in_place_of_a_plan_is_told_with_a_remedy(place: Path, tmp_path: Path) -> None:
    assert plan_file.read(place / "plan.json").path == place
    for name, said in (
        ("a.csv", "this .csv file is no plan. Name a plan folder that planner solve wrote, or its plan.json"),
        ("notes", "this notes file is no plan"),
        ("a.yaml", "a scenario, not yet a plan. Solve it and name the plan folder"),
        (f"{place.name}/scenario.json", f"a file of a plan. Name its folder: {place}"),
    ):
        (tmp_path / name).write_text("a,b") if not (tmp_path / name).exists() else None
        assert said in refused(tmp_path / name)


def test_areas_the_scenario_cannot_have_are_refused_with_their_place_and_a_remedy(place: Path) -> None:
    edit(place, lambda d: d["batches"].update({"2031": d["batches"].pop("2027")}))
    first, *_, remedy = refused(place).splitlines()
    assert first.startswith(f"{place / 'plan.json'}: batches.2031.areas[0]: area ")
    assert first.endswith("starts in 2031, outside the years planned")
    assert remedy.startswith("Take it out of plan.json or write it as the scenario does")
