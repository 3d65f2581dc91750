"""Over the whole plan, residents pay at least their share of all construction money, by whatever channel.

Their rates, direct payments, provident fund and maintenance fund: all of it is the owners' own money. What
they spend at home pays no work, and is in neither sum.
"""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Residents, Scenario
from planner.verdict import Check

NAME = "residents_floor"


def add(model: Model) -> None:
    """Σ residents >= share x Σ total, as whole numbers."""
    share = model.scenario.rules.residents_floor
    if share is None:
        return
    residents = [p.id for p in model.scenario.payers if isinstance(p, Residents | ResidentFund)]
    paid = model.paid_by_rule(residents)
    model.rows.at_least(NAME, "", share.denominator * paid - share.numerator * model.measure("yuan"), 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan residents pay in all years against the share of what everything costs."""
    share = scenario.rules.residents_floor
    if share is None:
        return
    paid = 0
    for payer in scenario.payers:
        if isinstance(payer, (Residents, ResidentFund)):
            paid += plan.paid(source=payer.id)
    base = sum(work.cost for _, work in plan.done()) + sum(w.cost for area in plan.areas for w in area.own)
    yield Check(NAME, "", paid, "at least", share * base)
