"""M23: what the pools of the planned areas are worth, and what a cap on the rate of return gives back."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.operations import Condition, ledgers, standing
from planner.scenario.operations import operating_at

CODE = "M23"


def figures(case: Case) -> Iterator[Figure]:
    """Worth of all pools together; communities that would fail by themselves; beyond the cap."""
    planned = {c.id for _, c in case.planned()}
    found = [ledger for ledger in ledgers(case.plan) if ledger.members & planned and ledger.worth is not None]
    yield Figure(
        code=CODE,
        key="pool_worth",
        what=mark("net present value of the pools of the planned areas"),
        unit="yuan",
        value=sum(ledger.worth or 0 for ledger in found) if found else None,
        target=0,
        qualifier="at least",
        needs="operations",
    )
    yield Figure(
        code=CODE,
        key="communities_below_zero",
        what=mark("planned communities that a pool carries: below zero by themselves"),
        unit="count",
        value=_below_zero(case),
    )
    if any(ledger.capped for ledger in found):
        yield Figure(
            code=CODE,
            key="public_returned",
            what=mark(
                "by how much the public contribution can fall until the cap; the plan's money is not changed"
            ),
            unit="yuan",
            value=sum(ledger.returned for ledger in found),
        )
        yield Figure(
            code=CODE,
            key="surplus_to_upkeep",
            what=mark("surplus beyond the cap, booked in the upkeep ledger at completion"),
            unit="yuan",
            value=sum(ledger.surplus for ledger in found),
        )


def _below_zero(case: Case) -> int:
    """Planned communities whose own rows, with the works done, come to less than zero."""
    below = 0
    always = standing(case.scenario)
    for area, c in case.planned():
        setting = operating_at(case.scenario.operating, [case.scenario.community[m] for m in area.members])
        if setting is not None:
            done = area.works.get(c.id, ())
            works = (
                row for row in case.scenario.operations_of.get(c.id, ()) if row.work and row.work in done
            )
            below += sum(Condition(setting).row(row) for row in (*always[c.id], *works)) < 0
    return below
