"""M33: what the maintenance funds pay for shared parts, and what is left in them."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M33"
PAYER = "maintenance-fund"


def figures(case: Case) -> Iterator[Figure]:
    """Yuan paid, and the balance of the funds drawn on."""
    payers = case.payers(PAYER)
    paid = {a.subject for a in case.plan.allocations if a.source in payers}
    whole = done.paid(case, payers)
    balances = [c.maintenance_balance for _, c in case.planned() if c.id in paid]
    known = [balance for balance in balances if balance is not None]
    yield Figure(
        code=CODE,
        key="maintenance_paid",
        what=mark("maintenance fund used for shared parts"),
        unit="yuan",
        value=whole,
        target=sum(known) if known and len(known) == len(balances) else None,
        qualifier="at most",
    )
