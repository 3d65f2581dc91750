"""A plan read back from its folder is the plan that was written."""

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


def test_no_folder_is_a_clear_refusal(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="no such plan folder"):
        planner.read(tmp_path / "none")


def test_shown_year_by_year(solved: planner.Solved) -> None:
    bundle = solved.plan._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert "1,099.40" in bundle["text/plain"]
    assert "<td>2026</td><td>1</td><td>2</td><td>131</td>" in bundle["text/html"]
    assert repr(solved.plan) == bundle["text/plain"]
