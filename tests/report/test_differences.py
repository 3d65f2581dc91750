"""A folder edited by hand says where it does not agree with its plan.json."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import locale
from planner.checker import check
from planner.report import folder, plan_file
from planner.report.differences import differences
from planner.result import Result
from tests.report.test_folder import SETTINGS
from tests.report.test_plan_file import edit


@pytest.fixture
def place(result: Result, tmp_path: Path) -> Path:
    from dataclasses import replace

    return folder.write(replace(result, checks=check(result.plan)), tmp_path / "x", SETTINGS)


def found(place: Path) -> list[str]:
    read = plan_file.read(place)
    return differences(read, check(read.plan), own=True)


def test_a_fresh_folder_agrees_with_itself_in_any_language(place: Path) -> None:
    assert found(place) == []
    locale.use("zh")
    assert found(place) == []


def test_a_cell_changed_in_a_table_is_found(place: Path) -> None:
    path = place / "funding.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("2516000", "2516001"), encoding="utf-8-sig")
    assert found(place) == ["funding.csv: row 4, amount (元): found 2516001, plan.json says 2516000"]


def test_a_row_taken_out_is_found_and_not_repeated_without_end(place: Path) -> None:
    path = place / "communities.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], *lines[2:]]), encoding="utf-8-sig")
    said = found(place)
    assert len(said) == 6
    assert "more cells differ" in said[-1]


def test_amounts_households_goals_and_checks_in_plan_json(place: Path) -> None:
    def change(d: dict) -> None:  # type: ignore[type-arg]
        area = d["batches"]["2026"]["areas"][0]
        area["cost"] = 1
        area["communities"][0]["households"] = 7
        d["goals"][1]["value"] = 999
        d["checks"][0]["value"] = 5

    edit(place, change)
    text = "\n".join(found(place))
    assert "A2026-001: costs 0.00 万元, the works come to 408.40 万元" in text
    assert "E: 7 households, the scenario says 91" in text
    assert "goal households reached: 999, measured 353" in text
    assert "the check of started once" in text


def test_a_scenario_changed_afterwards_is_found(place: Path) -> None:
    edit(place, lambda d: d["sources"][0]["money"].update({"2026": 9_000_000}), "scenario.json")
    assert any("scenario was changed" in line for line in found(place))


def test_what_plan_json_claims_is_measured_again(place: Path) -> None:
    def change(d: dict) -> None:  # type: ignore[type-arg]
        d["executable"] = False
        d["status"] = "gap"
        d["goals"][0]["gap"] = 0.5
        d["goals"][1]["bound"] = 100.0
        d["appraisal"]["A"]["rank"] = 1
        d["batches"]["2026"]["areas"][0]["walls"] = 9

    edit(place, change)
    text = "\n".join(found(place))
    assert "executable is False, measured True" in text
    assert "status is gap, measured proven" in text
    assert "goal need met: gap is not as its value and bound give it" in text
    assert "goal households reached: the plan is beyond its own bound" in text
    assert "appraisal: not as the scenario gives it" in text
    assert "A2026-001: walls and freed land are not as measured" in text


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["goals"][0].update(bound=19_100.0, gap=(19_100 - 19_052) / 19_052, status="gap"),
        lambda d: d["rankings"].pop(),
        lambda d: d["waiting"].pop(),
        lambda d: d["candidates"].update(truncated=True),
        lambda d: d.update(note="all is well"),
    ],
)
def test_what_only_the_solve_could_know_is_sealed(place: Path, change: Callable[[Any], object]) -> None:
    edit(place, change)
    assert any("only the solve could know" in line for line in found(place))


@pytest.mark.parametrize("left", [None, "", "{}"])
def test_without_a_manifest_nothing_vouches_and_the_tables_are_read_all_the_same(
    place: Path, left: str | None
) -> None:
    (place / "manifest.json").unlink()
    if left is not None:
        (place / "manifest.json").write_text(left)
    spoken = locale.language()
    try:
        locale.use("zh")  # the tables are English
        (line,) = found(place)
        assert line.startswith("manifest.json：")
        path = place / "funding.csv"
        path.write_text(path.read_text("utf-8-sig").replace("2516000", "2516001"), encoding="utf-8-sig")
        assert found(place)[1] == "funding.csv：第 4 行“amount (元)”：写为 2516001，plan.json 为 2516000"
    finally:
        locale.use(spoken)


def test_a_community_stands_in_one_list(place: Path) -> None:
    edit(place, lambda d: d["rejected"].update(E=[]))
    assert "plan.json: E stands in two lists" in found(place)


def test_what_is_given_up_is_told_in_the_language_in_use(place: Path) -> None:
    edit(place, lambda d: d["goals"][0].update(given_up=7))
    assert "goal need met: what is given up for later goals is not as its value" in "\n".join(found(place))
    locale.use("zh")
    assert "given_up" not in "\n".join(found(place))
