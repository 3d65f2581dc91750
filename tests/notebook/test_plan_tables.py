"""A plan read back from its folder is the plan that was written."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

import planner
from planner.errors import PlanFileError


def test_a_plan_folder_says_the_same(solved: planner.Solved, tmp_path: Path) -> None:
    found = planner.read(solved.save(tmp_path / "plan"))
    for name in ("communities", "areas", "works", "funding", "checks"):
        assert getattr(found, name).equals(getattr(solved.plan, name)), name
    assert found.figures == solved.plan.figures
    assert found.need_met == Fraction(19_638, 31_701)


def test_what_you_change_in_a_table_changes_no_plan(solved: planner.Solved) -> None:
    table = solved.plan.funding
    table["amount_yuan"] = 0
    assert solved.plan.funding.amount_yuan.sum() == 10_994_000


def test_a_map_where_communities_have_a_place(solved: planner.Solved, tmp_path: Path) -> None:
    assert solved.plan.map() is None
    path = tmp_path / "scenario.yaml"
    path.write_text(
        "years: [2026]\ncommunities:\n"
        "  - {小区名称: 甲, 户数: 100, 建筑面积: 8000, 估算投资: 10万元, x: 0, y: 0}\n"
        "  - {小区名称: 乙, 户数: 100, 建筑面积: 8000, 估算投资: 90万元, x: 300, y: 0}\n"
        "funding: {市级财政: 20万元}\n",
        encoding="utf-8",
    )
    chart = planner.load(path).solve(gap=0).plan.map()
    assert chart is not None
    assert "甲" in json.dumps(chart.to_dict(), ensure_ascii=False)


def test_no_folder_is_a_clear_refusal(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="no such plan folder"):
        planner.read(tmp_path / "none")


def test_shown_year_by_year(solved: planner.Solved) -> None:
    bundle = solved.plan._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert "1,099.40" in bundle["text/plain"]
    assert "<td>2026</td><td>1</td><td>2</td><td>131</td>" in bundle["text/html"]
    assert repr(solved.plan) == bundle["text/plain"]


def test_money_nobody_knows_is_refused(solved: planner.Solved, tmp_path: Path) -> None:
    path = solved.save(tmp_path / "plan") / "plan.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["allocations"][0]["source"] = "moon"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(PlanFileError, match="unknown source moon"):
        planner.read(path.parent)
