"""What approval takes and saves in the plan: for the mechanisms that shorten it."""

from collections.abc import Iterator

from planner.calendar import approval_of, base, investment, takes
from planner.locale import mark
from planner.mechanisms.catalogue import Qualifier
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure


def approval_days(
    case: Case, code: str, *, most: int | None = None, saved: int | None = None, qualifier: Qualifier
) -> Iterator[Figure]:
    """The longest approval of a planned community, and the most days saved against one after another."""
    settings = case.scenario.calendar
    found: list[tuple[int, int]] = []
    for area, c in case.planned() if settings else ():
        rule, cost = approval_of(settings, c) if settings else None, investment(case.scenario, area)
        if rule is not None:
            found.append((takes(rule, cost).n, base(rule, cost).n - takes(rule, cost).n))
    yield Figure(
        code=code,
        key="approval_days",
        what=mark("days of approval, the longest"),
        unit="days",
        value=max((days for days, _ in found), default=None),
        target=most,
        qualifier=qualifier if most is not None else "exactly",
    )
    yield Figure(
        code=code,
        key="days_saved",
        what=mark("days of approval saved against one department after another, the most"),
        unit="days",
        value=max((days for _, days in found), default=None),
        target=saved,
        qualifier=qualifier if saved is not None else "exactly",
    )
