"""Debt service: the annuities of the worked example, grace, bonds."""

from fractions import Fraction

import pytest

from planner.money import wan
from planner.operations import service
from planner.scenario.operations import Loan

PRINCIPAL = 500_000_000  # 5亿元


@pytest.mark.parametrize(
    ("rate", "yearly"), [("3.0", "2,871.39"), ("3.5", "3,033.70"), ("4.5", "3,371.95"), ("0", "2,000.00")]
)
def test_five_yi_over_25_years(rate: str, yearly: str) -> None:
    found = service(PRINCIPAL, Loan(source="x", rate=Fraction(rate) / 100, term=25))
    assert len(found) == 25
    assert {wan(yuan) for yuan in found} == {yearly}


def test_in_the_grace_years_interest_alone_is_paid() -> None:
    found = service(1_000, Loan(source="x", rate=Fraction(1, 10), term=4, grace=2))
    assert found == (100, 100, 576, 576)  # 1,000 · 0.1 / (1 − 1.1⁻²) = 576.19


def test_a_bond_is_repaid_at_the_end() -> None:
    found = service(1_000, Loan(source="x", rate=Fraction(3, 100), term=3, at_end=True))
    assert found == (30, 30, 1_030)
