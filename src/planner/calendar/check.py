"""Any calendar, also one edited by hand, measured by plain arithmetic on dates: no solver, no tables.

Every area once, every stage as long as its durations say, in order, in season, with no team and no
implementer busier than it may be, and nothing dated that a gate bars. That something could have been dated
earlier is not a fault.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from planner.calendar.check_days import (
    Expected,
    allowed,
    built_through,
    expected,
    first_day,
    fits_a_season,
    heated,
    last_day,
)
from planner.calendar.check_gates import barred
from planner.calendar.check_load import overloads
from planner.calendar.dated import STAGES, Calendar, Dated, Stage
from planner.calendar.fault import Fault
from planner.plan import Plan, PlannedArea
from planner.scenario.calendar_settings import CalendarSettings, Span
from planner.scenario.types import Scenario

REACH = 10  # years after its own in which an area may be built


def check(scenario: Scenario, plan: Plan, calendar: Calendar) -> tuple[Fault, ...]:
    """Everything wrong with a calendar; empty where nothing is, or where none is asked for."""
    settings = scenario.calendar
    if settings is None:
        return ()
    return tuple(_faults(scenario, settings, plan, calendar))


def _faults(
    scenario: Scenario, settings: CalendarSettings, plan: Plan, calendar: Calendar
) -> Iterator[Fault]:
    planned = {area.id: area for area in plan.areas}
    for line in calendar.lines:
        if line.area not in planned or planned[line.area].year != line.year:
            yield Fault(line.area, "", "UNKNOWN", str(line.year))
    for name, area in planned.items():
        lines = [line for line in calendar.lines if line.area == name]
        if len(lines) != 1:
            yield Fault(name, "", "ONCE", str(len(lines)), "1")
            continue
        wants = expected(scenario, settings, area)
        yield from _line(settings, area, lines[0], wants)
        yield from barred(scenario, settings, area, lines[0])
    yield from _records(calendar)
    yield from overloads(scenario, settings, plan, calendar)


def _line(settings: CalendarSettings, area: PlannedArea, line: Dated, wants: Expected) -> Iterator[Fault]:
    yield from _order(line)
    for stage in line.stages:
        match stage.name:
            case "consent":
                if stage.first < wants.begin:
                    yield Fault(area.id, stage.name, "EARLY", str(stage.first), str(wants.begin))
                yield from _lasts(settings, line, stage, [wants.consent])
            case "design":
                yield from _lasts(settings, line, stage, [wants.design])
            case "approval" if stage.record:
                bundle = next((b for b in settings.bundles if stage.record == f"{b.name} {line.year}"), None)
                yield from _lasts(settings, line, stage, [bundle.days] if bundle else [])
            case "approval":
                yield from _lasts(settings, line, stage, wants.approval)
            case "tender":
                yield from _lasts(settings, line, stage, [wants.tender])
            case "construction":
                yield from _season(settings, line, stage, wants)
            case "heating":
                yield from _heating(settings, line, stage, wants)
            case "acceptance":
                yield from _lasts(settings, line, stage, [wants.acceptance])


def _order(line: Dated) -> Iterator[Fault]:
    """No stage before the one before it has ended."""
    ended: date | None = None
    for name in STAGES:
        stages = [stage for stage in line.stages if stage.name == name]
        for stage in stages:
            if stage.last < stage.first:
                yield Fault(line.area, name, "BACKWARDS", str(stage.last), str(stage.first))
            if name != "heating" and ended is not None and stage.first <= ended:
                yield Fault(line.area, name, "ORDER", str(stage.first), f"> {ended}")
        if stages and name != "heating":
            ended = max(stage.last for stage in stages)


def _lasts(settings: CalendarSettings, line: Dated, stage: Stage, spans: Sequence[Span]) -> Iterator[Fault]:
    """A stage ends when its duration does; of several durations the one that ends last."""
    last = max((last_day(stage.first, span, settings.holidays) for span in spans), default=None)
    if stage.last != last:
        yield Fault(line.area, stage.name, "DURATION", str(stage.last), str(last))
    if all(stage.first != first_day(stage.first, span, settings.holidays) for span in spans):
        yield Fault(line.area, stage.name, "WORKING_DAY", str(stage.first))


def _season(settings: CalendarSettings, line: Dated, stage: Stage, wants: Expected) -> Iterator[Fault]:
    """Construction in one season of works outdoors; where none is long enough it rests in between."""
    natural = built_through(stage.first, wants, settings.holidays)
    days = [stage.first + timedelta(days=n) for n in range(stage.days)]
    inside = [day for day in days if allowed(wants.outdoor, day)]
    asked = (natural - stage.first).days + 1
    if len(inside) == len(days):
        if stage.last != natural:
            yield Fault(line.area, stage.name, "DURATION", str(stage.last), str(natural))
    elif fits_a_season(wants, settings.holidays, date(line.year + REACH, 12, 31)):
        out = next(day for day in days if day not in inside)
        yield Fault(line.area, stage.name, "SEASON_WINDOW", str(out))
    elif len(inside) != asked or days[0] not in inside or days[-1] not in inside:
        yield Fault(line.area, stage.name, "DURATION", str(len(inside)), str(asked))


def _heating(settings: CalendarSettings, line: Dated, stage: Stage, wants: Expected) -> Iterator[Fault]:
    """Works on heating pipes outside the heating period, inside construction."""
    if wants.heating is None:
        yield Fault(line.area, stage.name, "UNKNOWN", str(stage.first))
        return
    yield from _lasts(settings, line, stage, [wants.heating])
    for n in range(stage.days):
        day = stage.first + timedelta(days=n)
        if heated(wants.heated, day) or not allowed(wants.outdoor, day):
            yield Fault(line.area, stage.name, "HEATING_WINDOW", str(day))
            break
    built = line.stage("construction")
    if built is None or stage.first < built.first or stage.last > built.last:
        yield Fault(line.area, stage.name, "ORDER", f"{stage.first}—{stage.last}")


def _records(calendar: Calendar) -> Iterator[Fault]:
    """A bundle is one record: the same days for all, after every design of it."""
    records: dict[str, list[tuple[Dated, Stage]]] = {}
    for line, stage in calendar.stages("approval"):
        if stage.record:
            records.setdefault(stage.record, []).append((line, stage))
    for record, found in records.items():
        days = {(stage.first, stage.last) for _, stage in found}
        if len(days) > 1:
            yield Fault(found[0][0].area, "approval", "BUNDLE", record, "1")
