"""Debt service: what is paid back in each operating year, rounded half up to the yuan year by year."""

from fractions import Fraction

from planner.money import half_up
from planner.scenario.operations import Loan


def service(principal: int, loan: Loan) -> tuple[int, ...]:
    """Yuan of principal and interest in each year of the term."""
    interest = half_up(principal * loan.rate)
    if loan.at_end:
        return (*[interest] * (loan.term - 1), interest + principal)
    equal = half_up(instalment(Fraction(principal), loan.rate, loan.term - loan.grace))
    return (*[interest] * loan.grace, *[equal] * (loan.term - loan.grace))


def instalment(principal: Fraction, rate: Fraction, years: int) -> Fraction:
    """The equal yearly sum that pays `principal` and its interest back (等额本息)."""
    if not rate:
        return principal / years
    return principal * rate / (1 - (1 + rate) ** -years)
