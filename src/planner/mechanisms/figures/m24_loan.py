"""M24: the annuity of the loan, and how often net operating income covers principal and interest."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.operations import ledgers, service
from planner.scenario.operations import Loan

CODE = "M24"


def figures(case: Case) -> Iterator[Figure]:
    """The yearly service of the whole loan, and the lowest cover in any year of the plan's ledgers."""
    loan = Loan(
        source=case.chosen.parameters["source"],
        rate=case.share("rate"),
        term=int(case.number("term")),
        grace=int(case.number("grace")),
    )
    yield Figure(
        code=CODE,
        key="annual_service",
        what=mark("principal and interest of the whole loan in a year after the grace"),
        unit="yuan",
        value=service(case.money("principal"), loan)[-1],
    )
    yield Figure(
        code=CODE,
        key="drawn",
        what=mark("drawn from the loan in the plan"),
        unit="yuan",
        value=case.plan.paid(source=loan.source),
        target=case.money("principal"),
        qualifier="at most",
    )
    yield Figure(
        code=CODE,
        key="lowest_cover",
        what=mark("lowest debt service cover in a year: net operating income ÷ principal and interest"),
        unit="times",
        value=_lowest_cover(case),
        needs="operations",
    )


def _lowest_cover(case: Case) -> Fraction | None:
    """All areas of the operator together, year by year."""
    planned = {c.id for _, c in case.planned()}
    net: dict[int, int] = {}
    owed: dict[int, int] = {}
    for ledger in ledgers(case.plan):
        for year in ledger.years if ledger.lead in planned else ():
            net[year.year] = net.get(year.year, 0) + year.net
            owed[year.year] = owed.get(year.year, 0) + year.service
    return min((Fraction(net[y], yuan) for y, yuan in owed.items() if yuan), default=None)
