"""The plan published before, wherever it is written."""

import json
from pathlib import Path

import pytest

from planner.scenario.types import Published
from tests.scenario.written import COMMUNITIES, MINIMAL, errors, examined, scenario, warnings

STOOD = Published(
    year={"A": 2026, "B": 2026, "C": 2027},
    area={"A": frozenset("AB"), "B": frozenset("AB"), "C": frozenset("C")},
)
PLAN = {
    "schema": "planner.plan/1",
    "batches": {
        "2026": {"areas": [{"id": "A2026-001", "communities": [{"id": "A"}, {"id": "B"}]}]},
        "2027": {"areas": [{"id": "A2027-001", "communities": ["C", "gone"]}]},
    },
}


def test_from_a_plan_folder_or_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "plans" / "2025"
    folder.mkdir(parents=True)
    (folder / "plan.json").write_text(json.dumps(PLAN), encoding="utf-8")
    for name in ("plans/2025", "plans/2025/plan.json"):
        found = examined(tmp_path, MINIMAL + f"previous_plan: {name}")
        assert found.scenario is not None
        assert found.scenario.published == STOOD
        assert any("gone" in text for text in warnings(found))


def test_from_a_table(tmp_path: Path) -> None:
    table = "小区,年度,片区\nA,2026,P1\n二号,2026,P1\nC,2027,\n"
    assert scenario(tmp_path, MINIMAL + "previous_plan: old.csv", (), old=table).published == STOOD


def test_a_table_without_areas(tmp_path: Path) -> None:
    """Who stood with whom is not known; it is not that everybody stood alone."""
    table = "小区,年度\nA,2026\n二号,2026\n"
    found = scenario(tmp_path, MINIMAL + "previous_plan: old.csv", (), old=table).published
    assert found == Published(year={"A": 2026, "B": 2026}, area={})


def test_from_a_column(tmp_path: Path) -> None:
    table = "小区编码,小区名称,户数,建筑面积,已公布年度\nA,一号,100,8000,2026\nB,二号,90,8000,\n"
    assert scenario(tmp_path, c=table).published == Published(year={"A": 2026}, area={})
    assert scenario(tmp_path, c=COMMUNITIES).published is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"batches": []}', '{"batches": {"x": {"areas": []}}}', "[" * 99_999]
)
def test_what_is_no_plan(tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.json").write_text(text, encoding="utf-8")
    (problem,) = errors(examined(tmp_path, MINIMAL + "previous_plan: plan.json"))
    assert "is not a plan" in problem.found
    assert problem.place.line == 4


def test_a_folder_without_a_plan(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert errors(examined(tmp_path, MINIMAL + "previous_plan: empty"))


def test_a_community_in_two_years(tmp_path: Path) -> None:
    table = "小区,年度\nA,2026\n一号,2027\n"
    (problem,) = errors(examined(tmp_path, MINIMAL + "previous_plan: old.csv", (), old=table))
    assert "two years" in problem.found
