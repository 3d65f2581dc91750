"""Debt service: the figures of a loan of 5 亿 over 25 years (M24), grace, and sums to the yuan."""

from fractions import Fraction

import pytest

from planner.funding.debt import annuity, by_year, service
from planner.scenario.types import Source

FIVE = 500_000_000


@pytest.mark.parametrize(
    ("rate", "wan"), [("0.03", 2871.4), ("0.035", 3033.7), ("0.045", 3372.0), ("0", 2000.0)]
)
def test_a_loan_of_five_yi_over_25_years(rate: str, wan: float) -> None:
    assert round(float(annuity(FIVE, Fraction(rate), 25)) / 10_000, 1) == wan


def test_everything_is_paid_back_to_the_yuan() -> None:
    lines = list(service(FIVE, Fraction("0.035"), 25, 0, 2026))
    assert (lines[0].year, lines[-1].year, len(lines)) == (2027, 2051, 25)
    assert sum(line.principal for line in lines) == FIVE
    assert {round(line.total, -2) for line in lines} == {30_337_000}


def test_grace_is_interest_alone() -> None:
    """1,000 yuan at 10 %, four years, two of grace: 100, 100, then 576 twice (1,000 x 0.1 / (1 - 1.1^-2))."""
    lines = [(s.year, s.interest, s.principal) for s in service(1000, Fraction(1, 10), 4, 2, 2026)]
    assert lines == [(2027, 100, 0), (2028, 100, 0), (2029, 100, 476), (2030, 52, 524)]


def test_what_is_drawn_in_two_years_adds_up() -> None:
    bond = Source(id="b", name="b", kind="bond", rate=Fraction(0), term_years=2)
    assert [(s.year, s.total) for s in by_year(bond, {2026: 10, 2027: 20})] == [
        (2027, 5),
        (2028, 15),
        (2029, 10),
    ]
    assert by_year(Source(id="c", name="c"), {2026: 10}) == ()
