"""Over the whole plan, utilities bear at least their share of the construction money, tax relief left out."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "utility_floor"


def add(model: Model) -> None:
    """Σ utilities >= share x Σ base, as whole numbers; what they bear is in the total, tax relief is not."""
    for floor in model.scenario.rules.utility_floor:
        borne = model.borne_by_utilities(floor.where)
        if floor.base == "total":
            base = model.measure("yuan", where=floor.where, any_member=True)
        else:
            own = model.by_work(lambda work: work.cost if work.utility else 0)
            base = model.spread(package=own * model.inside(floor.where)[model.packages.community])
        base = base - model.tax_relief(floor.where)
        row = floor.share.denominator * borne - floor.share.numerator * base
        model.rows.at_least(NAME, str(floor.where), row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Yuan utilities bear in all years against the share of all cost less tax relief; 0 of 0 satisfies it."""
    for floor in scenario.rules.utility_floor:
        works = [work for _, work in plan.done() if floor.where.holds(scenario.community[work.community])]
        if floor.base == "total":
            base = sum(work.cost for work in works)
            for area in plan.areas:
                if any(floor.where.holds(scenario.community[c]) for c in area.members):
                    base += sum(own.cost for own in area.own)
        else:
            base = sum(work.cost for work in works if work.utility)
        base -= plan.tax_relief(floor.where)
        borne = plan.borne_by_utilities(floor.where)
        yield Check(NAME, str(floor.where), borne, "at least", floor.share * base)
