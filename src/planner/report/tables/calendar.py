"""The dated stages of every area (日历)."""

from planner.locale import say
from planner.report import calendar_lines
from planner.report.document import Document
from planner.report.tables.table import Table, in_order, names_of
from planner.scenario.types import Scenario


def calendar(scenario: Scenario, document: Document) -> Table:
    """A row for each stage of each area."""
    names = {area.id: names_of(scenario, area) for _, area in in_order(document)}
    headings = (
        *(say("year"), say("area id"), say("area"), say("track"), say("stage"), say("record")),
        *(say("first day"), say("last day"), say("calendar days"), say("remarks")),
    )
    rows = tuple(calendar_lines.rows(scenario, document.calendar, names))
    return Table(file="calendar.csv", headings=headings, rows=rows)
