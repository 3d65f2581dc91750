"""What a mechanism changes in the calendar: the plan as it is, dated without it and with it."""

from dataclasses import dataclass, replace
from datetime import date

from planner.appraisal import appraise
from planner.areas.derived import with_edges
from planner.calendar import Calendar, make
from planner.mechanisms import AS_WRITTEN, Edit
from planner.plan import Plan
from planner.pricing.question import ScenarioFile, read
from planner.scenario.types import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days later than without it, of the areas that are accepted with and without."""

    areas: int
    together: int  # of all these areas
    last: int  # of the last acceptance of all
    stopped: int  # areas more that are not accepted


def change_in_days(file: ScenarioFile, edit: Edit, plan: Plan) -> Days | None:
    """From the calendar of `plan` as it is to that with other mechanisms; None where no date changes."""
    one, two = (_calendar(_dated(file, each), plan) for each in (AS_WRITTEN, edit))
    if _dates(one) == _dates(two):
        return None
    accepted = {area: (day, two.of[area].completed) for area, day in _completed(one).items()}
    both = {area: (a, b) for area, (a, b) in accepted.items() if b is not None}
    return Days(
        areas=len(both),
        together=sum((b - a).days for a, b in both.values()),
        last=_last([b for _, b in both.values()], [a for a, _ in both.values()]),
        stopped=len(_completed(one)) - len(_completed(two)),
    )


def _dated(file: ScenarioFile, edit: Edit) -> Scenario:
    """The scenario with a calendar: where it asks for none, the one it has with all at its default."""
    found = read(file, edit)
    if found.calendar is None:
        found = read(replace(file, overrides=(*file.overrides, "calendar=on")), edit)
    return found


def _calendar(scenario: Scenario, plan: Plan) -> Calendar:
    asked = appraise(with_edges(scenario))
    found = make(asked, replace(plan, scenario=asked))
    return Calendar(lines=()) if found is None else found


def _dates(calendar: Calendar) -> list[object]:
    return [(line.area, line.stages, line.barred) for line in calendar.lines]


def _completed(calendar: Calendar) -> dict[str, date]:
    return {line.area: line.completed for line in calendar.lines if line.completed is not None}


def _last(after: list[date], before: list[date]) -> int:
    return (max(after) - max(before)).days if after else 0
