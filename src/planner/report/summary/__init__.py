"""The summary of a plan in lines that can be read aloud: what it does, whose money, who waits, and why."""

from planner.calendar import Calendar
from planner.locale import say
from planner.report import funding_lines, operation_lines
from planner.report.columns import width, wrap
from planner.report.summary.batches import batches
from planner.report.summary.by_hand import rankings
from planner.report.summary.dated import dated
from planner.report.summary.headline import headline
from planner.report.summary.lists import listed, rejected, waiting
from planner.report.summary.mechanisms import mechanisms
from planner.report.summary.proof import goals
from planner.report.summary.proof import status as status
from planner.report.summary.said import notes, said
from planner.result import Result


def summary(result: Result, place: str = "", calendar: Calendar | None = None) -> str:
    """The whole summary; `place` is where the plan folder is, `calendar` that of the plan."""
    scenario = result.scenario
    years = f"{scenario.years[0]}—{scenario.years[-1]}" if len(scenario.years) > 1 else str(scenario.years[0])
    title = say("{name}: renovation plan {years}", name=scenario.name, years=years)
    parts = [
        [title, "=" * min(80, width(title))],
        headline(result),
        goals(result),
        batches(result),
        funding_lines.table_of_money(result.plan),
        funding_lines.remarks(result),
        operation_lines.sentence(result.plan),
        dated(result, calendar),
        listed(result),
        waiting(result),
        rejected(result),
        rankings(result),
        mechanisms(result.plan, calendar),
        said(say("Defaults used"), scenario.defaults),
        said(say("Warnings"), scenario.warnings),
        [line for note in notes(result) for line in wrap(note, 80)],
        [say("Plan folder: {place}", place=place)] if place else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"
