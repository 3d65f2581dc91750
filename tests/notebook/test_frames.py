"""The DataFrames of a plan tie to one another and to plan.json to the yuan."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import planner
from planner.notebook import PlanTables, frames
from planner.report import measures
from planner.report.description import of_result
from tests.report import by_hand

MIXED = """
lang: en
years: [2026, 2027]
communities:
  - {小区名称: 甲, 户数: 100, 建筑面积: 8000}
  - {小区名称: 乙, 户数: 61, 建筑面积: 5000.5}
works:
  - {小区: 甲, 类型: canteen, 类别: 基础类, 费用: 10万元}
  - {小区: 甲, 类型: roof, 费用: 200003元}
  - {小区: 乙, 类型: roof, 费用: 77777元}
areas: {project_cost: 12345元}
funding: {市级财政: 21万元, 区级财政: 15万元}
private: {养老公司: [{community: 甲, work: canteen, amount: 10万元}]}
payment: [60%, 40%]
"""


@pytest.fixture
def mixed(tmp_path: Path) -> planner.Solved:
    """Two sources and a firm, two years of payment, odd yuan."""
    (tmp_path / "scenario.yaml").write_text(MIXED, encoding="utf-8")
    return planner.load(tmp_path / "scenario.yaml").solve(gap=0)


def ties(plan: PlanTables) -> None:
    cost = plan.figures.cost
    assert plan.works.cost_yuan.sum() == cost
    assert plan.areas.cost_yuan.sum() == cost
    assert plan.funding.amount_yuan.sum() == cost
    assert plan.communities.cost_yuan.sum() + plan.areas.own_cost_yuan.sum() == cost
    paid = plan.funding.groupby("subject").amount_yuan.sum()
    assert paid.to_dict() == plan.works.groupby("subject").cost_yuan.sum().to_dict()
    listed = plan.communities.set_index("community")
    assert listed.funded_yuan.to_dict() == paid[listed.index].to_dict()


def test_sums_tie_to_the_yuan(mixed: planner.Solved, tmp_path: Path) -> None:
    ties(mixed.plan)
    assert mixed.plan.figures.cost == 100_000 + 200_003 + 77_777 + 2 * 12_345
    assert set(mixed.plan.funding.source) >= {"养老公司"}
    mixed.save(tmp_path / "plan")
    document = json.loads((tmp_path / "plan" / "plan.json").read_text(encoding="utf-8"))
    written = sum(allocation["amount"] for allocation in document["allocations"])
    assert written == mixed.plan.funding.amount_yuan.sum()
    areas = [area for batch in document["batches"].values() for area in batch["areas"]]
    assert {a["id"]: a["cost"] for a in areas} == mixed.plan.areas.set_index("area").cost_yuan.to_dict()


def test_the_tutorial_s_tables(solved: planner.Solved) -> None:
    plan = solved.plan
    ties(plan)
    assert plan.communities[["year", "community", "households", "cost_yuan"]].values.tolist() == [
        [2026, "E", 91, 2_900_000],
        [2026, "F", 40, 1_034_000],
        [2027, "B", 80, 2_516_000],
        [2027, "C", 100, 3_210_000],
        [2027, "D", 42, 1_034_000],
    ]
    assert plan.areas.cost_yuan.tolist() == [4_084_000, 6_910_000]
    assert plan.works.gain.sum() == 19_638
    assert plan.funding.groupby("year").amount_yuan.sum().to_dict() == {2026: 4_084_000, 2027: 6_910_000}
    budget = plan.checks[plan.checks.rule == "budget"]
    assert budget.slack.tolist() == [1_416_000, 6_000]
    assert plan.checks.ok.all()


def test_dtypes_are_as_stated_also_of_an_empty_plan(solved: planner.Solved) -> None:
    result = by_hand.tutorial_result()
    empty = replace(result, plan=replace(result.plan, areas=(), allocations=()), checks=(), goals=())
    nothing = PlanTables(scenario=result.scenario, document=of_result(empty))
    for name, columns in (
        ("communities", frames.COMMUNITIES),
        ("areas", frames.AREAS),
        ("works", frames.WORKS),
        ("funding", frames.FUNDING),
        ("checks", frames.CHECKS),
        ("mechanisms", frames.MECHANISMS),
    ):
        full, none = getattr(solved.plan, name), getattr(nothing, name)
        assert list(full) == list(none) == list(columns)
        assert none.empty
        for column, kind in columns.items():
            assert full[column].dtype == none[column].dtype == pd.Series([], dtype=kind).dtype, column
    assert measures.figures(empty.plan).cost == 0 == nothing.works.cost_yuan.sum()


def test_what_a_mechanism_measures(tutorial: planner.Variant) -> None:
    plan = tutorial.with_mechanism("M24b", proceeds="100万元", year=2026).solve(gap=0).plan
    (row,) = plan.mechanisms.to_dict("records")
    assert (row["mechanism"], row["value"], row["target"], row["met"]) == ("M24b", 922_000, 1_000_000, True)
    assert plan.funding[plan.funding.source == "盘活闲置资产"].amount_yuan.sum() == 922_000
