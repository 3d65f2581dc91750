"""M24: the annuity of the loan, and how often net operating income covers principal and interest."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.operations import ledgers, service
from planner.plan import PlannedArea
from planner.scenario.operations import Loan, operating_at

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
        value=_lowest_cover(case, loan),
        needs=mark("the plan draws nothing from the loan"),
    )


def _lowest_cover(case: Case, loan: Loan) -> Fraction | None:
    """All areas of the operator together, year by year; every yuan drawn is served, wherever it is spent."""
    planned = {c.id for _, c in case.planned()}
    net: dict[int, int] = {}
    owed: dict[int, int] = {}
    for ledger in ledgers(case.plan):
        for year in ledger.years if ledger.members & planned else ():
            net[year.year] = net.get(year.year, 0) + year.net
            owed[year.year] = owed.get(year.year, 0) + year.service
    for area in case.plan.areas:
        if not _in_ledger(case, area, loan, planned):
            for number, yuan in enumerate(service(_drawn(case, area, loan), loan), start=1):
                when = area.year + len(case.scenario.payment) - 1 + number
                owed[when] = owed.get(when, 0) + yuan
    return min((Fraction(net.get(y, 0), yuan) for y, yuan in owed.items() if yuan), default=None)


def _in_ledger(case: Case, area: PlannedArea, loan: Loan, planned: Collection[str]) -> bool:
    """Whether the ledger of an area is the operator's and serves the loan."""
    pool = operating_at(case.scenario.operating, [case.scenario.community[c] for c in area.members])
    serves = pool is not None and any(known.source == loan.source for known in pool.loans)
    return serves and any(c in planned for c in area.members)


def _drawn(case: Case, area: PlannedArea, loan: Loan) -> int:
    subjects = {area.id, *area.members}
    return sum(a.amount for a in case.plan.allocations if a.source == loan.source and a.subject in subjects)
