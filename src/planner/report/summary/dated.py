"""When each year's batch is done, and what runs past its year."""

from planner.calendar import Calendar
from planner.report import calendar_lines, words
from planner.result import Result


def dated(result: Result, calendar: Calendar | None) -> list[str]:
    """A line for each year; none where no calendar was asked for."""
    if calendar is None or not calendar.lines:
        return []
    names = {
        area.id: "+".join(words.told_apart(result.scenario, c) for c in area.members)
        for area in result.plan.areas
    }
    return calendar_lines.summary(result.scenario, calendar, names)
