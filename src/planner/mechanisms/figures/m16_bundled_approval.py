"""M16: works and communities in the bundles, their records, and the days they take and save.

The baseline is one approval after another of one project, never as many times that as there are items.
"""

from collections.abc import Iterator
from fractions import Fraction

from planner.calendar import approval_of, base, investment
from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario import quantities
from planner.scenario.work_kinds import kind_of

CODE = "M16"


def figures(case: Case) -> Iterator[Figure]:
    """Items, distinct communities, records, days."""
    kinds = {kind_of(word) for word in quantities.listed(case.chosen.parameters["works"])}
    items = {
        (c.id, work.kind): area
        for area, c in case.planned()
        for work in case.scenario.works_of[c.id]
        if work.kind in kinds and work.id in area.works.get(c.id, ())
    }
    stages = {
        (stage.record, stage.first, stage.last)
        for line, stage in (case.calendar.stages("approval") if case.calendar else ())
        if stage.record and line.area in {area.id for area in items.values()}
    }
    days = max(((last - first).days + 1 for _, first, last in stages), default=None)
    yield _count("items", mark("works in the bundles"), len(items))
    yield _count(
        "bundled_communities", mark("communities with works in the bundles"), len({c for c, _ in items})
    )
    yield _count("records", mark("approval records of the bundles"), len(stages))
    yield Figure(
        code=CODE,
        key="approval_days",
        what=mark("days of approval of a whole bundle"),
        unit="days",
        value=days,
        target=2,
        qualifier="at most",
    )
    before = [
        base(approval_of(settings, case.scenario.community[c]), investment(case.scenario, area)).n
        for (c, _), area in items.items()
        if (settings := case.scenario.calendar) is not None
    ]
    if days is not None and before:
        saved = max(before) - days
        yield Figure(
            code=CODE,
            key="days_saved",
            what=mark("days saved against one approval after another"),
            unit="days",
            value=saved,
        )
        yield Figure(
            code=CODE,
            key="share_saved",
            what=mark("share of the time of approval saved"),
            unit="share",
            value=Fraction(saved, max(before)),
        )


def _count(key: str, what: str, value: int) -> Figure:
    return Figure(code=CODE, key=key, what=what, unit="count", value=value)
