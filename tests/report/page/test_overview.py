"""The headline: what is proven decides its tone, and what must be said comes before any figure."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.report.page.blocks import Cards, Grid, Notice
from planner.report.page.cells import headline_money, square_metres
from planner.report.page.overview import overview
from planner.result import GoalLevel, ProofStatus, Result
from tests.report.page import plans


def notices(result: Result) -> list[Notice]:
    return [block for block in overview(result).blocks if isinstance(block, Notice)]


@pytest.mark.parametrize(
    ("bound", "status", "tone"),
    [
        (1_000.0, "proven", "good"),
        (1_010.0, "gap", "good"),
        (1_030.0, "gap", "caution"),  # 2 % was asked
        (float("inf"), "feasible", "caution"),
        (1_000.0, "disagreement", "bad"),
    ],
)
def test_the_tone_is_that_of_the_proof(bound: float, status: ProofStatus, tone: str) -> None:
    goal = GoalLevel(goal="need", value=1_000, bound=bound, best=1_000, status=status)
    (found,) = notices(replace(plans.city(14), goals=(goal,), status=status))
    assert (found.label, found.tone) == ("Status", tone)


def test_cautions_stand_before_the_cards() -> None:
    result = replace(plans.city(14), interrupted=True, executable=False)
    assert [notice.label for notice in notices(result)] == ["Status", "Interrupted", "Unfunded"]
    kinds = [type(block) for block in overview(result).blocks]
    assert kinds.index(Cards) == 3


def test_the_lists_made_by_hand_end_with_this_plan(result: Result) -> None:
    (table,) = [
        block for block in overview(result).blocks if isinstance(block, Grid) and "by hand" in block.caption
    ]
    assert len(table.groups[0]) == 3
    assert table.total is not None
    assert table.total.cells[:3] == ("this plan", 5, 353)


def test_large_amounts_are_told_in_large_units() -> None:
    assert headline_money(99_999_999) == ("10,000.00", "万元")
    assert headline_money(3_428_765_200) == ("34.29", "亿元")
    assert square_metres(Fraction(8_479_220)) == ("847.92", "万 m²")
    assert square_metres(Fraction(9_999)) == ("9,999", "m²")
