"""Who waits, who is not eligible, and who misses by little."""

from dataclasses import replace
from pathlib import Path

from planner.report.page.blocks import Fold, Grid, Words
from planner.report.page.outside import FIRST, near_misses, rejected, waiting
from planner.verdict import Reason
from tests.report.page import plans


def test_the_first_of_the_waiting_list_are_shown_and_the_rest_folded(tmp_path: Path) -> None:
    result = plans.city(70)
    document = plans.written(result, tmp_path / "plan").document
    said, first, rest = waiting(result, document).blocks
    assert isinstance(said, Words)
    assert "20 communities" in said.text
    assert isinstance(first, Grid)
    assert len(first.groups[0]) == FIRST
    assert isinstance(rest, Fold)
    (grid,) = rest.blocks
    assert isinstance(grid, Grid)
    assert [row.cells[0] for row in grid.groups[0]] == [16, 17, 18, 19, 20]


def test_a_near_miss_has_one_reason_and_misses_by_little(tmp_path: Path) -> None:
    near = Reason("consent", "CONSENT", "78.00%", "80.00%", 0.025)
    nearer = Reason("consent", "CONSENT", "79.00%", "80.00%", 0.0125)
    far = Reason("consent", "CONSENT", "60.00%", "80.00%", 0.25)
    other = Reason("eligible", "DEMOLITION")
    reasons = {
        "C0001": (near,),
        "C0002": (nearer,),
        "C0003": (far,),
        "C0004": (near, other),
        "C0005": (other,),
    }
    assert near_misses(replace(plans.city(14), rejected=reasons)) == [("C0002", nearer), ("C0001", near)]


def test_reasons_are_counted_and_every_community_is_named(tmp_path: Path) -> None:
    result = plans.city(70)
    _, counted, near, every = rejected(result, plans.written(result, tmp_path / "plan").document).blocks
    assert isinstance(counted, Grid)
    assert [row.cells for row in counted.groups[0]] == [("too few residents agree", 10)]
    assert isinstance(near, Grid)
    assert len(near.groups[0]) == 10
    assert isinstance(every, Fold)
    (grid,) = every.blocks
    assert isinstance(grid, Grid)
    assert {row.cells[0] for row in grid.groups[0]} == {f"第{n}小区" for n in range(6, 70, 7)}


def test_nobody_is_said_too(tmp_path: Path) -> None:
    result = replace(plans.city(14), waiting=(), rejected={})
    document = plans.written(result, tmp_path / "plan").document
    assert waiting(result, document).blocks == (Words("Waiting list: nobody"),)
    assert rejected(result, document).blocks == (Words("Not eligible: nobody"),)
