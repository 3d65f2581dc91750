"""Plans and calendars written in a test: areas of one community each, every duration a few days."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from planner.calendar import Calendar, Dated, Stage, StageName, make
from planner.plan import Plan, PlannedArea
from planner.scenario.calendar_settings import CalendarSettings, Period, Span, Step, Zone
from planner.scenario.progress import Progress
from planner.scenario.types import Community, Scenario, Work

SHORT = CalendarSettings(
    begin=(1, 1),
    consent=Span(5),
    design=Span(10),
    tender=Span(5),
    acceptance=Span(5),
    construction=(Step(takes=Span(30)),),
    heating=Span(10),
    lifts=Span(7),
)
HARBIN = Zone(zone="severe_cold", outdoor=Period((5, 1), (10, 31)), heating=Period((10, 20), (4, 20)))


def community(name: str, m2: int = 8000, **facts: Any) -> Community:
    return Community(id=name, name=name, households=100, floor_area_m2=Fraction(m2), **facts)


def scene(
    communities: Sequence[str | Community],
    settings: CalendarSettings = SHORT,
    works: Mapping[str, Sequence[str]] | None = None,
    yuan: int = 1_000_000,
    progress: Sequence[Progress] = (),
    **changed: Any,
) -> Scenario:
    """Communities with a roof each, or the kinds of works named."""
    members = tuple(community(c) if isinstance(c, str) else c for c in communities)
    kinds = {c.id: ("roof",) for c in members} | dict(works or {})
    return Scenario(
        name="scene",
        years=(2026, 2027),
        communities=members,
        works=tuple(
            Work(community=c.id, id=kind, kind=kind, civil=yuan) for c in members for kind in kinds[c.id]
        ),
        calendar=replace(settings, **changed),
        progress=tuple(progress),
    )


def plan(scenario: Scenario, *areas: str | Sequence[str], year: int = 2026) -> Plan:
    """Each area, its members by letters, does all their works; without areas every community is one."""
    wanted = areas or tuple((c.id,) for c in scenario.communities)
    return Plan(
        scenario=scenario,
        areas=tuple(
            PlannedArea(
                id="+".join(members),
                year=year,
                members=tuple(members),
                works={c: tuple(w.id for w in scenario.works_of[c]) for c in members},
            )
            for members in map(tuple, wanted)
        ),
    )


def drawn(scenario: Scenario, *areas: str | Sequence[str], year: int = 2026) -> Calendar:
    """The calendar of such a plan; `make` has checked it."""
    found = make(scenario, plan(scenario, *areas, year=year))
    assert found is not None
    return found


def days(calendar: Calendar, area: str, name: StageName) -> tuple[date, date]:
    """First and last day of a stage."""
    stage = calendar.of[area].stage(name)
    assert stage is not None
    return stage.first, stage.last


def moved(line: Dated, name: StageName, first: date, last: date) -> Calendar:
    """A calendar of one line with a stage moved."""
    stages = tuple(replace(s, first=first, last=last) if s.name == name else s for s in line.stages)
    return Calendar(lines=(replace(line, stages=stages),))


def stage(name: StageName, first: str, last: str) -> Stage:
    return Stage(name=name, first=date.fromisoformat(first), last=date.fromisoformat(last))
