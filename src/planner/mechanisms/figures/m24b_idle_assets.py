"""M24b: what idle assets bring, spent once as equity, and what equity is left to others."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M24b"


def figures(case: Case) -> Iterator[Figure]:
    """Spent against what came in; the equity still to be found."""
    proceeds = case.money("proceeds")
    yield Figure(
        code=CODE,
        key="proceeds_spent",
        what=mark("proceeds of idle assets spent in the plan"),
        unit="yuan",
        value=case.plan.paid(source=case.chosen.parameters["source"]),
        target=proceeds,
        qualifier="at most",
    )
    if "equity_need" in case.chosen.parameters:
        yield Figure(
            code=CODE,
            key="other_equity",
            what=mark("equity to be found elsewhere"),
            unit="yuan",
            value=max(0, case.money("equity_need") - proceeds),
        )
