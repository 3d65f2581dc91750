"""A community or a source taken out by hand leaves money behind: told with its place, the rest measured."""

from pathlib import Path
from typing import Any

import pytest

from planner.checker import broken, check
from planner.report import folder, plan_file, strays
from planner.result import Result
from tests.report.test_folder import SETTINGS
from tests.report.test_plan_file import edit


@pytest.fixture
def place(result: Result, tmp_path: Path) -> Path:
    return folder.write(result, tmp_path / "x", SETTINGS)


def test_a_folder_as_written_leaves_nothing_behind(place: Path) -> None:
    read = plan_file.read(place)
    assert strays.without(read) == (read, [])


def test_money_of_a_community_taken_out_is_told_and_not_counted(place: Path) -> None:
    def change(d: Any) -> None:
        communities = d["batches"]["2026"]["areas"][0]["communities"]
        gone = communities.pop()["id"]
        d["allocations"].sort(key=lambda a: a["subject"] != gone)

    edit(place, change)
    read = plan_file.read(place)
    rest, told = strays.without(read)
    assert told[0].startswith("plan.json: allocations[0]: money is allocated to ")
    assert "not counted" in told[0]
    assert len(rest.plan.allocations) == len(read.plan.allocations) - len(told)
    assert check(rest.plan)


def test_money_of_a_source_nobody_knows_is_told_and_its_work_is_not_paid(place: Path) -> None:
    edit(place, lambda d: d["allocations"][2].update(source="moon"))
    read = plan_file.read(place)
    missing = read.plan.allocations[2]
    rest, told = strays.without(read)
    assert [line.split(";")[0] for line in told] == [
        "plan.json: allocations[2]: money comes from an unknown source moon"
    ]
    faults = {(found.rule, found.subject): found.slack for found in broken(check(rest.plan))}
    assert faults["paid_in_full", f"{missing.subject} {missing.work}"] == -missing.amount


def test_an_area_without_communities_is_told_and_not_counted(place: Path) -> None:
    edit(place, lambda d: d["batches"]["2026"]["areas"][0].update(communities=[]))
    rest, told = strays.without(plan_file.read(place))
    assert told[0].startswith("plan.json: batches.2026.areas[0]: area A2026-001 has no members; not counted.")
    assert "A2026-001" not in [area.id for area in rest.plan.areas]
    assert check(rest.plan)
