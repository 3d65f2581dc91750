"""Which checks say what held a plan back."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.report.limits import tight
from planner.report.page.blocks import Grid, Money, Words
from planner.report.page.limits import SHOWN, limits
from planner.result import Result
from planner.verdict import Check
from tests.report.page import plans


@pytest.mark.parametrize(
    ("check", "says"),
    [
        (Check("budget", "city 2026", 1_000, "at most", 1_000), True),
        (Check("budget", "city 2026", 990, "at most", 1_000), True),
        (Check("budget", "city 2026", 989, "at most", 1_000), False),
        (Check("budget", "city 2026", 1_001, "at most", 1_000), False),  # broken, told elsewhere
        (Check("consent", "C0001", Fraction(4, 5), "at least", Fraction(4, 5)), True),
        (Check("tasks", "households 2026", 101, "at least", 100), True),
        (Check("once", "C0001", 1, "at most", 1), False),  # a yes or no
        (Check("contiguity", "A1", 0, "at most", 0), False),
        (Check("paid_in_full", "C0001", 5_000, "exactly", 5_000), False),  # no room by its nature
        (Check("window", "C0001", 2026, "at least", 2026), False),  # a date
    ],
)
def test_tight(check: Check, says: bool) -> None:
    assert tight(check) is says


def grids(result: Result) -> list[Grid]:
    return [block for block in limits(result).blocks if isinstance(block, Grid)]


def test_the_tightest_of_a_rule_come_first_and_the_rest_is_counted() -> None:
    checks = tuple(
        Check("budget", f"city {year}", 10_000 - year % 10, "at most", 10_000) for year in range(2020, 2029)
    )
    (grid,) = grids(replace(plans.city(14), checks=checks))
    ((head, *rows),) = grid.groups
    assert head.cells[0] == "money of the year, 万元 (9)"
    assert [row.cells[0] for row in rows[:2]] == ["city 2020", "city 2021"]
    assert rows[0].cells[1:] == (Money(10_000), "at most", Money(10_000), Money(0))
    assert len(rows) == SHOWN + 1
    assert rows[-1].cells[0] == "and 3 more in checks.csv"


def test_a_broken_rule_is_told_before_those_at_their_limit() -> None:
    checks = (
        Check("budget", "city 2026", 1_100, "at most", 1_000),
        Check("capacity", "C0001 communities", 14, "at most", 14),
    )
    section = limits(replace(plans.city(14), checks=checks))
    assert section.blocks[0] == Words("2 checks by separate arithmetic, 1 broken.")
    broken, binding = grids(replace(plans.city(14), checks=checks))
    assert broken.caption == "Rules that are broken"
    assert binding.groups[0][1].cells[0] == "第1小区 (C0001) communities"
