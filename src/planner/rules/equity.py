"""Each district or subdistrict gets between its least and its most share of what the plan gives."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from planner.model import Model
from planner.plan import Plan, where
from planner.scenario.settings import Equity
from planner.scenario.types import Scenario, Status
from planner.verdict import Check

NAME = "equity"


def shares(scenario: Scenario, equity: Equity, wanted: Mapping[str, Fraction]) -> list[tuple[str, Fraction]]:
    """The share of each part by name; "*" stands for every part not named where something can be planned."""
    reserve = [c for c in scenario.communities if c.status is Status.RESERVE]
    names = sorted({getattr(c, equity.by) for c in reserve} - {""})
    able = {getattr(c, equity.by) for c in reserve if not c.exclusion and not c.demolition}
    return [
        (name, wanted[name] if name in wanted else wanted["*"])
        for name in names
        if name in wanted or ("*" in wanted and name in able)
    ]


def add(model: Model) -> None:
    """Rows against one column that holds the total, so that they stay sparse."""
    for equity in model.scenario.rules.equity:
        whole = model.total(model.measure(equity.of), model.most(equity.of))
        for wanted, sign in ((equity.least, 1), (equity.most, -1)):
            for name, share in shares(model.scenario, equity, wanted):
                part = model.measure(equity.of, **where(equity.by, name))
                row = sign * (share.denominator * part - share.numerator * whole)
                model.rows.at_least(NAME, f"{name} {equity.of}", row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What each part gets against its share of the whole; 0 of 0 satisfies it."""
    for equity in scenario.rules.equity:
        whole = plan.measure(equity.of)
        for name, share in shares(scenario, equity, equity.least):
            part = plan.measure(equity.of, **where(equity.by, name))
            yield Check(NAME, f"{name} {equity.of}", part, "at least", share * whole)
        for name, share in shares(scenario, equity, equity.most):
            part = plan.measure(equity.of, **where(equity.by, name))
            yield Check(NAME, f"{name} {equity.of}", part, "at most", share * whole)
