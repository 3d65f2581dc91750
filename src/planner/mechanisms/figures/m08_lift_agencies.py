"""M08: how long areas with lifts prepare, and how many agencies serve them."""

from collections.abc import Iterator

from planner.calendar import Dated
from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M08"


def figures(case: Case) -> Iterator[Figure]:
    """The longest preparation of an area with lifts, and the agencies."""
    lifted = {c.id: area.id for area, c in case.planned() if _has_lift(case, c.id, area.works.get(c.id, ()))}
    lines = [case.calendar.of[area] for area in sorted(set(lifted.values()))] if case.calendar else []
    days = [found for line in lines if (found := _preparation(line)) is not None]
    yield Figure(
        code=CODE,
        key="preparation_days",
        what=mark("days from design to contract of areas with lifts, the longest"),
        unit="days",
        value=max(days, default=None),
    )
    agencies = {case.scenario.progress_of[c].agency for c in lifted if c in case.scenario.progress_of} - {""}
    yield Figure(
        code=CODE,
        key="agencies",
        what=mark("agencies that serve the planned lifts in one stop"),
        unit="count",
        value=len(agencies) if agencies else None,
        needs="agency",
    )


def _has_lift(case: Case, community: str, works: tuple[str, ...]) -> bool:
    return any(work.kind == "lift" and work.id in works for work in case.scenario.works_of[community])


def _preparation(line: Dated) -> int | None:
    """Calendar days from the first of design to the last of tender."""
    design, tender = line.stage("design"), line.stage("tender")
    return (tender.last - design.first).days + 1 if design and tender else None
