"""The plan folder: written whole, read back the same, replaced only where it may be."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from planner import locale
from planner.checker import check
from planner.errors import BadInput
from planner.report import folder, plan_file, workbook
from planner.report.encoding import digest
from planner.report.manifest import Settings
from planner.result import Result

SETTINGS = Settings(time_limit=60, gap=0.01, seed=0, workers=2, repeatable=False)
FILES = {
    "plan.json",
    "manifest.json",
    "scenario.json",
    "communities.csv",
    "waiting.csv",
    "rejected.csv",
    "areas.csv",
    "works_left_out.csv",
    "funding.csv",
    "funding_by_year.csv",
    "checks.csv",
    "log.jsonl",
    "plan.xlsx",
}


def write(result: Result, target: Path, force: bool = False) -> Path:
    return folder.write(result, target, SETTINGS, ["{}"], force)


def test_what_is_written_is_read_back(result: Result, tmp_path: Path) -> None:
    place = write(result, tmp_path / "plans" / "教程")
    assert {path.name for path in place.iterdir()} == FILES
    back = plan_file.read(place)
    assert back.scenario == result.scenario
    assert back.plan == result.plan
    assert check(back.plan) == check(result.plan)
    assert back.document.waiting == result.waiting
    assert back.document.rejected == result.rejected
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["教程"]


def test_plan_json_holds_no_times_and_is_the_same_every_time(result: Result, tmp_path: Path) -> None:
    one = write(result, tmp_path / "one")
    two = write(replace(result, seconds=99.0, time_limit=7.0), tmp_path / "two")
    for name in FILES - {"manifest.json"}:
        assert (one / name).read_bytes() == (two / name).read_bytes(), name
    text = (one / "plan.json").read_text(encoding="utf-8")
    assert "seconds" not in text
    assert "time_limit" not in text


def test_the_digest_of_the_scenario_does_not_depend_on_the_language(result: Result, tmp_path: Path) -> None:
    def written(name: str, result: Result) -> str:
        found = json.loads((write(result, tmp_path / name) / "plan.json").read_text(encoding="utf-8"))
        return str(found["scenario"]["digest"])

    other = replace(result, scenario=replace(result.scenario, lang="zh", warnings=("提示",)))
    assert written("a", result) == written("b", other)
    longer = replace(result, scenario=replace(result.scenario, discount=result.scenario.discount / 2))
    assert written("a2", result) != written("c", longer)


def test_the_manifest_names_every_file(result: Result, tmp_path: Path) -> None:
    place = write(result, tmp_path / "x")
    found = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    assert set(found["outputs"]) == FILES - {"manifest.json"}
    assert found["outputs"]["areas.csv"] == digest((place / "areas.csv").read_bytes())
    assert found["inputs"] == {"communities.csv": "00"}
    assert set(found["versions"]) >= {"planner", "ortools", "highspy", "python"}


def test_a_plan_folder_is_replaced(result: Result, tmp_path: Path) -> None:
    place = write(result, tmp_path / "x")
    write(replace(result, seed=5), place)
    assert plan_file.read(place).document.seed == 5
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_another_folder_is_not_replaced(result: Result, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    for force in (False, True):
        with pytest.raises(BadInput, match="not a plan folder"):
            write(result, tmp_path / "thesis", force)
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "years of work"
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="is a file"):
        write(result, tmp_path / "file")
    (tmp_path / "empty").mkdir()
    assert write(result, tmp_path / "empty").is_dir()


def test_a_folder_worked_on_by_hand_is_replaced_only_when_asked(result: Result, tmp_path: Path) -> None:
    place = write(result, tmp_path / "x")
    (place / "notes.txt").write_text("mine")
    with pytest.raises(BadInput, match=r"notes\.txt"):
        write(result, place)
    (place / "notes.txt").unlink()
    (place / "areas.csv").write_text("changed")
    with pytest.raises(BadInput, match=r"areas\.csv"):
        write(result, place)
    write(result, place, force=True)
    assert folder.changed(place) == []


def test_a_write_that_fails_leaves_the_old_plan(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write(result, tmp_path / "x")
    before = {path.name: path.read_bytes() for path in place.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workbook, "render", full)
    with pytest.raises(BadInput, match="the disk is full"):
        write(replace(result, seed=5), place)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_chinese_headings(result: Result, tmp_path: Path) -> None:
    locale.use("zh")
    place = write(result, tmp_path / "x")
    head = (place / "communities.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.startswith("年度,区（县、市）,街道（乡镇）,小区编码,小区名称,")


def test_a_page_in_the_folder_is_no_edit_of_the_plan(result: Result, tmp_path: Path) -> None:
    place = write(result, tmp_path / "plan")
    (place / folder.PAGE).write_text("<!doctype html>", encoding="utf-8")
    (place / folder.PDF).write_bytes(b"%PDF-1.7")
    write(result, tmp_path / "plan")
    assert {path.name for path in place.iterdir()} == FILES  # the page was of the plan before
    (place / "notes.html").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match=r"notes\.html"):
        write(result, tmp_path / "plan")


def test_a_folder_below_a_file_is_refused_before_the_solve(result: Result, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("a,b")
    with pytest.raises(BadInput, match=r"list\.csv: is a file\. Name a folder with -o"):
        folder.refuse(tmp_path / "list.csv" / "x")
