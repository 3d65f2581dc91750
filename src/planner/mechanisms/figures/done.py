"""What is done and paid in the planned communities a mechanism speaks of."""

from collections.abc import Collection, Iterator

from planner.mechanisms.figures.case import Case
from planner.scenario.lifts import Lift
from planner.scenario.types import Work


def works(case: Case) -> Iterator[Work]:
    """The works done."""
    planned = {c.id for _, c in case.planned()}
    for _, work in case.plan.done():
        if work.community in planned:
            yield work


def lifts(case: Case) -> list[Lift]:
    """The lifts of the works done."""
    done = {(work.community, work.id) for work in works(case)}
    return [lift for lift in case.scenario.lifts if (lift.community, lift.work) in done]


def paid(case: Case, payers: Collection[str]) -> int:
    """Yuan paid by some payers for works of communities."""
    planned = {c.id for _, c in case.planned()}
    return sum(a.amount for a in case.plan.allocations if a.source in payers and a.subject in planned)


def investment(case: Case) -> int:
    """What everything done costs, with the own works of areas any member of which is meant, yuan."""
    return case.plan.measure("yuan", where=case.chosen.where, any_member=True)
