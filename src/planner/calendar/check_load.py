"""No designer team and no implementer is busier than it may be: counted on every first day."""

from collections.abc import Iterator, Mapping
from datetime import date

from planner.calendar.dated import Calendar
from planner.calendar.fault import Fault
from planner.plan import Plan
from planner.scenario.calendar_settings import CalendarSettings
from planner.scenario.types import Scenario

Stretch = tuple[date, date, str]  # first day, last day, area


def overloads(
    scenario: Scenario, settings: CalendarSettings, plan: Plan, calendar: Calendar
) -> Iterator[Fault]:
    """Every first day on which too much goes on at once."""
    teams: dict[tuple[str, str], list[Stretch]] = {}
    sites: dict[str, list[Stretch]] = {}
    for area in plan.areas:
        line = calendar.of.get(area.id)
        members = [scenario.community[c] for c in area.members]
        for stage in line.stages if line else ():
            stretch = (stage.first, stage.last, area.id)
            if stage.name == "design":
                for place in {(c.district, c.subdistrict) for c in members}:
                    teams.setdefault(place, []).append(stretch)
            if stage.name == "construction":
                for name in {c.implementer or c.district for c in members}:
                    sites.setdefault(name, []).append(stretch)
    for (_, subdistrict), stretches in sorted(teams.items()):
        yield from _at_once(stretches, settings.teams, subdistrict, "design", "TEAMS")
    for name, stretches in sorted(sites.items()):
        yield from _at_once(stretches, settings.capacity, name, "construction", "CAPACITY")


def _at_once(
    stretches: list[Stretch], most: Mapping[str, int], name: str, stage: str, code: str
) -> Iterator[Fault]:
    limit = most.get(name, most.get("*"))
    if limit is None:
        return
    for day, _, area in stretches:
        busy = sum(1 for first, last, _ in stretches if first <= day <= last)
        if busy > limit:
            yield Fault(area, stage, code, f"{name} {day}: {busy}", str(limit))
            return
