"""The days a stage should take, worked out again date by date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from planner.plan import PlannedArea
from planner.scenario.calendar_settings import CalendarSettings, Period, Span, Zone
from planner.scenario.scope import Scope
from planner.scenario.types import Community, Scenario

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the settings ask of one area."""

    begin: date
    consent: Span
    design: Span
    approval: tuple[Span, ...]  # of each member; the area waits for the one that ends last
    tender: Span
    construction: tuple[Span, ...]
    heating: Span | None
    acceptance: Span
    outdoor: tuple[Period, ...]
    heated: tuple[Period, ...]


def expected(scenario: Scenario, settings: CalendarSettings, area: PlannedArea) -> Expected:
    """What is asked of an area."""
    members = [scenario.community[c] for c in area.members]
    done = {
        (c.id, work.kind): work.cost
        for c in members
        for work in scenario.works_of[c.id]
        if work.id in area.works.get(c.id, ())
    }
    kinds = {kind for _, kind in done}
    cost = sum(own.cost for own in area.own)
    for c in members:
        for work in scenario.works_of[c.id]:
            cost += work.cost if work.id in area.works.get(c.id, ()) else 0
    part = _part(settings, members, set(done))
    zones = [zone for c in members for zone in _zones(settings, c)]
    month, day = settings.begin
    return Expected(
        begin=date(area.year if month < 7 else area.year - 1, month, min(day, 28) if month == 2 else day),
        consent=settings.consent,
        design=part_of(settings.design, part),
        approval=tuple(part_of(_approval(settings, c, cost), part) for c in members),
        tender=part_of(settings.tender, part),
        construction=_construction(settings, members, kinds),
        heating=settings.heating if "heat" in kinds else None,
        acceptance=settings.acceptance,
        outdoor=tuple(zone.outdoor for zone in zones if zone.outdoor is not None),
        heated=tuple(zone.heating for zone in zones if zone.heating is not None),
    )


def is_working(day: date, holidays: Sequence[str]) -> bool:
    """Monday to Friday, and no holiday."""
    return day.isoweekday() <= 5 and day.isoformat() not in holidays


def first_day(day: date, span: Span, holidays: Sequence[str]) -> date:
    """The day a stage starts that may start on `day`."""
    while span.unit == "working" and not is_working(day, holidays):
        day += DAY
    return day


def last_day(first: date, span: Span, holidays: Sequence[str]) -> date:
    """The last day of a stage, counted one by one."""
    if span.unit == "month":
        months = first.year * 12 + first.month - 1 + span.n
        day = first.day
        while True:
            try:
                return date(months // 12, months % 12 + 1, day) - DAY
            except ValueError:
                day -= 1  # a month without that day
    last, left = first - DAY, span.n
    while left:
        last += DAY
        left -= span.unit == "calendar" or is_working(last, holidays)
    return last


def part_of(span: Span, part: Fraction) -> Span:
    """A part of a duration, never less than it says."""
    if part == 1 or not span.n:
        return span
    days = span.n * 30 if span.unit == "month" else span.n
    found = -(-days * part.numerator // part.denominator)
    return Span(found, "calendar" if span.unit == "month" else span.unit)


def allowed(outdoor: Sequence[Period], day: date) -> bool:
    """Whether works outdoors are possible everywhere in the area."""
    return all(period.holds((day.month, day.day)) for period in outdoor)


def heated(periods: Sequence[Period], day: date) -> bool:
    """Whether houses are heated anywhere in the area."""
    return any(period.holds((day.month, day.day)) for period in periods)


def built_through(first: date, wants: Expected, holidays: Sequence[str]) -> date:
    """The last day of a construction that begins on `first` and never rests."""
    last = first - DAY
    for span in wants.construction:
        last = last_day(last + DAY, span, holidays)
    if wants.heating is not None:
        last = max(last, last_day(first, wants.heating, holidays))
    return last


def fits_a_season(wants: Expected, holidays: Sequence[str], until: date) -> bool:
    """Whether construction fits into a season whole, from the first day of one that is over by `until`.

    A duration in months or working days is longer in one season than in another, so every one is tried.
    """
    before, day = False, wants.begin
    while day <= until:
        able = allowed(wants.outdoor, day)
        if able and not before:
            last = built_through(day, wants, holidays)
            whole = [day + n * DAY for n in range((last - day).days + 1)]
            if last <= until and all(allowed(wants.outdoor, each) for each in whole):
                return True
        before, day = able, day + DAY
    return False


def _zones(settings: CalendarSettings, c: Community) -> list[Zone]:
    """The zone of a community, if any: the last that names its place, else the last for everywhere."""
    named = [zone for zone in settings.zones if zone.where != Scope() and zone.where.holds(c)]
    return (named or [zone for zone in settings.zones if zone.where == Scope()])[-1:]


def _approval(settings: CalendarSettings, c: Community, cost: int) -> Span:
    """What approval takes where a community stands: what its place says, else what everywhere says."""
    here = [rule for rule in settings.approval if rule.where.holds(c)]
    narrow = [rule for rule in here if rule.where != Scope()][::-1]
    wide = [rule for rule in here if rule.where == Scope()][::-1]

    def stated(name: str, default: Any) -> Any:
        found = [value for rule in (*narrow, *wide) if (value := getattr(rule, name)) is not None]
        return found[0] if found else default

    is_long = cost >= stated("threshold", 3000 * 10_000)
    whole: Span = stated("long" if is_long else "short", None) or stated("base", Span(35))
    mode, days = stated("mode", "sequential"), whole.n
    if mode == "joint":
        days = whole.n - stated("saving", 15)
    if mode == "online":
        left = whole.n * (1 - stated("cut", Fraction(7, 10)))
        days = 0
        while days < left:
            days += 1
    return Span(days if days > 0 or mode == "sequential" else 1, whole.unit)


def _part(settings: CalendarSettings, members: list[Community], done: set[tuple[str, str]]) -> Fraction:
    """The smallest part of preparation any rule leaves that speaks of a member and of its works."""
    part = Fraction(1)
    for rule in settings.preparation:
        for c in members:
            works = {kind for own, kind in done if own == c.id}
            if rule.where.holds(c) and (not rule.works or works & rule.works) and rule.factor < part:
                part = rule.factor
    return part


def _construction(settings: CalendarSettings, members: list[Community], kinds: set[str]) -> tuple[Span, ...]:
    """By floor area, then for lifts, then what is lost to co-ordination."""
    size = sum(c.floor_area_m2 for c in members)
    fitting = [step for step in settings.construction if step.below is None or step.below > size]
    spans = [min(fitting, key=lambda step: (step.below is None, step.below or 0)).takes]
    if "lift" in kinds:
        spans.append(settings.lifts)
    lost = [
        part_of(rule.delay, rule.factor)
        for rule in settings.coordination
        if rule.factor > 0 and any(rule.where.holds(c) for c in members)
    ]
    lost = [span for span in lost if span.n]
    rough = {"calendar": 10, "working": 14, "month": 300}
    spans += sorted(lost, key=lambda span: (span.n * rough[span.unit], span.unit))[-1:]
    return tuple(spans)
