"""How long each stage of an area takes: by its works, its size, its investment, and how it is approved."""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import Any

from planner.calendar.dated import Track
from planner.plan import PlannedArea
from planner.scenario.calendar_settings import Approval, Bundle, CalendarSettings, Span
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Community, Scenario

BASE = Span(35)
SAVING = 15
CUT = Fraction(7, 10)
THRESHOLD = 30_000_000
_LENGTH = {"calendar": Fraction(1), "working": Fraction(7, 5), "month": Fraction(30)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations:
    """The stages of one area; what is approved in a bundle takes the bundle's time."""

    track: Track
    consent: Span
    design: Span
    approval: tuple[Span, ...]  # of its members: the last to end counts; empty: all of it is in bundles
    bundles: tuple[Bundle, ...]
    tender: Span
    construction: tuple[Span, ...]  # one after another: by size, for lifts, lost to co-ordination
    heating: Span | None  # None: nothing is done on heating pipes
    acceptance: Span


def durations(scenario: Scenario, settings: CalendarSettings, area: PlannedArea) -> Durations:
    """The durations of an area; it waits for the slowest of its members."""
    members = [scenario.community[c] for c in area.members]
    kinds = _kinds(scenario, area)
    every = {kind for _, kind in kinds}
    cost = investment(scenario, area)
    rules = [approval_of(settings, c) for c in members]
    factor = _factor(settings, members, kinds)
    bundled = {item: bundle for item in kinds if (bundle := _bundle(settings, scenario, *item)) is not None}
    alone = kinds - set(bundled) or any(work.id != "project" for work in area.own)
    size = sum((c.floor_area_m2 for c in members), Fraction(0))
    return Durations(
        track="long" if any(track(rule, cost) == "long" for rule in rules) else "short",
        consent=settings.consent,
        design=_scaled(settings.design, factor),
        approval=tuple(dict.fromkeys(_scaled(takes(rule, cost), factor) for rule in rules)) if alone else (),
        bundles=tuple(bundle for bundle in settings.bundles if bundle in bundled.values()),
        tender=_scaled(settings.tender, factor),
        construction=(
            next(step.takes for step in settings.construction if step.below is None or size < step.below),
            *((settings.lifts,) if "lift" in every else ()),
            *_lost(settings, members),
        ),
        heating=settings.heating if "heat" in every else None,
        acceptance=settings.acceptance,
    )


def investment(scenario: Scenario, area: PlannedArea) -> int:
    """All an area costs, yuan."""
    done = {(c, work) for c, works in area.works.items() for work in works}
    works = sum(w.cost for c in area.members for w in scenario.works_of[c] if (c, w.id) in done)
    return works + sum(work.cost for work in area.own)


def approval_of(settings: CalendarSettings, community: Community) -> Approval:
    """How the projects of a community are approved: a narrower place overrides a wider one."""
    found = Approval()
    for each in sorted(settings.approval, key=lambda each: each.where != EVERYWHERE):
        if each.where.holds(community):
            stated: dict[str, Any] = {
                name: value
                for name in ("mode", "base", "saving", "cut", "threshold", "short", "long")
                if (value := getattr(each, name)) is not None
            }
            found = replace(found, **stated)
    return found


def track(rule: Approval, cost: int) -> Track:
    """Investment decides the track; the threshold itself takes the long one."""
    return "short" if cost < (THRESHOLD if rule.threshold is None else rule.threshold) else "long"


def base(rule: Approval, cost: int) -> Span:
    """What approval takes department after department, or by statute."""
    own = rule.short if track(rule, cost) == "short" else rule.long
    return own or rule.base or BASE


def takes(rule: Approval, cost: int) -> Span:
    """What approval takes: jointly so many days less, online a part of the time; a day at least."""
    whole = base(rule, cost)
    match rule.mode:
        case "joint":
            saving = SAVING if rule.saving is None else rule.saving
            return replace(whole, n=max(1, whole.n - saving))
        case "online":
            cut = CUT if rule.cut is None else rule.cut
            return replace(whole, n=max(1, ceil(whole.n * (1 - cut))))
        case _:
            return whole


def length(span: Span) -> Fraction:
    """About how many calendar days it takes: which of two is the slower."""
    return span.n * _LENGTH[span.unit]


def _kinds(scenario: Scenario, area: PlannedArea) -> frozenset[tuple[str, str]]:
    """(community, kind) of every work that is done."""
    return frozenset(
        (c, work.kind)
        for c in area.members
        for work in scenario.works_of[c]
        if work.id in area.works.get(c, ())
    )


def _bundle(settings: CalendarSettings, scenario: Scenario, community: str, kind: str) -> Bundle | None:
    """The bundle a work is approved in: the first that takes it."""
    where = scenario.community[community]
    return next((b for b in settings.bundles if kind in b.works and b.where.holds(where)), None)


def _factor(
    settings: CalendarSettings, members: list[Community], kinds: frozenset[tuple[str, str]]
) -> Fraction:
    """The part of the time of preparation that is left; where several hold, the smallest."""
    factors = [
        each.factor
        for each in settings.preparation
        for c in members
        if each.where.holds(c)
        and (not each.works or any(own == c.id and kind in each.works for own, kind in kinds))
    ]
    return min(factors, default=Fraction(1))


def _scaled(span: Span, factor: Fraction) -> Span:
    """A part of a duration, whole days upwards; a part of a month is counted in days."""
    if factor == 1 or span.n == 0:
        return span
    if span.unit == "month":
        return Span(ceil(span.n * 30 * factor))
    return replace(span, n=ceil(span.n * factor))


def _lost(settings: CalendarSettings, members: list[Community]) -> tuple[Span, ...]:
    """What construction loses to co-ordination, where it loses anything; the longest of the members."""
    lost = [
        _scaled(each.delay, each.factor)
        for each in settings.coordination
        if each.factor and any(each.where.holds(c) for c in members)
    ]
    longest = max(lost, key=lambda span: (length(span), span.unit), default=Span(0))
    return (longest,) if longest.n else ()
